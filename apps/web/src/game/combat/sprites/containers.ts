import { lamp, letters, patch, ring, slab, stripes, stroke, type Pen, type Picture } from './strokes';

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

/** Objects on the ground: boxes to open, objects of quests, what players put down, the convoy. */
/** Loot boxes, closed and open. */
export const containers = {
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
} as const satisfies Record<string, Picture>;
