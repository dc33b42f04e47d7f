import type { PartyMark } from './marks';

/** How a symbol is drawn: a filled outline, corner by corner as x, y within −10..10, with cut-out corners if any. */
export interface MarkShape {
  readonly hex: string;
  readonly corners: readonly number[];
  readonly holes: readonly (readonly number[])[];
}

const corners = (count: number, pointOf: (turn: number, index: number) => readonly [number, number]) =>
  Array.from({ length: count }, (_, index) => pointOf((index / count) * Math.PI * 2 - Math.PI / 2, index)).flat();
const round = (radius: number, count: number, at = { x: 0, y: 0 }) =>
  corners(count, (turn) => [at.x + Math.cos(turn) * radius, at.y + Math.sin(turn) * radius]);

/** A crescent: an outer arc, and back along an inner one. */
function crescent(): number[] {
  const steps = 12;
  const along = (share: number) => Math.PI * (0.28 + 1.44 * share);
  const outer = Array.from({ length: steps + 1 }, (_, index) => along(index / steps));
  const inner = outer.toReversed().map((turn) => [4.2 + Math.cos(turn) * 7.2, Math.sin(turn) * 7.2]);
  return [...outer.map((turn) => [2 + Math.cos(turn) * 10, Math.sin(turn) * 10]), ...inner].flat();
}

/** The symbols of parties, as the street and the interface draw them: each has its own shape, the colour only helps. */
export const markShapes: Readonly<Record<PartyMark, MarkShape>> = {
  circle: { hex: '#ff9f43', corners: round(9, 24), holes: [round(4, 16)] },
  square: { hex: '#4aa8ff', corners: [-8, -8, 8, -8, 8, 8, -8, 8], holes: [] },
  triangle: { hex: '#61d394', corners: [-9.5, -8, 9.5, -8, 0, 9], holes: [] },
  diamond: { hex: '#c77dff', corners: [0, -10, 7.5, 0, 0, 10, -7.5, 0], holes: [] },
  star: {
    hex: '#ffe14d',
    corners: corners(10, (turn, index) => {
      const radius = index % 2 === 0 ? 10 : 4.3;
      return [Math.cos(turn) * radius, Math.sin(turn) * radius];
    }),
    holes: [],
  },
  cross: {
    hex: '#ff6272',
    corners: [-9, -6, -6, -9, 0, -3, 6, -9, 9, -6, 3, 0, 9, 6, 6, 9, 0, 3, -6, 9, -9, 6, -3, 0],
    holes: [],
  },
  moon: { hex: '#a9d6ff', corners: crescent(), holes: [] },
  skull: {
    hex: '#f2f6fa',
    corners: [-8, -5, -5, -9, 5, -9, 8, -5, 8, 2, 4.5, 4.5, 4.5, 9, -4.5, 9, -4.5, 4.5, -8, 2],
    holes: [round(2.2, 8, { x: -3.4, y: -1.5 }), round(2.2, 8, { x: 3.4, y: -1.5 })],
  },
};
