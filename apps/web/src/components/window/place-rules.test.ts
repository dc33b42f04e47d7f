import { describe, expect, test } from 'vitest';
import { type FrameName, frameNames, type WindowFrame, windowFrames } from './frames';
import { firstPlace, fitPlace, movedBy, type Place, resizedBy, screenClassOf, type Size } from './place-rules';

const remOf = (width: number, height: number): Size => ({ width: width / 16, height: height / 16 });
const desk = remOf(1440, 900);
const small = remOf(1024, 768);
const screens = { desk, small, wide: remOf(2560, 1440), low: remOf(1280, 600) };
const frameOf = (name: FrameName): WindowFrame => windowFrames[name];
const overlaps = (one: Place, other: Place) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe('the first places of windows', () => {
  test.each([
    ['inventory', 'sheet', desk],
    ['inventory', 'vendor', desk],
    ['inventory', 'bank', desk],
    ['abilities', 'quests', desk],
    ['inventory', 'sheet', small],
    ['inventory', 'vendor', small],
    ['inventory', 'bank', small],
    ['inventory', 'clinic', small],
    ['inventory', 'quests', small],
  ] as const)('%s and %s stand beside each other on %j', (one, other, screen) => {
    expect(overlaps(firstPlace(frameOf(one), screen), firstPlace(frameOf(other), screen))).toBe(false);
  });

  test.each(Object.entries(screens))('no two lie exactly on each other on a %s screen, and all fit it', (_, screen) => {
    const places = frameNames.map((name) => firstPlace(frameOf(name), screen));
    expect(new Set(places.map(({ x, y, width }) => `${x} ${y} ${width}`)).size).toBe(frameNames.length);
    for (const { x, y, width, height } of places) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(1);
      expect(x + width).toBeLessThanOrEqual(screen.width);
      expect(y + height).toBeLessThanOrEqual(screen.height);
    }
  });
});

describe('a moved window', () => {
  const frame = frameOf('people');
  const place = firstPlace(frame, desk);

  test.each([
    { dx: -500, dy: -500 },
    { dx: 500, dy: 500 },
    { dx: 0, dy: 500 },
    { dx: -500, dy: 0 },
  ])('keeps its title bar on the screen after %j', (shift) => {
    const moved = fitPlace(movedBy(place, shift), frame, desk);
    expect(moved.y).toBeGreaterThanOrEqual(0);
    expect(moved.y).toBeLessThanOrEqual(desk.height - 3);
    expect(moved.x + moved.width).toBeGreaterThanOrEqual(7);
    expect(moved.x).toBeLessThanOrEqual(desk.width - 7);
  });

  test('comes back to a screen that has become smaller', () => {
    const far = fitPlace(movedBy(place, { dx: 40, dy: 40 }), frame, desk);
    const seen = fitPlace(far, frame, small);
    expect(seen.x).toBeLessThanOrEqual(small.width - 7);
    expect(seen.y).toBeLessThanOrEqual(small.height - 3);
  });
});

describe('a resized window', () => {
  const frame = frameOf('inventory');
  const place = firstPlace(frame, desk);

  test('changes the sides that the edge belongs to', () => {
    const shift = { dx: 2, dy: 3 };
    expect(resizedBy(place, 'right', shift)).toEqual({ ...place, width: place.width + 2 });
    expect(resizedBy(place, 'bottom', shift)).toEqual({ ...place, height: place.height + 3 });
    expect(resizedBy(place, 'corner', shift)).toEqual({
      ...place,
      width: place.width + 2,
      height: place.height + 3,
    });
  });

  test('is no smaller than its least size and no larger than the screen', () => {
    const tiny = fitPlace(resizedBy(place, 'corner', { dx: -100, dy: -100 }), frame, desk);
    expect(tiny).toMatchObject(windowFrames.inventory.least);
    const huge = fitPlace(resizedBy(place, 'corner', { dx: 500, dy: 500 }), frame, desk);
    expect(huge).toMatchObject({ width: desk.width - 2, height: desk.height - 2 });
  });

  test('keeps its declared size when it has no least size', () => {
    const fixed = frameOf('people');
    const kept = { ...firstPlace(fixed, desk), width: 10, height: 10 };
    expect(fitPlace(kept, fixed, desk)).toMatchObject({ width: fixed.width, height: fixed.height });
  });
});

test.each([
  [390, 844, 'narrow_tall'],
  [844, 390, 'narrow_low'],
  [1024, 768, 'narrow_low'],
  [1440, 900, 'standard_tall'],
  [1366, 768, 'standard_low'],
  [1920, 1080, 'wide_tall'],
])('a screen of %i by %i is %s', (width, height, expected) => {
  expect(screenClassOf(remOf(width, height))).toBe(expected);
});
