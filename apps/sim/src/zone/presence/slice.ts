import type { CharacterId } from '@necp/shared/kernel';
import { usualIdleRules, type IdleRules } from '@necp/shared/realm/settings';
import { zoneSlice } from '../core/slice';
import type { Departed } from '../outputs';

/** What a player without input was sent last. */
export interface SentIdle {
  readonly isAway: boolean;
  readonly isChosen: boolean;
  readonly isWarned: boolean;
}

export const presenceSlice = zoneSlice('presence', () => ({
  idleRules: usualIdleRules as IdleRules,
  /** Players who have marked themselves as away. */
  awayByChoice: new Set<CharacterId>(),
  /** By character; those who are active and were sent nothing else are left out. */
  sentIdle: new Map<CharacterId, SentIdle>(),
  /** Players who left and whose last position is not saved yet: if they come back now, they stand there. */
  departing: new Map<CharacterId, Departed>(),
  /** The number of players and of channels that was sent last. */
  sentPopulation: 0,
  sentChannels: 1,
}));
