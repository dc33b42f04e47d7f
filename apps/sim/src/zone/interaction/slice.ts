import type { CharacterId } from '@necp/shared/kernel';
import type { Interactable } from '../core/interactable';
import { zoneSlice } from '../core/slice';

/** An interaction for which the player holds a key. */
export interface ChanneledInteraction {
  readonly entityIndex: number;
  readonly entityId: number;
  readonly startTick: number;
  readonly endTick: number;
  /** Where the player stood when it began. */
  readonly x: number;
  readonly y: number;
}

export interface InteractionSlice {
  /** World objects by entity index. */
  readonly interactables: Map<number, Interactable>;
  readonly channeled: Map<CharacterId, ChanneledInteraction>;
}

export const interactionSlice = zoneSlice<InteractionSlice>('interaction', () => ({
  interactables: new Map(),
  channeled: new Map(),
}));
