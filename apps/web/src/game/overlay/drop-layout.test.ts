import { describe, expect, it } from 'vitest';
import { placeNames, type WantedName } from './drop-layout';

const screenWide = 1440;
const name = (id: number, change: Partial<WantedName> = {}): WantedName => ({
  id,
  x: 700,
  y: 500,
  wide: 110,
  ...change,
});
const ids = (wanted: readonly WantedName[]) => [...placeNames(wanted, screenWide).keys()];

describe('names of drops', () => {
  it('stay under their drops where there is room', () => {
    const placed = placeNames([name(1), name(2, { x: 900 }), name(3, { y: 540 })], screenWide);
    expect(placed.get(1)).toEqual({ x: 700, y: 500 });
    expect(placed.get(2)).toEqual({ x: 900, y: 500 });
    expect(placed.get(3)).toEqual({ x: 700, y: 540 });
  });

  it('name every thing of a heap, one under another', () => {
    const heap = [name(1), name(2, { x: 722, y: 505 }), name(3, { x: 690, y: 494 }), name(4, { x: 715, y: 524 })];
    expect(ids(heap)).toEqual([1, 2, 3, 4]);
    const rows = [...placeNames(heap, screenWide).values()].map(({ y }) => y).toSorted((a, b) => a - b);
    for (const [at, y] of rows.slice(1).entries()) expect(y - (rows[at] ?? 0)).toBeGreaterThanOrEqual(20);
  });

  it('leave the nearest name where it is and move the farther ones', () => {
    const placed = placeNames([name(1), name(2)], screenWide);
    expect(placed.get(1)).toEqual({ x: 700, y: 500 });
    expect(placed.get(2)).toEqual({ x: 700, y: 522 });
  });

  it('leave out what would be far from its drop', () => {
    const heap = Array.from({ length: 12 }, (_, id) => name(id));
    expect(ids(heap)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('are no more than fourteen at a time', () => {
    expect(ids(Array.from({ length: 20 }, (_, id) => name(id, { x: 200, y: id * 40 })))).toHaveLength(14);
  });

  it('stay whole at the edge of the screen, and apart there', () => {
    const placed = placeNames([name(1, { x: 1430 }), name(2, { x: 1438 })], screenWide);
    expect(placed.get(1)).toEqual({ x: 1381, y: 500 });
    expect(placed.get(2)).toEqual({ x: 1381, y: 522 });
  });
});
