import { describe, expect, test } from 'vitest';
import { clamped, fitScale, toPoint, toSpot, zoomed } from './view';

const frame = { width: 400, height: 300 };
const extent = { widthTiles: 100, heightTiles: 100 };

describe('the view of a map', () => {
  test('never shows less than the map needs and never leaves it', () => {
    expect(fitScale(extent, frame)).toBe(3);
    expect(clamped({ x: -5, y: 500, scale: 0.1 }, extent, frame)).toEqual({ x: 0, y: 100, scale: 3 });
    expect(clamped({ x: 5, y: 5, scale: 999 }, extent, frame).scale).toBe(16);
  });

  test('keeps the spot under the pointer while it zooms', () => {
    const view = { x: 50, y: 50, scale: 4 };
    const point = { x: 90, y: 210 };
    const spot = toSpot(view, frame, point);
    const after = toPoint(zoomed(view, 1.7, { ...point, frame }), frame, spot);
    expect([after.x, after.y]).toEqual([expect.closeTo(90), expect.closeTo(210)]);
  });
});
