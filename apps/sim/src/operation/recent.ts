import type { Zone } from '../zone/zone';

/** The number of ticks in ten seconds. */
const windowTicks = 200;

/** Durations of the last ticks, in milliseconds. */
export interface TickFigures {
  readonly tickP50: number;
  readonly tickP95: number;
  readonly tickP99: number;
  readonly lateP99: number;
  /** Ticks since the zone began. */
  readonly count: number;
}

interface Ring {
  readonly took: Float32Array;
  readonly late: Float32Array;
  count: number;
}

/**
 * Remembers the duration of the last ticks of each zone channel; histograms cover hours, this covers the last seconds.
 */
export class RecentTicks {
  private readonly rings = new WeakMap<Zone, Ring>();

  note(zone: Zone, { tickMs, lateMs }: { readonly tickMs: number; readonly lateMs: number }): void {
    let ring = this.rings.get(zone);
    if (ring === undefined)
      this.rings.set(
        zone,
        (ring = { took: new Float32Array(windowTicks), late: new Float32Array(windowTicks), count: 0 }),
      );
    const at = ring.count++ % windowTicks;
    ring.took[at] = tickMs;
    ring.late[at] = Math.max(0, lateMs);
  }

  of(zone: Zone): TickFigures {
    const ring = this.rings.get(zone);
    if (ring === undefined) return { tickP50: 0, tickP95: 0, tickP99: 0, lateP99: 0, count: 0 };
    const known = Math.min(ring.count, windowTicks);
    const took = ring.took.slice(0, known).sort();
    const late = ring.late.slice(0, known).sort();
    return {
      tickP50: rank(took, 0.5),
      tickP95: rank(took, 0.95),
      tickP99: rank(took, 0.99),
      lateP99: rank(late, 0.99),
      count: ring.count,
    };
  }
}

/** Returns the value that this share of the sorted values does not exceed. */
function rank(sorted: Float32Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
