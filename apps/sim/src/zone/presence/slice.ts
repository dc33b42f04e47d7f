import type { CharacterId } from '@necp/shared/kernel';
import { zoneSlice } from '../core/slice';
import type { Departed } from '../outputs';

export const presenceSlice = zoneSlice('presence', () => ({
  /** Players who left and whose last position is not saved yet: if they come back now, they stand there. */
  departing: new Map<CharacterId, Departed>(),
  /** The number of players and of channels that was sent last. */
  sentPopulation: 0,
  sentChannels: 1,
}));
