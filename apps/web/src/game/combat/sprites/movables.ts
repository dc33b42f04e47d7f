import { lamp, letters, patch, shape, slab, slabs, stripes, tube, type Picture } from './strokes';

/** Drops and vehicles. */
export const movables = {
  drop_case: {
    long: 0.6,
    wide: 0.5,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.4, wide: 0.28, round: 0.05 }, '#59646F');
      slab(pen, { x: 0, y: 0, long: 0.3, wide: 0.2, round: 0.03 }, '#39424C');
      patch(pen, { x: 0, y: 0, long: 0.05, wide: 0.28, round: 0 }, '#C3CCD5');
    },
  },
  drop_cash: {
    long: 0.5,
    wide: 0.4,
    paint: (pen) => {
      for (const [x, y, turn] of [
        [-0.05, 0.03, 0.3],
        [0.04, -0.02, -0.4],
        [0, 0.01, 0.9],
      ] as const) {
        pen.save();
        pen.translate(x, y);
        pen.rotate(turn);
        slab(pen, { x: 0, y: 0, long: 0.26, wide: 0.14, round: 0.02 }, '#3B6E58');
        patch(pen, { x: 0, y: 0, long: 0.07, wide: 0.07, round: 0.03 }, '#BFE8D2');
        pen.restore();
      }
    },
  },
  truck: {
    long: 7.4,
    wide: 3.2,
    paint: (pen) => {
      for (const x of [-2.7, -1.7, 1.9]) slabs(pen, { x, y: 1.18, long: 0.8, wide: 0.3, round: 0.1 }, '#14181D');
      slab(pen, { x: -0.9, y: 0, long: 4.9, wide: 2.4, round: 0.08 }, '#35506F');
      for (let i = 0; i < 9; i += 1)
        patch(pen, { x: -3.1 + i * 0.55, y: 0, long: 0.06, wide: 2.3, round: 0 }, '#28405B');
      stripes(pen, { x: 1.42, y: 0, long: 0.2, wide: 2.3, round: 0 }, ['#E0A93F', '#171C22']);
      letters(pen, 'KESSLER-ODUYA', { x: -0.95, y: -0.5, tall: 0.46, tint: '#C9D8E8' });
      letters(pen, 'FREIGHT 24 · NO STOPS', { x: -0.95, y: 0.5, tall: 0.26, tint: '#8FA9C4' });
      shape(
        pen,
        [
          [3.3, -0.8],
          [3.3, 0.8],
          [2.9, 1.1],
          [1.7, 1.16],
          [1.7, -1.16],
          [2.9, -1.1],
        ],
        '#46607E',
      );
      shape(
        pen,
        [
          [3.02, -0.74],
          [3.02, 0.74],
          [2.66, 0.9],
          [2.66, -0.9],
        ],
        '#0F1A24',
      );
      slab(pen, { x: 2.15, y: 0, long: 0.6, wide: 1.5, round: 0.1 }, '#2C4360');
      slabs(pen, { x: 1.56, y: 0.98, long: 0.18, wide: 0.18, round: 0.09 }, '#8B97A3');
    },
  },
  truck_glow: {
    long: 7.4,
    wide: 3.2,
    paint: (pen) => {
      for (const y of [-0.76, 0.76]) {
        lamp(pen, { x: 3.28, y, r: 0.12 }, '#FFE2A8');
        lamp(pen, { x: -3.3, y, r: 0.09 }, '#FF4D5E');
      }
      for (const y of [-0.5, 0, 0.5]) lamp(pen, { x: 2.16, y, r: 0.06 }, '#FFB547');
      tube(
        pen,
        [
          [-3, -1.18],
          [1.2, -1.18],
        ],
        { width: 0.03, tint: '#4F9DFF' },
      );
      tube(
        pen,
        [
          [-3, 1.18],
          [1.2, 1.18],
        ],
        { width: 0.03, tint: '#4F9DFF' },
      );
    },
  },
} as const satisfies Record<string, Picture>;
