import type { CharacterId } from '@necp/shared/kernel';
import { zoneSlice } from '../core/slice';
import type { Drop } from './contract';

export type GroundDrop = Pick<Drop, 'ownerId' | 'ownedUntilMs' | 'expiresMs' | 'templateId' | 'rarity'> & {
  readonly entityIndex: number;
};

export interface LootSlice {
  readonly drops: Map<string, GroundDrop>;
  /** Drops that wait for a free entity. */
  readonly unlaid: Drop[];
  /** Pickups without an answer yet, by drop id. */
  readonly picking: Set<string>;
  /** Boxes that stand open for a character, by entity id: until when, and the connection that was informed. */
  readonly emptied: Map<CharacterId, { readonly untilMs: Map<number, number>; notifiedConnectionId: number | null }>;
}

export const lootSlice = zoneSlice<LootSlice>('loot', () => ({
  drops: new Map(),
  unlaid: [],
  picking: new Set(),
  emptied: new Map(),
}));
