import { onScreen, type Spot } from './plate-layout';

/** The name of a drop wants its middle at x, y, in CSS pixels. */
export interface WantedName {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly wide: number;
}

const tall = 20;
const gap = 2;
const mostNames = 14;
const mostRows = 6;

/**
 * Places the names of drops, the first wanted first. A name that would lie on another moves under it, so that every
 * thing of a heap is named; what finds no room within a few rows is left out.
 */
export function placeNames(wanted: readonly WantedName[], screenWide: number): ReadonlyMap<number, Spot> {
  const spots = new Map<number, Spot>();
  const taken: { readonly x: number; readonly y: number; readonly wide: number }[] = [];
  for (const { id, x: middle, y, wide } of wanted) {
    if (spots.size >= mostNames) break;
    const x = onScreen(middle, wide, screenWide);
    const besides = taken.filter((other) => Math.abs(other.x - x) < (other.wide + wide) / 2);
    const under = lowerUntilFree(
      y,
      besides.map((other) => other.y),
    );
    if (under === null) continue;
    taken.push({ x, y: under, wide });
    spots.set(id, { x, y: under });
  }
  return spots;
}

function lowerUntilFree(from: number, others: readonly number[]): number | null {
  let y = from;
  for (const other of others.toSorted((a, b) => a - b)) if (Math.abs(other - y) < tall) y = other + tall + gap;
  return y - from > mostRows * (tall + gap) ? null : y;
}
