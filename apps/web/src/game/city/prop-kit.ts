import type { Prop } from '@necp/shared/zone/map';
import { neon, type Rgb } from './hues';
import { materials, type Brush, type MeshWriter, type Point3 } from './mesh-writer';
import { scatterStream } from './scatter';

interface PropPart {
  readonly along: number;
  readonly across: number;
  readonly z: number;
  readonly long: number;
  readonly wide: number;
  readonly tall: number;
}
export type Build = (kit: Kit) => void;

/** Writes parts of one prop in its own axes: `along` its direction, `across` to the right of it. */
export class Kit {
  readonly next: () => number;
  private readonly cos: number;
  private readonly sin: number;

  constructor(
    private readonly writer: MeshWriter,
    readonly prop: Prop,
  ) {
    this.next = scatterStream(prop.seed * 3 + 11);
    this.cos = Math.cos(prop.turnRadians);
    this.sin = Math.sin(prop.turnRadians);
  }

  get hue(): Rgb {
    return neon[this.prop.hue];
  }

  paint(tint: Rgb): this {
    return this.brush({ material: materials.plain, tint, seed: 0 });
  }

  glow(tint: Rgb, seed = 0): this {
    return this.brush({ material: materials.glow, tint, seed });
  }

  brush(brush: Brush): this {
    this.writer.use(brush);
    return this;
  }

  at(along: number, across: number, z: number): Point3 {
    return [this.prop.x + along * this.cos - across * this.sin, this.prop.y + along * this.sin + across * this.cos, z];
  }

  box(part: PropPart): this {
    const [x, y] = this.at(part.along, part.across, 0);
    this.writer.box({
      x,
      y,
      z: part.z,
      width: part.long,
      depth: part.wide,
      tall: part.tall,
      turn: this.prop.turnRadians,
    });
    return this;
  }

  drum(part: { along: number; across: number; z: number; radius: number; tall: number; taper?: number }): this {
    const [x, y] = this.at(part.along, part.across, 0);
    this.writer.drum({ x, y, z: part.z, radius: part.radius, tall: part.tall, taper: part.taper });
    return this;
  }

  /** Writes a flat piece of any shape, by its corners in order. */
  leaf(corners: readonly [Point3, Point3, Point3, Point3]): this {
    this.writer.quad(corners, [0, 0, 1, 1]);
    return this;
  }

  /** Writes a sloping pane from one edge to another. */
  pane(low: { along: number; z: number; half: number }, high: { along: number; z: number; half: number }): this {
    this.writer.quad(
      [
        this.at(high.along, -high.half, high.z),
        this.at(high.along, high.half, high.z),
        this.at(low.along, low.half, low.z),
        this.at(low.along, -low.half, low.z),
      ],
      [0, 0, 2, 1],
    );
    return this;
  }
}
