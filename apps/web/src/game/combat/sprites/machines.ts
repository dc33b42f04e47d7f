import {
  dome,
  lamp,
  letters,
  patch,
  ring,
  rivets,
  shape,
  slab,
  slabs,
  steel,
  stripes,
  stroke,
  tube,
  type Picture,
} from './strokes';

/** Walking machines in parts: a trunk, legs that step, heads that turn. */
export const machines = {
  hound_trunk: {
    long: 1,
    wide: 0.62,
    paint: (pen) => {
      stroke(
        pen,
        [
          [-0.3, 0],
          [-0.4, 0.06],
          [-0.47, -0.02],
        ],
        { width: 0.045, tint: '#2A2521' },
      );
      shape(
        pen,
        [
          [-0.32, -0.12],
          [-0.12, -0.17],
          [0.2, -0.2],
          [0.3, -0.1],
          [0.3, 0.1],
          [0.2, 0.2],
          [-0.12, 0.17],
          [-0.32, 0.12],
        ],
        '#6B5240',
      );
      for (const x of [-0.24, -0.13, -0.02, 0.09])
        slab(pen, { x, y: 0, long: 0.07, wide: 0.24 + x * 0.2, round: 0.02 }, x < -0.1 ? '#8A6A4C' : '#5D6772');
      stroke(
        pen,
        [
          [-0.3, 0],
          [0.28, 0],
        ],
        { width: 0.03, tint: '#1B1815' },
      );
      rivets(pen, { from: [-0.2, -0.11], to: [0.16, -0.15], count: 5, r: 0.014 }, '#2B1B12');
      rivets(pen, { from: [-0.2, 0.11], to: [0.16, 0.15], count: 5, r: 0.014 }, '#2B1B12');
      patch(pen, { x: 0.16, y: 0.09, long: 0.12, wide: 0.07 }, '#B3323E');
    },
  },
  hound_head: {
    long: 0.6,
    wide: 0.44,
    paint: (pen) => {
      shape(
        pen,
        [
          [-0.12, -0.12],
          [0.04, -0.14],
          [0.24, -0.06],
          [0.24, 0.06],
          [0.04, 0.14],
          [-0.12, 0.12],
        ],
        '#5D6772',
      );
      for (const side of [-1, 1]) {
        shape(
          pen,
          [
            [-0.1, side * 0.11],
            [-0.2, side * 0.19],
            [-0.02, side * 0.13],
          ],
          '#4A3A2D',
        );
        for (let i = 0; i < 3; i += 1)
          shape(
            pen,
            [
              [0.13 + i * 0.045, side * 0.085 - side * i * 0.012],
              [0.17 + i * 0.045, side * 0.07 - side * i * 0.012],
              [0.16 + i * 0.045, side * 0.13 - side * i * 0.016],
            ],
            '#D8DEE4',
          );
      }
    },
  },
  hound_glow: {
    long: 0.5,
    wide: 0.4,
    paint: (pen) => {
      lamp(pen, { x: 0.06, y: -0.07, r: 0.035 }, '#FF4D5E');
      lamp(pen, { x: 0.06, y: 0.07, r: 0.035 }, '#FF4D5E');
    },
  },
  leg: {
    long: 0.44,
    wide: 0.18,
    paint: (pen) => {
      slab(pen, { x: -0.04, y: 0, long: 0.26, wide: 0.07, round: 0.03 }, '#6A7480');
      dome(pen, { x: -0.16, y: 0, r: 0.05 }, '#8A6A4C');
      shape(
        pen,
        [
          [0.07, -0.05],
          [0.2, -0.03],
          [0.2, 0.03],
          [0.07, 0.05],
        ],
        '#39424C',
      );
    },
  },
  sentinel_trunk: {
    long: 1.5,
    wide: 1.5,
    paint: (pen) => {
      shape(
        pen,
        [
          [0.42, -0.2],
          [0.42, 0.2],
          [0.14, 0.5],
          [-0.28, 0.46],
          [-0.46, 0.2],
          [-0.46, -0.2],
          [-0.28, -0.46],
          [0.14, -0.5],
        ],
        '#46607E',
      );
      shape(
        pen,
        [
          [0.3, -0.15],
          [0.3, 0.15],
          [0.08, 0.34],
          [-0.24, 0.3],
          [-0.24, -0.3],
          [0.08, -0.34],
        ],
        '#7F93A8',
      );
      slab(pen, { x: -0.34, y: 0, long: 0.18, wide: 0.46 }, steel.dark);
      for (const y of [-0.15, -0.05, 0.05, 0.15])
        stroke(
          pen,
          [
            [-0.4, y],
            [-0.28, y],
          ],
          { width: 0.035, tint: '#0F151B' },
        );
      letters(pen, 'KO', { x: 0.02, y: 0, tall: 0.24, tint: '#16263A', turn: Math.PI / 2 });
      stripes(pen, { x: 0.02, y: -0.4, long: 0.3, wide: 0.07, round: 0 }, ['#D9A13B', '#1D232A']);
      stripes(pen, { x: 0.02, y: 0.4, long: 0.3, wide: 0.07, round: 0 }, ['#D9A13B', '#1D232A']);
      rivets(pen, { from: [-0.18, -0.26], to: [-0.18, 0.26], count: 6, r: 0.018 }, '#2A3949');
    },
  },
  sentinel_gun: {
    long: 1,
    wide: 0.34,
    paint: (pen) => {
      slab(pen, { x: -0.16, y: 0, long: 0.42, wide: 0.24, round: 0.05 }, '#3D566F');
      slab(pen, { x: 0.14, y: -0.05, long: 0.44, wide: 0.07 }, steel.dark);
      slab(pen, { x: 0.14, y: 0.05, long: 0.44, wide: 0.07 }, steel.dark);
      slab(pen, { x: 0.34, y: 0, long: 0.08, wide: 0.2 }, steel.mid);
      patch(pen, { x: -0.18, y: 0, long: 0.2, wide: 0.05, round: 0 }, '#D9A13B');
    },
  },
  sentinel_leg: {
    long: 0.9,
    wide: 0.34,
    paint: (pen) => {
      slab(pen, { x: -0.1, y: 0, long: 0.5, wide: 0.16, round: 0.05 }, '#3D4E61');
      dome(pen, { x: -0.3, y: 0, r: 0.11 }, '#6F859C');
      slab(pen, { x: 0.24, y: 0, long: 0.3, wide: 0.26, round: 0.06 }, '#2A3440');
      for (const y of [-0.08, 0, 0.08])
        stroke(
          pen,
          [
            [0.32, y],
            [0.41, y],
          ],
          { width: 0.04, tint: '#8B97A3' },
        );
    },
  },
  sentinel_glow: {
    long: 1.1,
    wide: 0.9,
    paint: (pen) => {
      tube(
        pen,
        [
          [0.36, -0.15],
          [0.38, 0],
          [0.36, 0.15],
        ],
        { width: 0.05, tint: '#4F9DFF' },
      );
      lamp(pen, { x: -0.34, y: 0, r: 0.05 }, '#FF8A3D');
    },
  },
  turret_base: {
    long: 1,
    wide: 1,
    paint: (pen) => {
      for (const turn of [0.6, 2.7, 4.71]) {
        pen.save();
        pen.rotate(turn);
        slab(pen, { x: 0.24, y: 0, long: 0.34, wide: 0.1 }, steel.mid);
        dome(pen, { x: 0.4, y: 0, r: 0.07 }, steel.dark);
        pen.restore();
      }
      dome(pen, { x: 0, y: 0, r: 0.21 }, '#3A4550');
      ring(pen, { x: 0, y: 0, r: 0.16 }, { width: 0.02, tint: '#3FD0E0' });
    },
  },
  turret_head: {
    long: 1,
    wide: 0.5,
    paint: (pen) => {
      slab(pen, { x: -0.06, y: 0, long: 0.34, wide: 0.3, round: 0.06 }, '#6F7B87');
      slab(pen, { x: 0.24, y: 0, long: 0.42, wide: 0.07 }, steel.dark);
      slab(pen, { x: 0.08, y: 0.15, long: 0.2, wide: 0.09 }, '#B0833A');
      stripes(pen, { x: -0.16, y: 0, long: 0.08, wide: 0.28, round: 0 }, ['#D9A13B', '#1D232A']);
    },
  },
  turret_glow: {
    long: 0.5,
    wide: 0.3,
    paint: (pen) => {
      lamp(pen, { x: 0.08, y: -0.06, r: 0.035 }, '#3FD0E0');
    },
  },
  walker_trunk: {
    long: 1.2,
    wide: 1,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.7, wide: 0.56, round: 0.12 }, '#6F7B87');
      slab(pen, { x: 0.06, y: 0, long: 0.4, wide: 0.34, round: 0.08 }, '#8B5A2B');
      stripes(pen, { x: -0.27, y: 0, long: 0.1, wide: 0.5, round: 0 }, ['#D9A13B', '#1D232A']);
      slabs(pen, { x: 0.36, y: 0.2, long: 0.4, wide: 0.12, round: 0.05 }, '#4E5964');
      for (const y of [-0.2, 0.2]) dome(pen, { x: 0.53, y, r: 0.09 }, '#39424C');
      rivets(pen, { from: [-0.16, -0.22], to: [0.28, -0.22], count: 5, r: 0.018 }, '#20262C');
      rivets(pen, { from: [-0.16, 0.22], to: [0.28, 0.22], count: 5, r: 0.018 }, '#20262C');
    },
  },
} as const satisfies Record<string, Picture>;
