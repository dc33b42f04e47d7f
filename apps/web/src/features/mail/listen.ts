import type { Sources } from '../base/feature';
import { usePlace } from './store';

/** Keeps where the player is, for the way to the nearest mailbox. */
export function listenToPlace({ game }: Pick<Sources, 'game'>) {
  return [
    game.on('zone', (map) => usePlace.setState({ map, self: null })),
    game.on('radar', ({ self }) => usePlace.setState({ self })),
  ];
}
