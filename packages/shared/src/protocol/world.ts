import type { Look } from '../character/look';
import type { CombatEvent } from './combat';

export const entityKinds = ['player', 'townsperson', 'npc', 'enemy', 'drop', 'thing', 'deployable', 'vehicle'] as const;
export type EntityKind = (typeof entityKinds)[number];

/**
 * Bits of `EntityView.flags`. `hostile`, `calm` and `mine` are as this viewer sees it: two viewers may be told
 * different ones.
 */
export const entityFlags = {
  moving: 1,
  sprinting: 2,
  connectionLost: 4,
  away: 8,
  hostile: 16,
  downed: 32,
  dead: 64,
  casting: 128,
  steady: 256,
  untouchable: 512,
  inCombat: 1024,
  calm: 2048,
  talking: 4096,
  mine: 8192,
} as const;

/** Bits of `Intent.buttons`. `steady` aims: slower, less spread. */
export const intentButtons = { sprint: 1, fire: 2, steady: 4, dodge: 8 } as const;

/** One numbered wish of a player for one tick; directions, never positions. */
export interface Intent {
  /** Counts up by one per tick in which the player wants something, from 1, wraps at 65,536. */
  readonly seq: number;
  /** Wish to move, -127..127 each axis; longer than 127 in all is shortened to it. */
  readonly moveX: number;
  readonly moveY: number;
  /** Where the player looks, 0..65,535 for a full turn, 0 = east, growing clockwise (y grows to the south). */
  readonly aim: number;
  /** Of `intentButtons`. */
  readonly buttons: number;
  /** Which moment of the others the player's screen showed: quarter ticks, mod 65,536. */
  readonly seenQuarter: number;
  /** How far away the aim point lies, in quarter tiles, 0..255. */
  readonly aimTiles: number;
}

/** What a snapshot says of somebody or something the first time. */
export interface EntityView {
  readonly id: number;
  readonly kind: EntityKind;
  readonly name: string;
  /** Of people; everything else has the plain look and its own drawing by `content`. */
  readonly look: Look;
  /** Id of the person, enemy, item template or object; empty for players and townspeople. */
  readonly content: string;
  level: number;
  /** Of a drop the rank of its rarity, of a thing its state, of a deployable its side. */
  variant: number;
  /** Template of what is in the hand, empty for nothing. */
  held: string;
  /** Templates of clothing that shows. */
  worn: readonly string[];
  /** Tiles. */
  x: number;
  y: number;
  /** Radians, as `Intent.aim`. */
  facing: number;
  /** Of `entityFlags`. */
  flags: number;
  /** Share left, 0..255. */
  health: number;
}

/** The own pools and weapon, whole points; sent when one changes. */
export interface Vitals {
  readonly health: number;
  readonly healthMax: number;
  readonly energy: number;
  readonly energyMax: number;
  readonly ram: number;
  readonly ramMax: number;
  readonly stamina: number;
  readonly staminaMax: number;
  readonly shield: number;
  /** Rounds in the magazine of the held firearm, and what it takes; 0 of 0 without one. */
  readonly rounds: number;
  readonly magazine: number;
  /** Thrown things left. */
  readonly reserve: number;
}

/** In the order of the wire. */
export const vitalFields = [
  'health',
  'healthMax',
  'energy',
  'energyMax',
  'ram',
  'ramMax',
  'stamina',
  'staminaMax',
  'shield',
  'rounds',
  'magazine',
  'reserve',
] as const satisfies readonly (keyof Vitals)[];

/** What changes the own steps beside wishes, so that prediction and simulation agree. */
export interface SelfPace {
  /** Speed in thousandths: load, statuses, roots. */
  readonly speedPerMille: number;
  /** The roll under way and the rest after it, in steps; see `stepMovement`. */
  readonly rollSteps: number;
  /** Direction of that roll, 0..255. */
  readonly rollFacing: number;
  readonly rollRestSteps: number;
}

/** What a client takes for granted until it is told otherwise. */
export const usualPace: SelfPace = { speedPerMille: 1000, rollSteps: 0, rollFacing: 0, rollRestSteps: 0 };

/** The own body, exact (32-bit floats), for reconciliation. */
export interface SnapshotSelf extends SelfPace {
  readonly x: number;
  readonly y: number;
  /** Radians. */
  readonly facing: number;
}

/** One snapshot as the client sees it after the delta was applied to what it knew. */
export interface AppliedSnapshot {
  readonly tick: number;
  /** The last intent of ours that this snapshot includes. */
  readonly ackSeq: number;
  readonly self: SnapshotSelf;
  /** As last told; null until the character's sheet has reached the zone. */
  readonly vitals: Vitals | null;
  readonly entered: readonly EntityView[];
  readonly left: readonly number[];
  /** Those who did not walk to where they are now: show them there at once. */
  readonly teleported: readonly number[];
  /** Everyone in sight now, ourselves left out, by entity id; the same map is updated in place. */
  readonly entities: ReadonlyMap<number, EntityView>;
  /** What happened in sight in these ticks, in order. */
  readonly combat: readonly CombatEvent[];
}
