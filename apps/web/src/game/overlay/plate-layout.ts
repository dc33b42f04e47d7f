/** A rectangle to place on the screen, in CSS pixels: the middle of its lower edge wants to be at x, y. */
export interface Wanted {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly tall: number;
  /** Higher ranks are placed first. */
  readonly rank: number;
  /** Whether it is left out where there is no room; bubbles rise as far as they must. */
  readonly when: 'room' | 'always';
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of the screen in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const gapPixels = 2;
const edgePixels = 4;

/**
 * Returns the middle of words over a point, moved so that none of them is beyond the edge of the screen; a point that
 * is itself beyond the edge takes its words with it.
 */
export function onScreen(x: number, wide: number, screenWide: number): number {
  const half = wide / 2 + edgePixels;
  if (x < 0 || x > screenWide || half * 2 > screenWide) return x;
  return Math.max(half, Math.min(screenWide - half, x));
}

/** How far a plate may rise over a head, in its own heights, before it is left out. */
const mostRises = 3;
const mostRisesOfBubbles = 24;

/**
 * Places rectangles so that none lies on another: each as near to its place as there is room, preferably where it was
 * in the last frame. What finds no room near its head is left out.
 */
export class PlateLayout {
  private rises = new Map<string, number>();

  /** @param free what nothing may lie on, such as the player's own character */
  place(wanted: readonly Wanted[], free: readonly Box[] = []): ReadonlyMap<string, Spot> {
    const taken: Box[] = [...free];
    const spots = new Map<string, Spot>();
    const rises = new Map<string, number>();
    for (const one of wanted.toSorted((a, b) => b.rank - a.rank || b.y - a.y)) {
      const rise = this.riseOf(one, taken);
      if (rise === null) continue;
      taken.push(boxOf(one, rise));
      rises.set(one.key, rise);
      spots.set(one.key, { x: one.x, y: one.y - rise });
    }
    this.rises = rises;
    return spots;
  }

  /** Returns by how many pixels a rectangle has to rise, or null when there is no room. */
  private riseOf(one: Wanted, taken: readonly Box[]): number | null {
    const before = this.rises.get(one.key);
    if (before !== undefined && before > 0 && isFree(boxOf(one, before), taken) && !isFree(boxOf(one, 0), taken))
      return before;
    let rise = 0;
    for (let tries = one.when === 'always' ? mostRisesOfBubbles : mostRises; tries >= 0; tries -= 1) {
      const box = boxOf(one, rise);
      const other = taken.find((candidate) => overlaps(box, candidate));
      if (!other) return rise;
      // Just above what is in the way.
      rise = one.y - other.top + gapPixels;
      if (one.when === 'room' && rise > one.tall * mostRises) return null;
    }
    return one.when === 'always' ? rise : null;
  }
}

function boxOf({ x, y, wide, tall }: Wanted, rise: number): Box {
  return { left: x - wide / 2, right: x + wide / 2, top: y - rise - tall, bottom: y - rise };
}

function isFree(box: Box, taken: readonly Box[]): boolean {
  return !taken.some((other) => overlaps(box, other));
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
