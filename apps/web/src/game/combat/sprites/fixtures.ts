import {
  disc,
  dome,
  lamp,
  letters,
  patch,
  ring,
  rivets,
  slab,
  slabs,
  steel,
  stripes,
  stroke,
  tube,
  type Picture,
} from './strokes';

/** Quest objects, furniture and deployables. */
export const fixtures = {
  arguing_door: {
    long: 0.7,
    wide: 1.7,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.26, wide: 1.4, round: 0.03 }, '#5A6876');
      patch(pen, { x: 0, y: 0, long: 0.05, wide: 1.3, round: 0 }, '#1B2229');
      slab(pen, { x: 0.14, y: 0.5, long: 0.12, wide: 0.22 }, '#20262C');
      tube(
        pen,
        [
          [0.15, 0.44],
          [0.15, 0.56],
        ],
        { width: 0.03, tint: '#FF4D5E' },
      );
    },
  },
  choir_mast: {
    long: 1.2,
    wide: 1.2,
    paint: (pen) => {
      for (const turn of [0.5, 2.6, 4.7]) {
        pen.save();
        pen.rotate(turn);
        slab(pen, { x: 0.28, y: 0, long: 0.5, wide: 0.06 }, steel.mid);
        pen.restore();
      }
      dome(pen, { x: 0, y: 0, r: 0.2 }, '#4B3D6B');
      for (const r of [0.28, 0.38, 0.48]) ring(pen, { x: 0, y: 0, r }, { width: 0.016, tint: '#8F6BFF' });
      lamp(pen, { x: 0, y: 0, r: 0.06 }, '#B26BFF');
    },
  },
  bee_hive: {
    long: 1.6,
    wide: 1.5,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 1.3, wide: 1.2, round: 0.2 }, '#5A3B20');
      for (let i = 0; i < 7; i += 1) {
        const turn = (i / 6) * Math.PI * 2;
        const at = i === 6 ? { x: 0, y: 0 } : { x: Math.cos(turn) * 0.36, y: Math.sin(turn) * 0.34 };
        dome(pen, { ...at, r: 0.16 }, '#2A1C12');
        lamp(pen, { ...at, r: 0.06 }, '#FF8A3D');
      }
    },
  },
  cold_safe: {
    long: 1,
    wide: 1,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.8, wide: 0.76, round: 0.06 }, '#9FC4D6');
      slab(pen, { x: 0, y: 0, long: 0.62, wide: 0.58, round: 0.05 }, '#6D95AA');
      ring(pen, { x: 0, y: 0, r: 0.16 }, { width: 0.05, tint: '#E6F4FA' });
      for (let i = 0; i < 6; i += 1)
        stroke(
          pen,
          [
            [0, 0],
            [Math.cos(i * 1.047) * 0.12, Math.sin(i * 1.047) * 0.12],
          ],
          { width: 0.025, tint: '#E6F4FA' },
        );
    },
  },
  card_table: {
    long: 1.5,
    wide: 1.2,
    paint: (pen) => {
      pen.save();
      pen.scale(1.2, 1);
      dome(pen, { x: 0, y: 0, r: 0.5 }, '#3B1F26');
      pen.fillStyle = '#2B6B4A';
      disc(pen, { x: 0, y: 0, r: 0.4 });
      pen.restore();
      for (const [x, y, turn] of [
        [-0.2, -0.1, 0.3],
        [0.05, 0.14, -0.5],
        [0.26, -0.08, 1.1],
        [0.02, -0.18, 2],
      ] as const) {
        pen.save();
        pen.translate(x, y);
        pen.rotate(turn);
        slab(pen, { x: 0, y: 0, long: 0.12, wide: 0.17, round: 0.02 }, '#E8E4DA');
        patch(pen, { x: 0, y: 0, long: 0.05, wide: 0.05, round: 0 }, '#B3323E');
        pen.restore();
      }
    },
  },
  warm_lamp: {
    long: 0.9,
    wide: 0.9,
    paint: (pen) => {
      dome(pen, { x: 0, y: 0, r: 0.28 }, '#3A4550');
      ring(pen, { x: 0, y: 0, r: 0.22 }, { width: 0.04, tint: '#8B97A3' });
      lamp(pen, { x: 0, y: 0, r: 0.14 }, '#FFB547');
    },
  },
  lobby_desk: {
    long: 1,
    wide: 2.4,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.7, wide: 2.1, round: 0.3 }, '#4A3A2D');
      slab(pen, { x: 0.06, y: 0, long: 0.44, wide: 1.9, round: 0.2 }, '#6B5644');
      slab(pen, { x: 0.02, y: -0.3, long: 0.2, wide: 0.4 }, '#14181D');
      tube(
        pen,
        [
          [0.02, -0.45],
          [0.02, -0.15],
        ],
        { width: 0.03, tint: '#3FD0E0' },
      );
    },
  },
  spool_cabinet: {
    long: 0.9,
    wide: 1.5,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.6, wide: 1.3, round: 0.04 }, '#4E5964');
      for (let i = -2; i <= 2; i += 1) {
        dome(pen, { x: 0, y: i * 0.24, r: 0.1 }, '#20262C');
        ring(pen, { x: 0, y: i * 0.24, r: 0.06 }, { width: 0.02, tint: i === 0 ? '#FFB547' : '#8B97A3' });
      }
      letters(pen, 'K', { x: 0.22, y: 0, tall: 0.16, tint: '#FFB547', turn: Math.PI / 2 });
    },
  },
  mirror: {
    long: 0.7,
    wide: 1.5,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.3, wide: 1.2, round: 0.04 }, '#59646F');
      slab(pen, { x: 0.03, y: 0, long: 0.16, wide: 1.06, round: 0.02 }, '#9FC4D6');
      for (const y of [-0.3, 0.1])
        stroke(
          pen,
          [
            [-0.02, y],
            [0.08, y + 0.22],
          ],
          { width: 0.025, tint: '#F2FAFF' },
        );
      tube(
        pen,
        [
          [0.14, -0.54],
          [0.14, 0.54],
        ],
        { width: 0.02, tint: '#3FD0E0' },
      );
    },
  },
  surgery_chair: {
    long: 1.9,
    wide: 1.1,
    paint: (pen) => {
      slab(pen, { x: -0.1, y: 0, long: 1.3, wide: 0.62, round: 0.16 }, '#3B4954');
      slab(pen, { x: -0.12, y: 0, long: 1.1, wide: 0.46, round: 0.12 }, '#7FB8B4');
      slab(pen, { x: 0.5, y: 0, long: 0.26, wide: 0.36, round: 0.1 }, '#9ED3CD');
      for (const y of [-0.36, 0.36]) slab(pen, { x: 0.06, y, long: 0.56, wide: 0.1, round: 0.04 }, steel.mid);
      dome(pen, { x: 0.62, y: -0.42, r: 0.12 }, '#4A5662');
      lamp(pen, { x: 0.62, y: -0.42, r: 0.05 }, '#BFF6FF');
      tube(
        pen,
        [
          [-0.55, -0.12],
          [-0.55, 0.12],
        ],
        { width: 0.03, tint: '#FF4D5E' },
      );
    },
  },
  mailbox: {
    long: 0.9,
    wide: 1,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.52, wide: 0.72, round: 0.08 }, '#8A5A1E');
      slab(pen, { x: -0.06, y: 0, long: 0.34, wide: 0.62, round: 0.06 }, '#D9A13B');
      slab(pen, { x: -0.06, y: 0, long: 0.26, wide: 0.4, round: 0.02 }, '#E8E4DA');
      stroke(
        pen,
        [
          [0.06, -0.19],
          [-0.07, 0],
          [0.06, 0.19],
        ],
        { width: 0.03, tint: '#8A5A1E' },
      );
      patch(pen, { x: 0.19, y: 0, long: 0.05, wide: 0.46, round: 0.02 }, '#14181D');
      tube(
        pen,
        [
          [0.27, -0.24],
          [0.27, 0.24],
        ],
        { width: 0.025, tint: '#FFB547' },
      );
      lamp(pen, { x: -0.2, y: 0.34, r: 0.05 }, '#FF4D5E');
    },
  },
  terminal: {
    long: 0.9,
    wide: 0.9,
    paint: (pen) => {
      slab(pen, { x: -0.08, y: 0, long: 0.4, wide: 0.66, round: 0.05 }, '#3A4550');
      slab(pen, { x: 0.02, y: 0, long: 0.18, wide: 0.54, round: 0.03 }, '#0C1318');
      for (const x of [-0.03, 0.02, 0.07])
        tube(
          pen,
          [
            [x, -0.2],
            [x, 0.06 + x * 2],
          ],
          { width: 0.016, tint: '#3FD0E0' },
        );
      slab(pen, { x: 0.22, y: 0, long: 0.16, wide: 0.5, round: 0.03 }, '#59646F');
    },
  },
  cover: {
    long: 0.8,
    wide: 2.4,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.34, wide: 2, round: 0.06 }, '#5D6772');
      stripes(pen, { x: 0.04, y: 0, long: 0.14, wide: 1.9, round: 0 }, ['#3FA6B5', '#1D2A30']);
      slabs(pen, { x: -0.16, y: 0.7, long: 0.24, wide: 0.14 }, steel.dark);
      rivets(pen, { from: [-0.09, -0.8], to: [-0.09, 0.8], count: 7, r: 0.025 }, '#20262C');
    },
  },
  mine: {
    long: 0.7,
    wide: 0.7,
    paint: (pen) => {
      for (let i = 0; i < 6; i += 1) {
        pen.save();
        pen.rotate(i * 1.047);
        slab(pen, { x: 0.2, y: 0, long: 0.14, wide: 0.06 }, steel.mid);
        pen.restore();
      }
      dome(pen, { x: 0, y: 0, r: 0.19 }, '#4A3A2D');
      ring(pen, { x: 0, y: 0, r: 0.12 }, { width: 0.03, tint: '#D9A13B' });
    },
  },
  slate: {
    long: 0.4,
    wide: 0.5,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.24, wide: 0.34, round: 0.03 }, '#20262C');
      slab(pen, { x: 0, y: 0, long: 0.18, wide: 0.28, round: 0.02 }, '#0C1D24');
      for (const [x, to] of [
        [-0.05, 0.1],
        [0, 0.02],
        [0.05, 0.07],
      ] as const)
        tube(
          pen,
          [
            [x, -0.1],
            [x, to],
          ],
          { width: 0.014, tint: '#3FD0E0' },
        );
    },
  },
  bowl: {
    long: 0.36,
    wide: 0.36,
    paint: (pen) => {
      dome(pen, { x: 0, y: 0, r: 0.13 }, '#B9A98C');
      pen.fillStyle = '#7A4A22';
      disc(pen, { x: 0, y: 0, r: 0.09 });
      for (const [x, y] of [
        [-0.03, 0.02],
        [0.04, -0.03],
        [0.01, 0.05],
      ] as const)
        stroke(
          pen,
          [
            [x - 0.04, y],
            [x + 0.04, y + 0.03],
          ],
          { width: 0.02, tint: '#E8D6A0' },
        );
    },
  },
  stool: {
    long: 0.7,
    wide: 0.7,
    paint: (pen) => {
      dome(pen, { x: 0, y: 0, r: 0.28 }, '#4A3A2D');
      ring(pen, { x: 0, y: 0, r: 0.22 }, { width: 0.03, tint: '#6B5644' });
    },
  },
  bedroll: {
    long: 1.5,
    wide: 0.9,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 1.3, wide: 0.66, round: 0.12 }, '#2F4538');
      for (const x of [-0.3, 0.05, 0.4]) patch(pen, { x, y: 0, long: 0.03, wide: 0.6, round: 0 }, '#3D5A49');
      slab(pen, { x: -0.5, y: 0, long: 0.26, wide: 0.5, round: 0.1 }, '#8B97A3');
    },
  },
  mine_glow: {
    long: 0.3,
    wide: 0.3,
    paint: (pen) => {
      lamp(pen, { x: 0, y: 0, r: 0.05 }, '#3FD0E0');
    },
  },
  decoy: {
    long: 0.7,
    wide: 0.7,
    paint: (pen) => {
      dome(pen, { x: 0, y: 0, r: 0.16 }, '#20262C');
      for (const r of [0.2, 0.26]) ring(pen, { x: 0, y: 0, r }, { width: 0.02, tint: '#3FD0E0' });
      lamp(pen, { x: 0, y: 0, r: 0.06 }, '#3FD0E0');
    },
  },
} as const satisfies Record<string, Picture>;
