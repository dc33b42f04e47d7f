import { describe, expect, it } from 'vitest';
import type { Box } from './place';
import { snap } from './snap';

const screen = { width: 1000, height: 800, rem: 16 };
const box = (left: number, top: number): Box => ({ left, top, right: left + 100, bottom: top + 60 });
const other: Box = { left: 300, top: 200, right: 500, bottom: 300 };
const free = { others: [other], screen, gridPx: null };
const at = ({ left, top }: Box) => [left, top];

describe('a part that is moved', () => {
  it.each([
    ['an edge of another part', box(305, 500), [300, 500]],
    ['the far edge of another part', box(404, 500), [400, 500]],
    ['the centre line of another part', box(353, 500), [350, 500]],
    ['the gap beside another part', box(512, 404), [508, 404]],
    ['the margin of the screen', box(11, 490), [16, 490]],
    ['the middle of the screen', box(447, 500), [450, 500]],
    ['both axes at once', box(303, 305), [300, 308]],
  ] as const)('snaps to %s', (_line, from, to) => {
    expect(at(snap(from, free).box)).toEqual(to);
  });

  it('snaps to nothing that is farther than eight pixels', () => {
    const far = snap(box(321, 420), free);
    expect(at(far.box)).toEqual([321, 420]);
    expect(far.guides).toEqual([]);
  });

  it('snaps to the grid when nothing else is near', () => {
    expect(at(snap(box(323, 421), { ...free, gridPx: 8 }).box)).toEqual([320, 424]);
    expect(snap(box(323, 421), { ...free, gridPx: 8 }).guides).toEqual([]);
  });

  it('shows the line it snapped to, from one part to the other, or across the screen', () => {
    expect(snap(box(305, 500), free).guides).toEqual([{ axis: 'x', at: 300, from: 200, to: 560 }]);
    expect(snap(box(11, 490), free).guides).toEqual([{ axis: 'x', at: 16, from: 0, to: 800 }]);
  });
});
