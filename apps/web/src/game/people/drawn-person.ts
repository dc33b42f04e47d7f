import type { DressedLook } from '@necp/shared/character/outfit';
import type { Rgb } from '../city/hues';
import type { BodyEmote } from './emotes';
import type { Gait } from './walk';
import type { Stance } from './stance';
import type { Doing } from '@necp/shared/npc/content';
import type { SpriteName } from '../combat/sprites/catalogue';
import type { PartUv } from './atlas';

/** The sides that colours distinguish from above. */
export type PersonKind = 'self' | 'player' | 'friend' | 'party' | 'townsperson' | 'npc' | 'enemy' | 'guarding';

/** Where something is drawn and how it is highlighted. */
export interface SpritePlacement {
  readonly x: number;
  readonly y: number;
  /** Radians, 0 = east, clockwise. */
  readonly facing: number;
  readonly rim: Rgb;
  readonly size: number;
  /** White-out, 0..1. */
  readonly flash: number;
  /** The share that has faded, 0..1. */
  readonly gone: number;
}

export interface DrawnPerson {
  readonly look: DressedLook;
  readonly kind: PersonKind;
  readonly x: number;
  readonly y: number;
  /** Radians, 0 = east, clockwise. */
  readonly facing: number;
  readonly gait: Gait;
  /** Left out for those who only walk. */
  readonly stance?: Stance;
  /** The activity while standing, if there is one. */
  readonly doing?: Doing | null;
  /** The emote that the body shows; it takes the place of the activity, and the hands put down what they hold. */
  readonly emote?: BodyEmote | null;
  /** The badge on the back. */
  readonly mark?: SpriteName | null;
  /** The size relative to others, for bosses; 1 when left out. */
  readonly size?: number;
}

export const rims: Readonly<Record<PersonKind, Rgb>> = {
  self: [1, 0.98, 0.92],
  player: [0.42, 0.86, 0.96],
  friend: [0.62, 0.72, 1.1],
  party: [0.4, 0.95, 0.62],
  townsperson: [0.56, 0.62, 0.72],
  npc: [0.82, 0.87, 0.94],
  enemy: [1.9, 0.4, 0.46],
  guarding: [1.16, 1.22, 1.3],
};
/** The mark on the ground under each kind of person: sides differ by its shape; passers-by have none. */
export const bases: Readonly<Record<PersonKind, SpriteName | null>> = {
  self: 'base_self',
  player: 'base_player',
  friend: 'base_friend',
  party: 'base_party',
  townsperson: null,
  npc: 'base_npc',
  enemy: 'base_enemy',
  guarding: 'base_guarding',
};

/** One quad: its position from the middle of the body, along the facing and to the right. */
export interface FigurePart {
  readonly uv: PartUv;
  readonly along: number;
  readonly across: number;
  readonly lift: number;
  readonly turn: number;
  readonly long: number;
  readonly wide: number;
  readonly kind: 'shadow' | 'body' | 'glow' | 'base';
}
export type SpritePart = Partial<Omit<FigurePart, 'uv' | 'long' | 'wide'>> & { readonly scale?: number };
