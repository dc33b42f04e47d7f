import type { CharacterId, TileSpot } from '@necp/shared/kernel';
import { zoneSlice } from '../core/slice';
import type { Drop } from './contract';

export type GroundDrop = Pick<Drop, 'ownerId' | 'ownedUntilMs' | 'expiresMs' | 'templateId' | 'rarity'> & {
  readonly entityIndex: number;
};

/** What an enemy took from a player. */
export interface Snatch {
  readonly characterId: CharacterId;
  readonly epoch: number;
  /** Entity id of the enemy. */
  readonly thiefId: number;
  /** Whether the domain has taken it. */
  isTaken: boolean;
  /** Where the enemy fell; null while it lives. */
  fellAt: TileSpot | null;
}

export interface LootSlice {
  readonly drops: Map<string, GroundDrop>;
  /** Drops that wait for a free entity. */
  readonly unlaid: Drop[];
  /** Pickups without an answer yet, by drop id. */
  readonly picking: Set<string>;
  /** What enemies carry away, by snatch id. */
  readonly snatches: Map<string, Snatch>;
  /** Boxes that stand open for a character, by entity id: until when, and the connection that was informed. */
  readonly emptied: Map<CharacterId, { readonly untilMs: Map<number, number>; notifiedConnectionId: number | null }>;
}

export const lootSlice = zoneSlice<LootSlice>('loot', () => ({
  drops: new Map(),
  unlaid: [],
  picking: new Set(),
  snatches: new Map(),
  emptied: new Map(),
}));
