import type { Rgb } from '../city/hues';
import type { Crowd } from '../people/crowd';
import type { SpritePlacement } from '../people/drawn-person';
import type { Stance } from '../people/stance';
import type { Gait } from '../people/walk';
import type { SpriteName } from './sprites/catalogue';

/** An entity drawn from parts that is not a person. */
export interface RigPose {
  /** Content id of an enemy or a deployable. */
  readonly content: string;
  readonly at: SpritePlacement;
  readonly gait: Gait;
  readonly stance: Stance;
}

type Rig = (crowd: Crowd, pose: RigPose) => void;

/** Draws a flyer, which hovers over its shadow, sways, and lies on the ground when it is destroyed. */
function flyer(parts: {
  readonly hull: SpriteName;
  readonly glow: SpriteName;
  readonly rotors: readonly (readonly [number, number])[];
  readonly scale: number;
  readonly light: Rgb;
  readonly lift?: number;
}): Rig {
  return (crowd, { at, gait, stance }) => {
    const up = (parts.lift ?? 1.5) * (1 - stance.lying);
    const seconds = gait.seconds;
    const sway = {
      ...at,
      x: at.x + Math.sin(seconds * 1.7) * 0.04,
      y: at.y + Math.cos(seconds * 2.1) * 0.04,
      facing: at.facing + stance.lying * 0.8,
    };
    crowd.shadow(
      { ...at, x: at.x + up * 0.12, y: at.y + up * 0.2 },
      { long: parts.scale * (1.1 - up * 0.12), wide: parts.scale * (1.1 - up * 0.12) },
    );
    crowd.sprite(sway, parts.hull, { lift: up, scale: parts.scale });
    for (const [along, across] of parts.rotors)
      crowd.sprite(sway, 'rotor', {
        along: along * parts.scale,
        across: across * parts.scale,
        lift: up + 0.06,
        turn: seconds * (stance.lying > 0.5 ? 0 : 31) * (along * across < 0 ? 1 : -1),
        scale: parts.scale * 0.8,
      });
    if (stance.lying > 0.5) return;
    crowd.sprite(sway, parts.glow, { lift: up + 0.07, kind: 'glow', scale: parts.scale });
    crowd.shine({
      x: at.x + Math.cos(at.facing) * 0.6,
      y: at.y + Math.sin(at.facing) * 0.6,
      radius: 2.2,
      glow: parts.light,
    });
  };
}

/** Draws a four-legged machine, whose legs step in diagonal pairs. */
function hound(crowd: Crowd, { at, gait, stance }: RigPose): void {
  const swing = Math.sin(gait.phase * 2 * Math.PI) * 0.16 * gait.pace;
  const leap = stance.swing < 1 ? Math.sin(stance.swing * Math.PI) : 0;
  const stretch = leap * 0.14;
  crowd.shadow(at, { long: 1.3, wide: 0.9 });
  const splay = stance.lying;
  for (const [along, across, way] of [
    [0.22, -0.17, 1],
    [0.22, 0.17, -1],
    [-0.22, -0.15, -1],
    [-0.22, 0.15, 1],
  ] as const) {
    crowd.sprite(at, 'leg', {
      along: along + swing * way + stretch * Math.sign(along),
      across: across * (1 + splay * 0.8),
      lift: 0.05,
      turn: Math.sign(across) * (0.35 + splay),
    });
  }
  crowd.sprite(at, 'hound_trunk', { lift: 0.26 * (1 - splay) + 0.05 + leap * 0.4 });
  const bite = Math.sin(gait.seconds * 2) * 0.06;
  crowd.sprite(at, 'hound_head', {
    along: 0.38 + stretch,
    lift: 0.34 * (1 - splay) + 0.06 + leap * 0.4,
    turn: bite + splay * 0.7,
  });
  if (splay < 0.5)
    crowd.sprite(at, 'hound_glow', { along: 0.38 + stretch, lift: 0.36 + leap * 0.4, turn: bite, kind: 'glow' });
}

function sentinel(crowd: Crowd, { at, gait, stance }: RigPose): void {
  const swing = Math.sin(gait.phase * 2 * Math.PI) * 0.16 * Math.min(1, gait.pace * 2);
  crowd.shadow(at, { long: 2.3, wide: 2.1 });
  for (const [turn, way] of [
    [0.75, 1],
    [-0.75, -1],
    [2.4, -1],
    [-2.4, 1],
  ] as const) {
    const out = turn + swing * way * 0.8;
    crowd.sprite(at, 'sentinel_leg', {
      along: Math.cos(out) * 0.66,
      across: Math.sin(out) * 0.66,
      lift: 0.1,
      turn: out,
    });
  }
  const sink = 0.6 * (1 - stance.lying * 0.7);
  const kickBack = stance.recoil * 0.1;
  for (const side of [-1, 1])
    crowd.sprite(at, 'sentinel_gun', { along: 0.4 - kickBack, across: side * 0.52, lift: sink + 0.05 });
  crowd.sprite(at, 'sentinel_trunk', { lift: sink + 0.15, along: -kickBack * 0.3, turn: stance.lying * 0.3 });
  if (stance.lying > 0.5) return;
  crowd.sprite(at, 'sentinel_glow', { lift: sink + 0.2, kind: 'glow' });
  crowd.shine({ x: at.x + Math.cos(at.facing), y: at.y + Math.sin(at.facing), radius: 3, glow: [0.16, 0.34, 0.7] });
}

/** Draws treads, a hull, a turret that turns by itself, and an arm that swings its claw. */
function marshal(crowd: Crowd, { at, gait, stance }: RigPose): void {
  const shake = Math.sin(gait.seconds * 31) * 0.012 * (stance.lying > 0.5 ? 0 : 1);
  const trembling = { ...at, x: at.x + shake };
  crowd.shadow(at, { long: 4.2, wide: 3.2 });
  for (const side of [-1, 1]) crowd.sprite(trembling, 'marshal_tread', { across: side * 0.84, lift: 0.1 });
  crowd.sprite(trembling, 'marshal_hull', { lift: 0.55 });
  const swing =
    stance.swing < 1
      ? Math.sin(stance.swing * Math.PI) * 0.9 * stance.swingSide
      : Math.sin(gait.seconds * 0.6) * 0.14 - 0.35 + stance.casting * 0.35;
  crowd.sprite(trembling, 'marshal_arm', {
    along: 0.3 + Math.cos(swing) * 1.2,
    across: 0.36 + Math.sin(swing) * 1.2,
    lift: 1.2 - stance.lying * 0.9,
    turn: swing,
  });
  crowd.sprite(trembling, 'marshal_turret', {
    along: -0.12,
    lift: 1.1 - stance.lying * 0.4,
    turn: Math.sin(gait.seconds * 0.9) * 0.2,
  });
  if (stance.lying > 0.5) return;
  crowd.sprite(trembling, 'marshal_glow', { lift: 0.7, kind: 'glow' });
  const turn = gait.seconds * 4;
  crowd.shine({ x: at.x + Math.cos(turn), y: at.y + Math.sin(turn), radius: 4, glow: [0.7, 0.16, 0.2] });
  crowd.shine({ x: at.x - Math.cos(turn), y: at.y - Math.sin(turn), radius: 4, glow: [0.16, 0.3, 0.8] });
  crowd.shine({
    x: at.x + Math.cos(at.facing) * 2.4,
    y: at.y + Math.sin(at.facing) * 2.4,
    radius: 3.4,
    glow: [0.9, 0.78, 0.5],
  });
}

/** Draws a chain of links that swims: each follows the wave of the one before. */
function eel(crowd: Crowd, { at, gait, stance }: RigPose): void {
  const still = stance.lying;
  const links = 7;
  crowd.shadow(at, { long: 1.2, wide: 1 });
  for (let i = links; i >= 0; i -= 1) {
    const along = -0.3 - i * 0.42;
    const wave = (n: number): number =>
      Math.sin(gait.seconds * 3.4 - n * 0.75) * (0.08 + n * 0.045) * (1 - still * 0.85);
    const across = wave(i);
    const turn = Math.atan2(wave(i) - wave(i + 1), 0.42);
    const scale = 1 - i * 0.075;
    crowd.sprite(at, i === links ? 'eel_tail' : 'eel_link', { along, across, lift: 0.16, turn, scale });
  }
  const snap = stance.swing < 1 ? Math.sin(stance.swing * Math.PI) * 0.3 : 0;
  const look = Math.sin(gait.seconds * 3.4) * 0.1 * (1 - still);
  crowd.sprite(at, 'eel_head', { along: 0.18 + snap, lift: 0.3, turn: look });
  if (still > 0.5) return;
  crowd.sprite(at, 'eel_glow', { along: 0.18 + snap, lift: 0.32, turn: look, kind: 'glow' });
  crowd.shine({ x: at.x, y: at.y, radius: 2.6, glow: [0.3, 0.55, 0.16] });
}

function turret(crowd: Crowd, { at, gait, stance }: RigPose): void {
  crowd.shadow(at, { long: 1.2, wide: 1.2 });
  crowd.sprite({ ...at, facing: 0.4 }, 'turret_base', { lift: 0.05 });
  crowd.sprite(at, 'turret_head', {
    along: 0.02 - stance.recoil * 0.08,
    lift: 0.4,
    turn: stance.wantsReady ? 0 : Math.sin(gait.seconds) * 0.4,
  });
  crowd.sprite(at, 'turret_glow', { lift: 0.42, kind: 'glow' });
  crowd.shine({ x: at.x, y: at.y, radius: 1.8, glow: [0.1, 0.36, 0.42] });
}

function walker(crowd: Crowd, { at, gait, stance }: RigPose): void {
  const swing = Math.sin(gait.phase * 2 * Math.PI) * 0.2 * Math.min(1, gait.pace * 2);
  crowd.shadow(at, { long: 1.8, wide: 1.6 });
  for (const [turn, way] of [
    [0.9, 1],
    [-0.9, -1],
    [2.3, -1],
    [-2.3, 1],
  ] as const)
    crowd.sprite(at, 'sentinel_leg', {
      along: Math.cos(turn + swing * way) * 0.5,
      across: Math.sin(turn + swing * way) * 0.5,
      lift: 0.1,
      turn: turn + swing * way,
      scale: 0.8,
    });
  crowd.sprite(at, 'walker_trunk', {
    lift: 0.55,
    along: stance.swing < 1 ? Math.sin(stance.swing * Math.PI) * 0.2 : 0,
  });
  crowd.sprite(at, 'turret_glow', { lift: 0.6, along: 0.1, kind: 'glow' });
}

const still =
  (name: SpriteName, size: { long: number; wide: number }, glow?: SpriteName): Rig =>
  (crowd, { at, gait }) => {
    crowd.shadow(at, size);
    crowd.sprite(at, name, { lift: 0.12 });
    if (glow && Math.sin(gait.seconds * 6) > -0.4) crowd.sprite(at, glow, { lift: 0.16, kind: 'glow' });
  };

/** Draws a machine that stands and hums, and glows from inside until it is broken. */
const nest: Rig = (crowd, { at, gait, stance }) => {
  const hum = { ...at, x: at.x + Math.sin(gait.seconds * 37) * 0.015 * (1 - stance.lying) };
  crowd.shadow(at, { long: 1.5, wide: 1.4 });
  crowd.sprite(hum, 'walker_trunk', { lift: 0.35 * (1 - stance.lying * 0.7), turn: stance.lying * 0.5 });
  if (stance.lying > 0.5) return;
  crowd.sprite(hum, 'turret_glow', { lift: 0.42, kind: 'glow', scale: 1.2 });
  crowd.shine({ x: at.x, y: at.y, radius: 2.2, glow: [0.3, 0.42, 0.1] });
};

/** Draws one of a swarm: a small flyer near the ground. */
const mite = (light: Rgb): Rig =>
  flyer({
    hull: 'bee_hull',
    glow: 'bee_glow',
    rotors: [
      [-0.02, -0.24],
      [-0.02, 0.24],
    ],
    scale: 0.55,
    light,
    lift: 0.7,
  });

const corners = [
  [0.3, -0.32],
  [0.3, 0.32],
  [-0.3, -0.32],
  [-0.3, 0.32],
] as const;
const rigs: Readonly<Record<string, Rig>> = {
  practice_drone: flyer({
    hull: 'ward_hull',
    glow: 'ward_glow',
    rotors: corners,
    scale: 1.15,
    light: [0.42, 0.3, 0.08],
  }),
  ward_drone: flyer({ hull: 'ward_hull', glow: 'ward_glow', rotors: corners, scale: 1, light: [0.42, 0.1, 0.13] }),
  rust_bee: flyer({
    hull: 'bee_hull',
    glow: 'bee_glow',
    rotors: [
      [-0.02, -0.24],
      [-0.02, 0.24],
    ],
    scale: 0.86,
    light: [0.5, 0.26, 0.08],
    lift: 1.1,
  }),
  convoy_drone: flyer({
    hull: 'escort_hull',
    glow: 'escort_glow',
    rotors: [
      [-0.3, -0.38],
      [-0.3, 0.38],
      [0.2, 0],
    ],
    scale: 0.94,
    light: [0.12, 0.26, 0.6],
  }),
  repair_drone: flyer({
    hull: 'mender_hull',
    glow: 'mender_glow',
    rotors: [
      [0.22, -0.22],
      [0.22, 0.22],
      [-0.22, -0.22],
      [-0.22, 0.22],
    ],
    scale: 0.8,
    light: [0.1, 0.4, 0.22],
  }),
  gallery_eye: flyer({
    hull: 'escort_hull',
    glow: 'escort_glow',
    rotors: corners,
    scale: 1.1,
    light: [0.6, 0.08, 0.1],
  }),
  scrap_mite: mite([0.5, 0.26, 0.08]),
  ledger_moth: mite([0.36, 0.4, 0.3]),
  scrap_nest: nest,
  scrap_hound: hound,
  ko_sentinel: sentinel,
  marshal_ballast: marshal,
  fare_inspector: walker,
  vacant_chair: sentinel,
  minute_drone: flyer({
    hull: 'escort_hull',
    glow: 'escort_glow',
    rotors: corners,
    scale: 0.9,
    light: [0.5, 0.42, 0.2],
  }),
  tide_eel: eel,
  turret,
  walker,
  cover: still('cover', { long: 0.9, wide: 2.3 }),
  mine: still('mine', { long: 0.6, wide: 0.6 }, 'mine_glow'),
  decoy: still('decoy', { long: 0.7, wide: 0.7 }),
};
/** Deployables have the id of the ability that created them. */
const otherNames: Readonly<Record<string, string>> = {
  rivet_turret: 'turret',
  turret_rivet: 'turret',
  pop_cover: 'cover',
  sticky_mine: 'mine',
  repair_swarm: 'repair_drone',
};

export function drawRig(crowd: Crowd, pose: RigPose): void {
  if (pose.at.gone >= 1) return;
  const rig = rigs[otherNames[pose.content] ?? pose.content] ?? turret;
  rig(crowd, pose);
}

/** Draws the extra parts of a boss that looks like a person: coat, beads and running numbers. */
export function drawTallyman(crowd: Crowd, { at, gait, stance }: RigPose, layer: 'under' | 'over'): void {
  if (layer === 'under') {
    crowd.shadow(at, { long: 2.4, wide: 2.2 });
    crowd.sprite({ ...at, facing: at.facing + Math.sin(gait.seconds * 1.1) * 0.06 }, 'tally_coat', {
      along: -0.12,
      lift: 0.2,
    });
    return;
  }
  if (stance.lying > 0.5) return;
  crowd.sprite(at, 'tally_beads', {
    along: 0.3,
    across: -0.42,
    lift: 0.5,
    turn: -0.4 + Math.sin(gait.seconds * 2.3) * 0.08,
    scale: 0.9,
  });
  crowd.sprite({ ...at, facing: gait.seconds * 0.4 }, 'tally_glow', {
    lift: 0.05,
    kind: 'glow',
    scale: 1 + stance.casting * 0.5,
  });
  crowd.shine({ x: at.x, y: at.y, radius: 4, glow: [0.1, 0.42, 0.26] });
}
