import type { Look } from '../character/look';
import type { CombatEvent } from './combat';

export const entityKinds = [
  'player',
  'townsperson',
  'npc',
  'enemy',
  'drop',
  'interactable',
  'deployable',
  'vehicle',
] as const;
export type EntityKind = (typeof entityKinds)[number];

/** Bits of `EntityView.flags`. `hostile`, `calm` and `mine` depend on the viewer. */
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

/** Bits of `Intent.buttons`. `steady` aims: slower, with less spread. */
export const intentButtons = { sprint: 1, fire: 2, steady: 4, dodge: 8 } as const;

/** The numbered input of a player for one tick: directions, never positions. */
export interface Intent {
  /** Starts at 1 and is raised by one per tick with input; it wraps at 65,536. */
  readonly seq: number;
  /** The direction of movement, -127..127 each axis; a longer vector is shortened to 127. */
  readonly moveX: number;
  readonly moveY: number;
  /** Where the player looks, 0..65,535 for a full turn, 0 = east, growing clockwise (y grows to the south). */
  readonly aim: number;
  /** Bits of `intentButtons`. */
  readonly buttons: number;
  /** The moment of the other entities that the client's screen showed: quarter ticks, mod 65,536. */
  readonly seenQuarter: number;
  /** The distance of the aim point, in quarter tiles, 0..255. */
  readonly aimTiles: number;
}

/** The first description of an entity in a snapshot. */
export interface EntityView {
  readonly id: number;
  readonly kind: EntityKind;
  readonly name: string;
  /** The look of a person; other entities have the default look and are drawn by `content`. */
  readonly look: Look;
  /** Id of the person, enemy, item template or object; empty for players and townspeople. */
  readonly content: string;
  level: number;
  /** The most health it can have, in points; 0 for what cannot be hurt. */
  healthMax: number;
  /** A player's emote by its number, a drop's rank of rarity, an object's state, a machine's side. */
  variant: number;
  /** Item template in the hand, empty for none. */
  held: string;
  /** Item templates of visible clothing. */
  worn: readonly string[];
  /** Position in tiles. */
  x: number;
  y: number;
  /** Radians, as `Intent.aim`. */
  facing: number;
  /** Bits of `entityFlags`. */
  flags: number;
  /** Share of health left, 0..255. */
  health: number;
}

/** The player's own pools and weapon, in whole points; sent when one changes. */
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
  /** Rounds in the magazine of the held firearm, and its size; 0 of 0 without one. */
  readonly rounds: number;
  readonly magazine: number;
  /** Throwables left. */
  readonly reserve: number;
}

/** The fields in encoding order. */
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

/** What affects the player's own movement besides input, so that prediction and simulation agree. */
export interface SelfPace {
  /** Speed in thousandths, from load, statuses and roots. */
  readonly speedPerMille: number;
  /** The current roll and the rest after it, in steps; see `stepMovement`. */
  readonly rollSteps: number;
  /** Direction of that roll, 0..255. */
  readonly rollFacing: number;
  readonly rollRestSteps: number;
}

/** What a client assumes before it receives its pace. */
export const usualPace: SelfPace = { speedPerMille: 1000, rollSteps: 0, rollFacing: 0, rollRestSteps: 0 };

/** The player's own entity with its exact position (32-bit floats), for reconciliation. */
export interface SnapshotSelf extends SelfPace {
  readonly x: number;
  readonly y: number;
  /** Radians. */
  readonly facing: number;
}

/** One snapshot as the client sees it after the delta was applied. */
export interface AppliedSnapshot {
  readonly tick: number;
  /** The last intent of this client that the snapshot includes. */
  readonly ackSeq: number;
  readonly self: SnapshotSelf;
  /** The last known vitals; null until the character's sheet has reached the zone. */
  readonly vitals: Vitals | null;
  readonly entered: readonly EntityView[];
  readonly left: readonly number[];
  /** Entities that did not walk to their position and are shown there without interpolation. */
  readonly teleported: readonly number[];
  /** All entities in view without the client's own, by entity id; the same map is updated in place. */
  readonly entities: ReadonlyMap<number, EntityView>;
  /** The combat events in view in these ticks, in order. */
  readonly combat: readonly CombatEvent[];
}
