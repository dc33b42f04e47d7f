import type { Vec2 } from '@necp/shared/kernel';
import { depthAt, type View } from '../../city/view';

/** Floats of one surface's box: left, top, right, bottom, low, high; in tiles. */
export const boxFloats = 6;
/** Around people surfaces open as far as this; see `hides` in glsl/common.ts. */
const openTiles = 1.75;
const lowestTiles = 1.3;
const highestTiles = 7;
const indicesPerSurface = 6;

/**
 * Knows which surfaces of a chunk hide a person at the moment. Only these are drawn with the sieve, which costs a
 * processor ten times as much as a plain surface.
 */
export class OpeningSurfaces {
  private readonly given: Uint32Array;
  private opened: readonly number[] = [];

  /**
   * @param indices all triangles of the chunk; those from `solidCount` on are put in another order in place
   * @param boxes the box of each surface from `solidCount` on
   */
  constructor(
    private readonly indices: Uint32Array,
    private readonly solidCount: number,
    private readonly boxes: Float32Array,
  ) {
    this.given = indices.slice(solidCount);
  }

  /**
   * Puts the surfaces that hide a person last.
   * @returns how many indices come before them, and whether the order has changed
   */
  sort(view: View, people: readonly Vec2[]): { readonly closedCount: number; readonly isChanged: boolean } {
    const count = this.given.length / indicesPerSurface;
    const opened: number[] = [];
    for (let at = 0; at < count; at += 1) if (people.some((person) => this.isOver(at, person, view))) opened.push(at);
    const isChanged = opened.length !== this.opened.length || opened.some((at, order) => at !== this.opened[order]);
    if (isChanged) this.reorder(opened);
    return { closedCount: this.indices.length - opened.length * indicesPerSurface, isChanged };
  }

  private isOver(at: number, person: Vec2, view: View): boolean {
    const { boxes } = this;
    const first = at * boxFloats;
    const low = Math.max(lowestTiles, boxes[first + 4]!);
    const high = Math.min(highestTiles, boxes[first + 5]!);
    if (low > high) return false;
    // What covers a person lies between the person and the middle of the picture, the nearer the higher it is.
    const [far, near] = [depthAt(low), depthAt(high)];
    const x = person.x - view.x;
    const y = person.y - view.y;
    return (
      boxes[first]! - openTiles < view.x + Math.max(x * far, x * near) &&
      boxes[first + 2]! + openTiles > view.x + Math.min(x * far, x * near) &&
      boxes[first + 1]! - openTiles < view.y + Math.max(y * far, y * near) &&
      boxes[first + 3]! + openTiles > view.y + Math.min(y * far, y * near)
    );
  }

  private reorder(opened: readonly number[]): void {
    const count = this.given.length / indicesPerSurface;
    const isOpened = new Set(opened);
    const closed = Array.from({ length: count }, (_, at) => at).filter((at) => !isOpened.has(at));
    [...closed, ...opened].forEach((at, order) => {
      const from = at * indicesPerSurface;
      this.indices.set(
        this.given.subarray(from, from + indicesPerSurface),
        this.solidCount + order * indicesPerSurface,
      );
    });
    this.opened = opened;
  }
}
