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
  type Pen,
  type Picture,
} from './strokes';

interface Chest {
  readonly long: number;
  readonly wide: number;
  readonly body: string;
  readonly lid: string;
  readonly glow: string;
  readonly mark?: (pen: Pen) => void;
}

function shut(chest: Chest): Picture {
  return {
    long: chest.long + 0.3,
    wide: chest.wide + 0.3,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: chest.long, wide: chest.wide, round: 0.05 }, chest.body);
      slab(pen, { x: 0, y: 0, long: chest.long * 0.9, wide: chest.wide * 0.84, round: 0.04 }, chest.lid);
      chest.mark?.(pen);
      lamp(pen, { x: 0, y: chest.wide * 0.38, r: 0.04 }, chest.glow);
    },
  };
}

function open(chest: Chest): Picture {
  return {
    long: chest.long + 0.6,
    wide: chest.wide + 0.9,
    paint: (pen) => {
      slab(
        pen,
        { x: 0, y: -chest.wide * 0.62, long: chest.long * 0.94, wide: chest.wide * 0.34, round: 0.04 },
        chest.lid,
      );
      slab(pen, { x: 0, y: 0, long: chest.long, wide: chest.wide, round: 0.05 }, chest.body);
      patch(pen, { x: 0, y: 0, long: chest.long * 0.84, wide: chest.wide * 0.74 }, '#070A0D');
      for (const [x, y, tint] of [
        [-0.22, 0.08, '#4E5964'],
        [0.1, -0.06, '#6B4630'],
        [0.26, 0.1, '#39543D'],
      ] as const)
        slab(pen, { x: x * chest.long, y: y * chest.wide, long: 0.2, wide: 0.14, round: 0.04 }, tint);
    },
  };
}

const cupboard: Chest = {
  long: 0.9,
  wide: 0.6,
  body: '#8C98A4',
  lid: '#C9D3DB',
  glow: '#61D394',
  mark: (pen) => {
    patch(pen, { x: 0, y: -0.02, long: 0.2, wide: 0.06, round: 0 }, '#B3323E');
    patch(pen, { x: 0, y: -0.02, long: 0.06, wide: 0.2, round: 0 }, '#B3323E');
  },
};
const bin: Chest = {
  long: 0.7,
  wide: 0.7,
  body: '#39543D',
  lid: '#4C6E52',
  glow: '#FFB547',
  mark: (pen) => {
    for (const x of [-0.18, 0, 0.18])
      stroke(
        pen,
        [
          [x, -0.2],
          [x, 0.2],
        ],
        { width: 0.03, tint: '#26382A' },
      );
  },
};
const crate: Chest = {
  long: 1,
  wide: 0.8,
  body: '#6B4A2C',
  lid: '#8A6238',
  glow: '#FFB547',
  mark: (pen) => {
    stroke(
      pen,
      [
        [-0.4, -0.28],
        [0.4, 0.28],
      ],
      { width: 0.07, tint: '#6B4A2C' },
    );
    letters(pen, '24', { x: 0.14, y: -0.08, tall: 0.22, tint: '#2A1B10' });
  },
};
const locker: Chest = {
  long: 0.8,
  wide: 0.6,
  body: '#5B2A33',
  lid: '#7C3540',
  glow: '#FF4D5E',
  mark: (pen) => {
    letters(pen, '8', { x: 0, y: -0.03, tall: 0.34, tint: '#E6C7A0' });
  },
};
const safe: Chest = {
  long: 0.76,
  wide: 0.72,
  body: '#2A2F38',
  lid: '#434B57',
  glow: '#B26BFF',
  mark: (pen) => {
    ring(pen, { x: 0, y: -0.04, r: 0.15 }, { width: 0.05, tint: '#D9B45A' });
    stroke(
      pen,
      [
        [0, -0.04],
        [0.12, -0.12],
      ],
      { width: 0.04, tint: '#F2E2B8' },
    );
  },
};
const evidence: Chest = {
  long: 0.9,
  wide: 0.6,
  body: '#2B425A',
  lid: '#3E5C7A',
  glow: '#4F9DFF',
  mark: (pen) => {
    stripes(pen, { x: 0, y: -0.02, long: 0.76, wide: 0.12, round: 0 }, ['#E0C23F', '#14181D']);
  },
};

/** Things on the ground: boxes to open, objects of quests, what players put down, the convoy. */
export const street = {
  box_linen_cupboard: shut(cupboard),
  open_linen_cupboard: open(cupboard),
  box_street_bin: shut(bin),
  open_street_bin: open(bin),
  box_harbour_crate: shut(crate),
  open_harbour_crate: open(crate),
  box_gang_locker: shut(locker),
  open_gang_locker: open(locker),
  box_debt_safe: shut(safe),
  open_debt_safe: open(safe),
  box_evidence_box: shut(evidence),
  open_evidence_box: open(evidence),
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
