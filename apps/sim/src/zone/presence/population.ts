import { tickHz } from '@necp/shared/protocol';
import type { ZoneState } from '../state';

/** In a crowd the number changes all the time, and more frequent updates would be of no use. */
export const populationTicks = 5 * tickHz;

/** Sends all players the number of players and channels when one of them has changed since the last message. */
export function sendPopulation(state: ZoneState): void {
  const population = state.players.size;
  if (
    state.tick % populationTicks !== 0 ||
    (population === state.sentPopulation && state.channels === state.sentChannels)
  )
    return;
  state.sentPopulation = population;
  state.sentChannels = state.channels;
  const connectionIds = [...state.playerOfConnection.keys()];
  if (connectionIds.length > 0)
    state.outbox.push({ kind: 'population', connectionIds, population, channels: state.channels });
}
