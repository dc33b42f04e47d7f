import { Geometry, keepGeometry, makeBuffer, type Gpu, type Shader } from './gpu';
import type { State } from 'pixi.js';

const corners = 4;
const indicesPerQuad = 6;

export interface QuadsDrawing {
  readonly shader: Shader;
  readonly state: State;
  /** The first one to draw, and how many; all of them when left out. */
  readonly first?: number;
  readonly count?: number;
}

/**
 * Many squares that one call draws, each with a record of floats that its four corners share. The records are copied
 * to the corners, because a processor that draws instances begins anew for each of them.
 */
export class Quads {
  readonly geometry: Geometry;
  /** How many squares there are. */
  count = 0;
  private readonly buffer;
  private readonly places;
  private readonly floats: number;
  private most: number;

  /** `layout`: the float counts of each attribute, in the order of a record. */
  constructor(layout: Readonly<Record<string, 2 | 3 | 4>>, most = 1) {
    this.floats = Object.values(layout).reduce((sum: number, floats) => sum + floats, 0);
    this.most = most;
    this.buffer = makeBuffer(new Float32Array(most * corners * this.floats));
    this.places = makeBuffer(placesOf(most));
    const geometry = new Geometry({
      attributes: { aCorner: { buffer: this.places, format: 'float32x2' } },
      indexBuffer: indicesOf(most),
    });
    let offset = 0;
    for (const [name, floats] of Object.entries(layout)) {
      const stride = this.floats * 4;
      geometry.addAttribute(name, { buffer: this.buffer, format: `float32x${floats}`, stride, offset });
      offset += floats * 4;
    }
    this.geometry = keepGeometry(geometry);
  }

  /** Replaces all squares by the first `count` records. */
  write(records: Float32Array, count: number): void {
    this.makeRoomFor(count);
    this.count = count;
    copyToCorners(records, this.buffer.data as Float32Array, { count, floats: this.floats });
    this.buffer.update(count * corners * this.floats * 4);
  }

  draw(gpu: Gpu, { shader, state, first = 0, count = this.count - first }: QuadsDrawing): void {
    const { geometry } = this;
    gpu.encoder.draw({ geometry, shader, state, start: first * indicesPerQuad, size: count * indicesPerQuad });
  }

  destroy(): void {
    this.geometry.destroy(true);
  }

  private makeRoomFor(count: number): void {
    if (count <= this.most) return;
    this.most = count;
    this.buffer.data = new Float32Array(count * corners * this.floats);
    this.places.data = placesOf(count);
    this.geometry.indexBuffer.data = indicesOf(count);
  }
}

/** Writes each record four times, one after the other. */
export function copyToCorners(
  from: Float32Array,
  to: Float32Array,
  { count, floats }: { readonly count: number; readonly floats: number },
): void {
  for (let quad = 0; quad < count; quad += 1) {
    const at = quad * floats;
    const into = at * corners;
    for (let part = 0; part < floats; part += 1) {
      const value = from[at + part]!;
      to[into + part] = value;
      to[into + floats + part] = value;
      to[into + floats * 2 + part] = value;
      to[into + floats * 3 + part] = value;
    }
  }
}

function placesOf(count: number): Float32Array {
  const places = new Float32Array(count * corners * 2);
  for (let quad = 0; quad < count; quad += 1) places.set([0, 0, 1, 0, 1, 1, 0, 1], quad * corners * 2);
  return places;
}

function indicesOf(count: number): Uint32Array {
  const indices = new Uint32Array(count * indicesPerQuad);
  for (let quad = 0; quad < count; quad += 1) {
    const first = quad * corners;
    indices.set([first, first + 1, first + 2, first, first + 2, first + 3], quad * indicesPerQuad);
  }
  return indices;
}
