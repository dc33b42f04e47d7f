import { tickHz } from '@necp/shared/protocol';
import type { ZoneState } from '../state';
import { presenceSlice } from './slice';

/** In a crowd the number changes all the time, and more frequent updates would be of no use. */
export const populationTicks = 5 * tickHz;

/** Sends all players the number of players and channels when one of them has changed since the last message. */
export function sendPopulation(state: ZoneState): void {
  if (state.tick % populationTicks !== 0) return;
  const own = presenceSlice(state);
  const population = state.players.size;
  if (population === own.sentPopulation && state.channels === own.sentChannels) return;
  own.sentPopulation = population;
  own.sentChannels = state.channels;
  const connectionIds = [...state.playerOfConnection.keys()];
  if (connectionIds.length > 0)
    state.outbox.push({
      kind: 'send',
      connectionIds,
      name: 'zone.population',
      message: { population, channels: state.channels },
    });
}
