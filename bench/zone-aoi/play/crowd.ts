import { startsOf, turnRadians, reflect, sideUnits, unitsPerTick, type Workload } from '../workload';

/** All players in the zone of a peer, by row; a row's id in messages is one more than the row. */
export class Crowd {
  readonly side: number;
  readonly ids: Uint32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
  private readonly heading: Float64Array;

  constructor(workload: Workload) {
    const starts = startsOf(workload);
    this.side = sideUnits(workload);
    this.ids = Uint32Array.from(starts, (_, entityIndex) => entityIndex + 1);
    this.x = Float32Array.from(starts, ({ x }) => x);
    this.y = Float32Array.from(starts, ({ y }) => y);
    this.heading = Float64Array.from(starts, ({ heading }) => heading);
  }

  /** Moves everyone for one tick. */
  step(): void {
    const { x, y, heading, side } = this;
    for (let entityIndex = 0; entityIndex < x.length; entityIndex++) {
      const dx = Math.cos(heading[entityIndex] ?? 0) * unitsPerTick;
      const dy = Math.sin(heading[entityIndex] ?? 0) * unitsPerTick;
      const [nextX, turnX] = reflect(x[entityIndex] ?? 0, dx, side);
      const [nextY, turnY] = reflect(y[entityIndex] ?? 0, dy, side);
      x[entityIndex] = nextX;
      y[entityIndex] = nextY;
      if (turnX === -1 || turnY === -1) heading[entityIndex] = Math.atan2(dy * turnY, dx * turnX);
    }
  }

  turn(entityIndex: number, units: number): void {
    this.heading[entityIndex] = (this.heading[entityIndex] ?? 0) + turnRadians(units);
  }
}

/** Returns a position as peers send it: the side in 65,535 parts. */
export function quantiseSide(value: number, side: number): number {
  return Math.round(value * (0xffff / side));
}
