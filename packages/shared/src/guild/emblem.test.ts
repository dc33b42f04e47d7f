import { expect, test } from 'vitest';
import {
  canUseEmblem,
  type Emblem,
  Emblem as EmblemInput,
  emblemColours,
  emblemFromTag,
  emblemLayers,
  emblemOf,
  emblemPalette,
  emblemPatterns,
  emblemShapes,
  emblemSvg,
  emblemText,
} from './emblem';
import { box, clipped, type Polygon, ring } from './emblem-geometry';
import { emblemSymbols } from './emblem-symbols';

const plain: Emblem = {
  ...{ shape: 'shield', pattern: 'plain', symbol: 'bolt' },
  ...{ ground: 'ink', second: 'crimson', mark: 'gold' },
};
const areaOf = (polygon: Polygon): number =>
  polygon.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = polygon[(index + 1) % polygon.length] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

test('an area is cut to the outline it lies in', () => {
  expect(areaOf(clipped(box([0, -40], [40, 40]), box([-10, -10], [10, 10])))).toBeCloseTo(200);
  expect(clipped(box([20, 20], [30, 30]), box([-10, -10], [10, 10]))).toEqual([]);
  expect(areaOf(clipped(box([-40, -40], [40, 40]), ring(40, 20)))).toBeCloseTo(areaOf(ring(40, 20)));
});

test('every outline runs clockwise and turns to the same side, so that patterns can be cut to it', () => {
  for (const shape of emblemShapes) {
    const outline = emblemLayers({ ...plain, shape, symbol: 'none' })[0]?.polygon ?? [];
    expect(areaOf(outline)).toBeGreaterThan(0);
    outline.forEach((from, index) => {
      const [mid, to] = [1, 2].map((by) => outline[(index + by) % outline.length] ?? from);
      const [[ax, ay], [bx, by], [cx, cy]] = [from, mid ?? from, to ?? from];
      expect((bx - ax) * (cy - by) - (by - ay) * (cx - bx), shape).toBeGreaterThanOrEqual(-1e-9);
    });
  }
});

test('every emblem is drawn inside its frame, in colours of the palette, without empty layers', () => {
  const colours = new Set<string>(Object.values(emblemPalette));
  for (const shape of emblemShapes)
    for (const pattern of emblemPatterns)
      for (const symbol of emblemSymbols)
        for (const { polygon, colour } of emblemLayers({ ...plain, shape, pattern, symbol })) {
          expect(colours).toContain(colour);
          expect(polygon.length).toBeGreaterThan(2);
          expect(Math.abs(areaOf(polygon))).toBeGreaterThan(1);
          expect(Math.max(...polygon.flat().map(Math.abs))).toBeLessThanOrEqual(32.001);
        }
});

test('no two choices draw the same picture', () => {
  const drawn = new Set<string>();
  for (const shape of emblemShapes)
    for (const pattern of emblemPatterns)
      for (const symbol of emblemSymbols) drawn.add(emblemSvg({ ...plain, shape, pattern, symbol }));
  expect(drawn.size).toBe(emblemShapes.length * emblemPatterns.length * emblemSymbols.length);
});

test('the same choice always draws the same picture, and its path is short', () => {
  expect(emblemSvg(plain)).toBe(emblemSvg({ ...plain }));
  expect(emblemSvg(plain)).toContain('<path fill="#10151c" d="M-24 -28L24 -28L24 4');
  expect(emblemSvg({ ...plain, symbol: 'rose', pattern: 'rays' }).length).toBeLessThan(4000);
});

test('an emblem is kept as one word and read again', () => {
  expect(emblemText(plain)).toBe('shield-plain-bolt-ink-crimson-gold');
  expect(emblemOf(emblemText(plain))).toEqual(plain);
});

test.each([null, undefined, '', 'shield', 'shield-plain-bolt-ink-crimson', `${emblemText(plain)}-gold`])(
  'no emblem is read from %j',
  (text) => {
    expect(emblemOf(text)).toBeNull();
  },
);
test('no emblem is read from words that do not exist', () => {
  expect(emblemOf('shield-plain-bolt-ink-crimson-pink')).toBeNull();
  expect(EmblemInput.safeParse({ ...plain, extra: 1 }).success).toBe(false);
});

test.each([
  [{ mark: 'ink' }, false],
  [{ mark: 'crimson' }, true],
  [{ mark: 'crimson', pattern: 'halves' }, false],
  [{ mark: 'crimson', pattern: 'border' }, true],
  [{ mark: 'ink', symbol: 'none' }, true],
  [{ second: 'ink', pattern: 'halves' }, false],
  [{ second: 'ink' }, true],
] as const)('a symbol must stand out: %j is allowed: %s', (change, isAllowed) => {
  expect(canUseEmblem({ ...plain, ...change }).ok).toBe(isAllowed);
});

test('guilds without a chosen emblem have one of their own that can be seen', () => {
  const tags = Array.from({ length: 400 }, (_, index) => `T${index.toString(36)}`);
  const emblems = tags.map(emblemFromTag);
  expect(emblems.every((emblem) => canUseEmblem(emblem).ok)).toBe(true);
  expect(emblems.every((emblem) => EmblemInput.safeParse(emblem).success)).toBe(true);
  expect(new Set(emblems.map(emblemText)).size).toBeGreaterThan(350);
  expect(emblemFromTag('NOVA')).toEqual(emblemFromTag('NOVA'));
  expect(emblemColours.length).toBeGreaterThan(15);
});
