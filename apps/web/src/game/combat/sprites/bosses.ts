import {
  disc,
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

/** The drawings of the bosses: the crane, the drowned accountant and the eel. */
export const bosses = {
  marshal_tread: {
    long: 2.6,
    wide: 0.6,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 2.4, wide: 0.52, round: 0.24 }, '#20262C');
      for (let i = 0; i < 14; i += 1)
        slab(pen, { x: -1.07 + i * 0.165, y: 0, long: 0.08, wide: 0.46, round: 0.02 }, '#3C444D');
      stroke(
        pen,
        [
          [-1.05, 0],
          [1.05, 0],
        ],
        { width: 0.06, tint: '#12171C' },
      );
    },
  },
  marshal_hull: {
    long: 3,
    wide: 2.2,
    paint: (pen) => {
      shape(
        pen,
        [
          [1.02, -0.46],
          [1.02, 0.46],
          [0.72, 0.82],
          [-0.98, 0.82],
          [-1.2, 0.5],
          [-1.2, -0.5],
          [-0.98, -0.82],
          [0.72, -0.82],
        ],
        '#2F4A6B',
      );
      slab(pen, { x: -0.9, y: 0, long: 0.5, wide: 1.3, round: 0.08 }, '#232C36');
      for (let i = -4; i <= 4; i += 1)
        stroke(
          pen,
          [
            [-1.06, i * 0.13],
            [-0.74, i * 0.13],
          ],
          { width: 0.05, tint: '#0D1218' },
        );
      stripes(pen, { x: 0.88, y: 0, long: 0.16, wide: 1.1, round: 0 }, ['#E0A93F', '#171C22']);
      slabs(pen, { x: 0.1, y: 0.66, long: 1.3, wide: 0.2 }, '#44658C');
      letters(pen, 'KESSLER-ODUYA', { x: 0.1, y: -0.66, tall: 0.13, tint: '#C9D8E8' });
      letters(pen, 'KESSLER-ODUYA', { x: 0.1, y: 0.66, tall: 0.13, tint: '#C9D8E8', turn: Math.PI });
      rivets(pen, { from: [-0.55, -0.5], to: [0.7, -0.5], count: 8, r: 0.03 }, '#14202D');
      rivets(pen, { from: [-0.55, 0.5], to: [0.7, 0.5], count: 8, r: 0.03 }, '#14202D');
      slabs(pen, { x: -1.1, y: 0.68, long: 0.3, wide: 0.18, round: 0.08 }, '#7D4A2B');
    },
  },
  marshal_turret: {
    long: 2,
    wide: 1.7,
    paint: (pen) => {
      dome(pen, { x: 0, y: 0, r: 0.6 }, '#5F7FA6');
      ring(pen, { x: 0, y: 0, r: 0.5 }, { width: 0.05, tint: '#1B2A3B' });
      // This is the painted hat: a peak to the front, a band, a badge.
      pen.fillStyle = '#11161C';
      pen.beginPath();
      pen.ellipse(0.3, 0, 0.24, 0.42, 0, -Math.PI / 2, Math.PI / 2);
      pen.fill();
      dome(pen, { x: 0.04, y: 0, r: 0.42 }, '#22324A');
      ring(pen, { x: 0.04, y: 0, r: 0.39 }, { width: 0.07, tint: '#B3323E' });
      ring(pen, { x: 0.04, y: 0, r: 0.3 }, { width: 0.025, tint: '#E0A93F' });
      shape(
        pen,
        [
          [0.4, 0],
          [0.33, -0.1],
          [0.2, 0],
          [0.33, 0.1],
        ],
        '#E0A93F',
      );
    },
  },
  marshal_arm: {
    long: 3.4,
    wide: 0.9,
    paint: (pen) => {
      stroke(
        pen,
        [
          [-1.2, -0.14],
          [1.1, -0.07],
        ],
        { width: 0.08, tint: '#D08F2C' },
      );
      stroke(
        pen,
        [
          [-1.2, 0.14],
          [1.1, 0.07],
        ],
        { width: 0.08, tint: '#A86C1E' },
      );
      for (let i = 0; i < 8; i += 1)
        stroke(
          pen,
          [
            [-1.15 + i * 0.28, i % 2 ? 0.13 : -0.13],
            [-0.87 + i * 0.28, i % 2 ? -0.12 : 0.12],
          ],
          { width: 0.04, tint: '#C0822A' },
        );
      dome(pen, { x: -1.25, y: 0, r: 0.2 }, steel.mid);
      slab(pen, { x: 1.2, y: 0, long: 0.34, wide: 0.44, round: 0.06 }, '#39424C');
      shape(
        pen,
        [
          [1.34, -0.2],
          [1.64, -0.26],
          [1.56, -0.08],
          [1.38, -0.06],
        ],
        '#6F7B87',
      );
      shape(
        pen,
        [
          [1.34, 0.2],
          [1.64, 0.26],
          [1.56, 0.08],
          [1.38, 0.06],
        ],
        '#6F7B87',
      );
      stripes(pen, { x: 1.2, y: 0, long: 0.12, wide: 0.4, round: 0 }, ['#E0A93F', '#171C22']);
    },
  },
  marshal_glow: {
    long: 2.8,
    wide: 2.2,
    paint: (pen) => {
      for (const y of [-0.56, 0.56]) lamp(pen, { x: 0.94, y, r: 0.09 }, '#FFE2A8');
      lamp(pen, { x: -1.08, y: -0.68, r: 0.08 }, '#FF4D5E');
      lamp(pen, { x: -1.08, y: 0.68, r: 0.08 }, '#4F9DFF');
      tube(
        pen,
        [
          [-0.5, -0.78],
          [0.6, -0.78],
        ],
        { width: 0.025, tint: '#4F9DFF' },
      );
      tube(
        pen,
        [
          [-0.5, 0.78],
          [0.6, 0.78],
        ],
        { width: 0.025, tint: '#4F9DFF' },
      );
    },
  },
  tally_coat: {
    long: 1.6,
    wide: 1.5,
    paint: (pen) => {
      shape(
        pen,
        [
          [0.1, -0.42],
          [-0.3, -0.56],
          [-0.72, -0.4],
          [-0.6, -0.2],
          [-0.76, 0],
          [-0.6, 0.2],
          [-0.72, 0.4],
          [-0.3, 0.56],
          [0.1, 0.42],
        ],
        '#1C3038',
      );
      for (const y of [-0.36, -0.12, 0.12, 0.36])
        stroke(
          pen,
          [
            [0, y * 0.8],
            [-0.6, y * 1.1],
          ],
          { width: 0.03, tint: '#0E1A1F' },
        );
      for (const [x, y] of [
        [-0.4, -0.3],
        [-0.52, 0.22],
        [-0.3, 0.4],
        [-0.2, -0.12],
      ] as const) {
        pen.fillStyle = '#4F8F84';
        disc(pen, { x, y, r: 0.035 });
      }
      slabs(pen, { x: 0.02, y: 0.3, long: 0.22, wide: 0.2, round: 0.08 }, '#2E4B52');
    },
  },
  tally_beads: {
    long: 0.9,
    wide: 0.6,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.66, wide: 0.4, round: 0.03 }, '#5A3B20');
      patch(pen, { x: 0, y: 0, long: 0.56, wide: 0.3, round: 0 }, '#15100B');
      for (let row = 0; row < 4; row += 1) {
        const y = -0.12 + row * 0.08;
        stroke(
          pen,
          [
            [-0.27, y],
            [0.27, y],
          ],
          { width: 0.012, tint: '#8B97A3' },
        );
        for (let bead = 0; bead < 5; bead += 1) {
          pen.fillStyle = bead % 2 ? '#E0A93F' : '#B3323E';
          disc(pen, { x: -0.2 + bead * 0.07 + (bead > row ? 0.1 : 0), y, r: 0.026 });
        }
      }
    },
  },
  tally_glow: {
    long: 1.7,
    wide: 1.7,
    paint: (pen) => {
      ring(pen, { x: 0, y: 0, r: 0.68 }, { width: 0.016, tint: '#61D394' });
      for (let i = 0; i < 16; i += 1) {
        const turn = (i / 16) * Math.PI * 2;
        letters(pen, String((i * 7 + 3) % 10), {
          x: Math.cos(turn) * 0.74,
          y: Math.sin(turn) * 0.74,
          tall: 0.12,
          tint: '#61D394',
          turn: turn + Math.PI / 2,
        });
      }
    },
  },
  eel_head: {
    long: 1,
    wide: 0.8,
    paint: (pen) => {
      pen.fillStyle = '#2C6B66';
      shape(
        pen,
        [
          [0.42, -0.1],
          [0.42, 0.1],
          [0.2, 0.24],
          [-0.2, 0.26],
          [-0.36, 0.16],
          [-0.36, -0.16],
          [-0.2, -0.26],
          [0.2, -0.24],
        ],
        '#2E5F5E',
      );
      shape(
        pen,
        [
          [0.3, -0.08],
          [0.3, 0.08],
          [-0.1, 0.12],
          [-0.1, -0.12],
        ],
        '#4C8A82',
      );
      for (const side of [-1, 1]) {
        for (let i = 0; i < 5; i += 1)
          shape(
            pen,
            [
              [0.2 + i * 0.05, side * (0.21 - i * 0.022)],
              [0.235 + i * 0.05, side * (0.2 - i * 0.022)],
              [0.24 + i * 0.05, side * (0.29 - i * 0.022)],
            ],
            '#E7EBE0',
          );
        for (const x of [-0.26, -0.2, -0.14])
          stroke(
            pen,
            [
              [x, side * 0.12],
              [x - 0.03, side * 0.24],
            ],
            { width: 0.022, tint: '#142C2C' },
          );
        stroke(
          pen,
          [
            [0.36, side * 0.08],
            [0.47, side * 0.2],
          ],
          { width: 0.022, tint: '#7FB8A8' },
        );
      }
    },
  },
  eel_glow: {
    long: 0.9,
    wide: 0.6,
    paint: (pen) => {
      lamp(pen, { x: 0.16, y: -0.15, r: 0.05 }, '#B9F25C');
      lamp(pen, { x: 0.16, y: 0.15, r: 0.05 }, '#B9F25C');
    },
  },
  eel_link: {
    long: 0.8,
    wide: 0.6,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.7, wide: 0.44, round: 0.22 }, '#2A5554');
      slab(pen, { x: 0, y: 0, long: 0.6, wide: 0.16, round: 0.08 }, '#3F7A73');
      shape(
        pen,
        [
          [-0.2, 0],
          [0, -0.06],
          [0.2, 0],
          [0, 0.06],
        ],
        '#8FCBB0',
      );
      for (const y of [-0.15, 0.15]) {
        pen.fillStyle = '#9BE04F';
        disc(pen, { x: 0.1, y, r: 0.026 });
        disc(pen, { x: -0.14, y, r: 0.02 });
      }
    },
  },
  eel_tail: {
    long: 0.9,
    wide: 0.5,
    paint: (pen) => {
      shape(
        pen,
        [
          [0.36, -0.1],
          [0.36, 0.1],
          [-0.1, 0.05],
          [-0.42, 0.2],
          [-0.3, 0],
          [-0.42, -0.2],
          [-0.1, -0.05],
        ],
        '#2A5554',
      );
    },
  },
} as const satisfies Record<string, Picture>;
