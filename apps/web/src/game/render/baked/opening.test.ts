import { describe, expect, it } from 'vitest';
import { depthAt, type View } from '../../city/view';
import { OpeningSurfaces } from './opening';

const view: View = { x: 50, y: 40, tilePixels: 42, width: 1440, height: 900 };
const surface = (number: number): number[] => [0, 1, 2, 0, 2, 3].map((corner) => number * 4 + corner);
const awning = (left: number, top: number) => [left, top, left + 2, top + 1, 2.4, 2.6];

/** One closed facade and awnings at these corners. */
function makeSurfaces(...corners: readonly (readonly [number, number])[]) {
  const indices = Uint32Array.from([...surface(0), ...corners.flatMap((_, at) => surface(at + 1))]);
  const boxes = Float32Array.from(corners.flatMap(([left, top]) => awning(left, top)));
  return { indices, surfaces: new OpeningSurfaces(indices, 6, boxes) };
}

describe('awnings over people', () => {
  it('are drawn with the sieve only where they hide a person', () => {
    const { indices, surfaces } = makeSurfaces([49, 39], [20, 20], [52, 41]);
    expect(surfaces.sort(view, [{ x: 50, y: 39.5 }])).toEqual({ closedCount: 18, isChanged: true });
    expect([...indices]).toEqual([...surface(0), ...surface(2), ...surface(3), ...surface(1)]);
  });

  it('stay closed without people, and close again behind them', () => {
    const { indices, surfaces } = makeSurfaces([49, 39], [20, 20]);
    const before = [...indices];
    expect(surfaces.sort(view, [])).toEqual({ closedCount: 18, isChanged: false });
    surfaces.sort(view, [{ x: 50, y: 39.5 }]);
    expect(surfaces.sort(view, [{ x: 50, y: 39.6 }]).isChanged).toBe(false);
    expect(surfaces.sort(view, [{ x: 70, y: 60 }])).toEqual({ closedCount: 18, isChanged: true });
    expect([...indices]).toEqual(before);
  });

  it('open where the perspective puts them over a person, far from where they stand', () => {
    const person = { x: 66, y: 40 };
    const covering = view.x + (person.x - view.x) * depthAt(2.5);
    const { surfaces } = makeSurfaces([covering - 1, 39.5], [person.x + 2.5, 39.5]);
    expect(surfaces.sort(view, [person]).closedCount).toBe(12);
  });

  it('are all found that a pixel of the sieve would open', () => {
    for (let step = 0; step < 400; step += 1) {
      const person = { x: 34 + (step % 20) * 1.7, y: 30 + Math.floor(step / 20) };
      const corner = [41 + (step % 7) * 3, 33 + (step % 5) * 3] as const;
      const { surfaces } = makeSurfaces(corner);
      const opens = surfaces.sort(view, [person]).closedCount === 6;
      const below = (at: number, middle: number): number => middle + (at - middle) / depthAt(2.5);
      for (const [x, y] of [corner, [corner[0] + 2, corner[1] + 1] as const, [corner[0] + 1, corner[1] + 0.5] as const])
        if (Math.hypot(below(x, view.x) - person.x, below(y, view.y) - person.y) < 1.7) expect(opens).toBe(true);
    }
  });
});
