import { type Box, moved, type Screen } from './place';

/** A line that shows with what a part is in line; `at` is its x or y, `from` and `to` are its ends. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  readonly box: Box;
  readonly guides: readonly Guide[];
}

interface SnapOptions {
  /** The other parts. */
  readonly others: readonly Box[];
  readonly screen: Screen;
  /** The distance of the grid's lines in pixels; null without a grid. */
  readonly gridPx: number | null;
}

/** A part snaps to a line that is nearer than this. */
const reachPx = 8;
/** The margin of the screen and the gap between two parts. */
const marginRem = 1;
const gapRem = 0.5;

interface Line {
  readonly at: number;
  /** The box it belongs to; null for the screen. */
  readonly of: Box | null;
}

/** Moves a box to the nearest edge or centre line of other parts or of the screen, else to the grid. */
export function snap(box: Box, options: SnapOptions): Snapped {
  const x = snapAxis('x', box, options);
  const y = snapAxis('y', box, options);
  const snapped = moved(box, x.by, y.by);
  return {
    box: snapped,
    guides: [...guidesOf(x, snapped, options.screen), ...guidesOf(y, snapped, options.screen)],
  };
}

interface AxisSnap {
  readonly axis: 'x' | 'y';
  readonly by: number;
  readonly line: Line | null;
}

function snapAxis(axis: 'x' | 'y', box: Box, { others, screen, gridPx }: SnapOptions): AxisSnap {
  const [start, end] = endsOf(axis, box);
  let best: AxisSnap = { axis, by: Number.POSITIVE_INFINITY, line: null };
  for (const { edges, middle, of } of linesOf(axis, others, screen)) {
    for (const at of edges)
      for (const from of [start, end])
        if (Math.abs(at - from) < Math.abs(best.by)) best = { axis, by: at - from, line: { at, of } };
    const by = middle - (start + end) / 2;
    if (Math.abs(by) < Math.abs(best.by)) best = { axis, by, line: { at: middle, of } };
  }
  if (Math.abs(best.by) <= reachPx) return best;
  if (gridPx === null) return { axis, by: 0, line: null };
  return { axis, by: Math.round(start / gridPx) * gridPx - start, line: null };
}

function linesOf(axis: 'x' | 'y', others: readonly Box[], screen: Screen) {
  const size = axis === 'x' ? screen.width : screen.height;
  const margin = marginRem * screen.rem;
  const gap = gapRem * screen.rem;
  return [
    { edges: [margin, size - margin], middle: size / 2, of: null },
    ...others.map((of) => {
      const [start, end] = endsOf(axis, of);
      // Parts can stand edge to edge in line, or beside each other with the usual gap.
      return { edges: [start, end, start - gap, end + gap], middle: (start + end) / 2, of };
    }),
  ];
}

function guidesOf({ axis, line }: AxisSnap, box: Box, screen: Screen): readonly Guide[] {
  if (!line) return [];
  const cross = axis === 'x' ? 'y' : 'x';
  const [from, to] = line.of
    ? hull(endsOf(cross, line.of), endsOf(cross, box))
    : [0, axis === 'x' ? screen.height : screen.width];
  return [{ axis, at: line.at, from, to }];
}

const hull = (a: readonly [number, number], b: readonly [number, number]): readonly [number, number] => [
  Math.min(a[0], b[0]),
  Math.max(a[1], b[1]),
];

const endsOf = (axis: 'x' | 'y', box: Box): readonly [number, number] =>
  axis === 'x' ? [box.left, box.right] : [box.top, box.bottom];
