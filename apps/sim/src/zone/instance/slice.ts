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
  /** Players who were ever in this instance. */
  readonly comers: Set<CharacterId>;
  /** When players who have left the party are led out of this instance. */
  readonly leadOutTicks: Map<CharacterId, number>;
  /** What the group has done in this instance. */
  readonly run: InstanceRun;
}

/** What a group has done in its private instance. */
export interface InstanceRun {
  /** Entity ids of the players who are down now. */
  readonly down: Set<number>;
  falls: number;
  /** The tick at which the last boss fell. */
  wonTick: number | null;
  /** The last progress that was sent, as text. */
  sent: string;
}

export const instanceSlice = zoneSlice<InstanceSlice>('instance', () => ({
  lobbies: new Map(),
  atEntrance: new Map(),
  comers: new Set(),
  leadOutTicks: new Map(),
  run: { down: new Set(), falls: 0, wonTick: null, sent: '' },
}));
