import { tickHz } from '@necp/shared/protocol';
import type { ZoneOutput } from '../outputs';
import type { ZoneState } from '../state';

/** A crowd coming and going changes the number all the time; nobody reads it more often. */
export const populationTicks = 5 * tickHz;

/** Tells everybody how many are here and how many channels there are, when that has changed since it was told last. */
export function sendPopulation(state: ZoneState, out: ZoneOutput[]): void {
  const population = state.players.size;
  if (
    state.tick % populationTicks !== 0 ||
    (population === state.sentPopulation && state.channels === state.sentChannels)
  )
    return;
  state.sentPopulation = population;
  state.sentChannels = state.channels;
  const connectionIds = [...state.playerOfConnection.keys()];
  if (connectionIds.length > 0) out.push({ kind: 'population', connectionIds, population, channels: state.channels });
}
