import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { CharacterId } from '@necp/shared/kernel';
import { zoneSlice } from '../core/slice';

/** The ready players in the order in which they became ready, and the difficulty the first one chose. */
export interface InstanceLobby {
  readonly ready: CharacterId[];
  difficulty: InstanceDifficulty;
}

export interface InstanceSlice {
  /** The ready players of each entrance, by its place. */
  readonly lobbies: Map<string, InstanceLobby>;
  /** Players at an entrance, and its place, as they were seen last. */
  readonly atEntrance: Map<CharacterId, string>;
}

export const instanceSlice = zoneSlice<InstanceSlice>('instance', () => ({
  lobbies: new Map(),
  atEntrance: new Map(),
}));
