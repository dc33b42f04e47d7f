import { box, mirrored, moved, type Polygon, ring } from './emblem-geometry';

/** What stands in the middle of an emblem. */
export const emblemSymbols = [
  ...(['none', 'bolt', 'star', 'skull', 'eye', 'crown', 'blades', 'gear', 'flame', 'chip', 'sight'] as const),
  ...(['wolf', 'tower', 'rose', 'wings', 'anchor'] as const),
] as const;
export type EmblemSymbol = (typeof emblemSymbols)[number];

/** A part of a symbol: in the colour of the symbol, or in that of the ground, as a hole. */
export interface SymbolPart {
  readonly tone: 'symbol' | 'ground';
  readonly polygon: Polygon;
}

const solid = (polygon: Polygon): SymbolPart => ({ tone: 'symbol', polygon });
const hole = (polygon: Polygon): SymbolPart => ({ tone: 'ground', polygon });
/** A part and its picture in an upright mirror. */
const pair = (polygon: Polygon): SymbolPart[] => [solid(polygon), solid(mirrored(polygon))];

/** Returns a star: outer and inner corners by turns. */
function star(points: number, outer: number, inner: number): Polygon {
  const tips = ring(points, outer);
  const dents = ring(points, inner, 180 / points);
  return tips.flatMap((tip, index) => [tip, dents[index] ?? tip]);
}

/** Returns the outline of a wheel with teeth. */
function toothed(teeth: number, outer: number, inner: number): Polygon {
  const step = 360 / teeth;
  return Array.from({ length: teeth }, (_, index) => [
    ...[-0.3, -0.18].map((part, side) => ring(1, side === 0 ? inner : outer, (index + part) * step)[0] ?? [0, 0]),
    ...[0.18, 0.3].map((part, side) => ring(1, side === 0 ? outer : inner, (index + part) * step)[0] ?? [0, 0]),
  ]).flat() as Polygon;
}

const blade: Polygon = [
  [12, -16],
  [15, -13],
  [-3, 7],
  [0, 10],
  [-3, 13],
  [-6, 10],
  [-10, 15],
  [-14, 11],
  [-9, 7],
  [-12, 4],
  [-9, 1],
  [-6, 4],
];

/** The parts of each symbol, from the lowest; all lie within 18 of the middle. */
const parts: Readonly<Record<EmblemSymbol, readonly SymbolPart[]>> = {
  none: [],
  bolt: [
    solid([
      [5, -17],
      [-10, 2],
      [-1, 2],
      [-5, 17],
      [10, -4],
      [1, -4],
    ]),
  ],
  star: [solid(star(5, 17, 7))],
  skull: [
    solid([
      [-9, -15],
      [9, -15],
      [15, -7],
      [14, 3],
      [8, 7],
      [8, 16],
      [-8, 16],
      [-8, 7],
      [-14, 3],
      [-15, -7],
    ]),
    hole(moved(ring(6, 4.4, 30), { x: -6.5, y: -3 })),
    hole(moved(ring(6, 4.4, 30), { x: 6.5, y: -3 })),
    hole([
      [0, 2],
      [2.5, 7],
      [-2.5, 7],
    ]),
    hole(box([-4.6, 11], [-2.6, 16])),
    hole(box([2.6, 11], [4.6, 16])),
  ],
  eye: [
    solid([
      [-17, 0],
      [-8, -8],
      [0, -10.5],
      [8, -8],
      [17, 0],
      [8, 8],
      [0, 10.5],
      [-8, 8],
    ]),
    hole(ring(16, 7)),
    solid(ring(12, 3.6)),
  ],
  crown: [
    solid([
      [-16, -9],
      [-8, 0],
      [0, -14],
      [8, 0],
      [16, -9],
      [12, 8],
      [-12, 8],
    ]),
    solid(box([-12, 10], [12, 14])),
  ],
  blades: [solid(blade), solid(mirrored(blade))],
  gear: [solid(toothed(8, 17, 12.5)), hole(ring(16, 5.5))],
  flame: [
    solid([
      [1, -17],
      [9, -6],
      [11, -10],
      [14, 2],
      [11, 11],
      [4, 16],
      [-4, 16],
      [-11, 11],
      [-14, 2],
      [-9, -6],
      [-6, -2],
    ]),
    hole([
      [0, -2],
      [5, 6],
      [4, 11],
      [0, 13],
      [-4, 11],
      [-5, 6],
    ]),
  ],
  chip: [
    ...[-7, 0, 7].flatMap((at) => [
      solid(box([at - 1.6, -17], [at + 1.6, 17])),
      solid(box([-17, at - 1.6], [17, at + 1.6])),
    ]),
    solid(box([-12, -12], [12, 12])),
    hole(box([-6.5, -6.5], [6.5, 6.5])),
    solid(box([-2.6, -2.6], [2.6, 2.6])),
  ],
  sight: [
    solid(ring(24, 13)),
    hole(ring(24, 9.4)),
    solid(box([-1.7, -17.5], [1.7, -6])),
    solid(box([-1.7, 6], [1.7, 17.5])),
    solid(box([-17.5, -1.7], [-6, 1.7])),
    solid(box([6, -1.7], [17.5, 1.7])),
    solid(ring(10, 2.4)),
  ],
  wolf: [
    solid([
      [-14, -16],
      [-5, -9],
      [5, -9],
      [14, -16],
      [14, -3],
      [8, 6],
      [5, 14],
      [0, 17],
      [-5, 14],
      [-8, 6],
      [-14, -3],
    ]),
    hole([
      [-9, -3],
      [-3, 1],
      [-8, 1],
    ]),
    hole([
      [9, -3],
      [8, 1],
      [3, 1],
    ]),
    hole([
      [-2.5, 11],
      [2.5, 11],
      [0, 14],
    ]),
  ],
  tower: [
    solid([
      [-12, -16],
      [-7, -16],
      [-7, -12],
      [-2.5, -12],
      [-2.5, -16],
      [2.5, -16],
      [2.5, -12],
      [7, -12],
      [7, -16],
      [12, -16],
      [12, -6],
      [9, -4],
      [11, 16],
      [-11, 16],
      [-9, -4],
      [-12, -6],
    ]),
    hole([
      [0, 3],
      [3.6, 7],
      [3.6, 16],
      [-3.6, 16],
      [-3.6, 7],
    ]),
  ],
  rose: [
    ...ring(5, 9.5).map(([x, y]) => solid(moved(ring(14, 7), { x, y }))),
    solid(ring(20, 8)),
    hole(ring(14, 5)),
    solid(ring(12, 2.8)),
  ],
  wings: [
    ...pair([
      [2.5, 4],
      [6, -9],
      [17.5, -13],
      [15, -6],
      [12.5, -5.5],
      [13.5, -1],
      [10.5, -0.5],
      [10.5, 4],
      [6.5, 5],
      [4, 12],
    ]),
    solid([
      [0, -15],
      [3, -6],
      [2, 13],
      [0, 17],
      [-2, 13],
      [-3, -6],
    ]),
  ],
  anchor: [
    solid(moved(ring(16, 5), { y: -12 })),
    hole(moved(ring(12, 2.2), { y: -12 })),
    solid(box([-1.9, -8], [1.9, 14])),
    solid(box([-8, -5], [8, -1.6])),
    ...pair([
      [0, 11],
      [8, 8],
      [11, 3],
      [8.5, 4],
      [14.5, -2],
      [17, 6],
      [14.5, 5],
      [9, 13],
      [0, 17],
    ]),
  ],
};

/** Returns the parts of a symbol, from the lowest to the highest. */
export const emblemSymbolParts = (symbol: EmblemSymbol): readonly SymbolPart[] => parts[symbol];
