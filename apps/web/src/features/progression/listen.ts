import type { Sources } from '../base/feature';
import { useGains } from './gains-store';

/** Shows the rewards of the player's actions as they arrive. */
export function listenToProgression({ connection }: Sources) {
  return [connection.on('gains', useGains.getState().gain)];
}
