import { describe, expect, test } from 'vitest';
import { distanceSpot, farAlong, freePoint, isFree } from './free-area';

const chat = { left: 16, top: 640, right: 400, bottom: 884 };
const minimap = { left: 1220, top: 16, right: 1424, bottom: 220 };
const screen = { width: 1440, height: 900, panels: [chat, minimap] };

describe('a mark on the screen', () => {
  test('stays over a target that nothing covers', () => {
    expect(freePoint({ x: 900, y: 300 }, screen)).toEqual({ x: 900, y: 300 });
  });

  test('stops at the edge of the screen for a target outside of it', () => {
    const point = freePoint({ x: 9_000, y: 450 }, screen);
    expect(point?.x).toBeCloseTo(1440 - 46);
    expect(point?.y).toBeCloseTo(450);
  });

  test('stands at the edge of the screen in the direction of the walk', () => {
    expect(freePoint(farAlong({ x: -1, y: 0 }, screen), screen)).toEqual({ x: 46, y: 450 });
    expect(freePoint(farAlong({ x: 0, y: 1 }, screen), screen)).toEqual({ x: 720, y: 854 });
  });

  test('stops before a panel that covers the target or lies on the way to the edge', () => {
    for (const target of [
      { x: 200, y: 800 },
      { x: -3_000, y: 3_000 },
      { x: 1_400, y: 40 },
      { x: 5_000, y: -2_600 },
    ]) {
      const point = freePoint(target, screen);
      expect(point && isFree(point, screen)).toBe(true);
    }
  });

  test('finds the free strip beside a window that covers the middle', () => {
    const open = { ...screen, panels: [{ left: 300, top: 60, right: 1_140, bottom: 840 }] };
    const point = freePoint({ x: 1_000, y: 450 }, open);
    expect(point).toBeNull();
    expect(freePoint({ x: 3_000, y: 450 }, open)?.x).toBeGreaterThan(1_140);
  });

  test('is not shown where panels cover the whole line', () => {
    expect(
      freePoint({ x: 900, y: 300 }, { ...screen, panels: [{ left: 0, top: 0, right: 1440, bottom: 900 }] }),
    ).toBeNull();
  });

  test('has its distance behind it, but beside it where the name of the own character would be under it', () => {
    expect(distanceSpot({ x: 900, y: -300 }, { x: 300, y: -120 })).toEqual({ x: -30, y: 14 });
    expect(distanceSpot({ x: 40, y: -900 }, { x: 12, y: -60 })).toEqual({ x: 34, y: 0 });
    expect(distanceSpot({ x: -40, y: -900 }, { x: -12, y: -60 })).toEqual({ x: -34, y: 0 });
  });
});
