import type { Rgb } from './hues';

/** The material of a surface; the fragment shader of the city has one branch for each. */
export const materials = {
  plain: 0,
  concrete: 1,
  brick: 2,
  glass: 3,
  market: 4,
  industrial: 5,
  container: 6,
  partition: 7,
  roof: 10,
  glow: 11,
  advert: 12,
  fan: 13,
  panes: 14,
  solar: 15,
  awning: 16,
} as const;
export type Material = (typeof materials)[keyof typeof materials];

/** The direction a surface faces, as the shader numbers it. */
export const faces = { up: 0, north: 1, east: 2, south: 3, west: 4 } as const;
export type Face = (typeof faces)[keyof typeof faces];

export type Point3 = readonly [x: number, y: number, z: number];
export type Corners = readonly [Point3, Point3, Point3, Point3];
export type UvRect = readonly [u0: number, v0: number, u1: number, v1: number];

export interface Brush {
  readonly material: Material;
  readonly tint: Rgb;
  readonly seed: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly width: number;
  readonly depth: number;
  readonly tall: number;
  readonly turn?: number;
}

const floatsPerVertex = 9;
export const vertexBytes = floatsPerVertex * 4;

/** Collects surfaces of the static city in one vertex and index buffer. */
export class MeshWriter {
  private floats = new Float32Array(floatsPerVertex * 1024);
  private bytes = new Uint8Array(this.floats.buffer);
  private indices: number[] = [];
  private count = 0;
  private brush: Brush = { material: materials.plain, tint: [1, 1, 1], seed: 0 };
  /** The building that owns the next surfaces, 0 for none; its roof fades above the player. */
  owner = 0;

  use(brush: Brush): this {
    this.brush = brush;
    return this;
  }

  /** Writes a quad by its corners in order; the first has (u0, v0), the third (u1, v1). */
  quad(corners: Corners, uv: UvRect = [0, 0, 1, 1], face: Face = faces.up): this {
    const start = this.count;
    this.vertex(corners[0], [uv[0], uv[1]], face);
    this.vertex(corners[1], [uv[2], uv[1]], face);
    this.vertex(corners[2], [uv[2], uv[3]], face);
    this.vertex(corners[3], [uv[0], uv[3]], face);
    this.indices.push(start, start + 1, start + 2, start, start + 2, start + 3);
    return this;
  }

  /** Writes a box by the middle of its base; its underside is never seen and is left out. */
  box(box: Box): this {
    const { z, tall } = box;
    const [nw, ne, se, sw] = footOf(box);
    const top = z + tall;
    const lift = (p: readonly [number, number], at: number): Point3 => [p[0], p[1], at];
    const quarter = Math.round((box.turn ?? 0) / (Math.PI / 2));
    const side = (face: Face): Face => turnedFace(face, quarter);
    this.quad([lift(nw, z), lift(ne, z), lift(ne, top), lift(nw, top)], [0, 0, box.width, tall], side(faces.north));
    this.quad([lift(ne, z), lift(se, z), lift(se, top), lift(ne, top)], [0, 0, box.depth, tall], side(faces.east));
    this.quad([lift(se, z), lift(sw, z), lift(sw, top), lift(se, top)], [0, 0, box.width, tall], side(faces.south));
    this.quad([lift(sw, z), lift(nw, z), lift(nw, top), lift(sw, top)], [0, 0, box.depth, tall], side(faces.west));
    return this.quad(
      [lift(nw, top), lift(ne, top), lift(se, top), lift(sw, top)],
      [0, 0, box.width, box.depth],
      faces.up,
    );
  }

  /** Writes an upright cylinder with eight sides. */
  drum(drum: {
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly radius: number;
    readonly tall: number;
    readonly taper?: number;
  }): this {
    const sides = 10;
    const { x, y, z, radius, tall } = drum;
    const upper = radius * (drum.taper ?? 1);
    const ring = (r: number, i: number, at: number): Point3 => [
      x + Math.cos((i / sides) * 2 * Math.PI) * r,
      y + Math.sin((i / sides) * 2 * Math.PI) * r,
      at,
    ];
    for (let i = 0; i < sides; i += 1) {
      const face =
        [faces.east, faces.south, faces.west, faces.north][Math.floor(((i + 0.5) / sides) * 4 + 0.5) % 4] ?? faces.up;
      this.quad(
        [ring(radius, i, z), ring(radius, i + 1, z), ring(upper, i + 1, z + tall), ring(upper, i, z + tall)],
        [i, 0, i + 1, tall],
        face,
      );
      if (upper > 0.01)
        this.quad(
          [ring(upper, i, z + tall), ring(upper, i + 1, z + tall), [x, y, z + tall], [x, y, z + tall]],
          [0, 0, 1, 1],
          faces.up,
        );
    }
    return this;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  clear(): void {
    this.count = 0;
    this.indices.length = 0;
  }

  /** Returns copies of the written data, sized to fit. */
  finish(): { vertices: Uint8Array; indices: Uint32Array } {
    return { vertices: this.bytes.slice(0, this.count * vertexBytes), indices: Uint32Array.from(this.indices) };
  }

  private vertex(point: Point3, uv: readonly [number, number], face: Face): void {
    if ((this.count + 1) * floatsPerVertex > this.floats.length) this.grow();
    const at = this.count * floatsPerVertex;
    const { tint, material, seed } = this.brush;
    this.floats.set([point[0], point[1], point[2], uv[0], uv[1], material, seed, this.owner], at);
    const byte = (at + 8) * 4;
    for (let channel = 0; channel < 3; channel += 1)
      this.bytes[byte + channel] = Math.max(0, Math.min(255, Math.round((tint[channel] ?? 0) * 255)));
    this.bytes[byte + 3] = face * 32;
    this.count += 1;
  }

  private grow(): void {
    const wider = new Float32Array(this.floats.length * 2);
    wider.set(this.floats);
    this.floats = wider;
    this.bytes = new Uint8Array(wider.buffer);
  }
}

/** Returns the compass side a wall faces after a number of quarter turns clockwise. */
function turnedFace(face: Face, quarters: number): Face {
  return (((((face - 1 + quarters) % 4) + 4) % 4) + 1) as Face;
}

type Flat = readonly [number, number];
function footOf(box: Box): [Flat, Flat, Flat, Flat] {
  const cos = Math.cos(box.turn ?? 0);
  const sin = Math.sin(box.turn ?? 0);
  const corner = (sx: number, sy: number): Flat => {
    const dx = (sx * box.width) / 2;
    const dy = (sy * box.depth) / 2;
    return [box.x + dx * cos - dy * sin, box.y + dx * sin + dy * cos];
  };
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}
