import type { Sources } from '../base/feature';
import { useMap } from './store';

/** Keeps the map of the zone and the position of the player. */
export function listenToMap({ game }: Pick<Sources, 'game'>) {
  return [
    game.on('zone', (map) => useMap.setState({ map, self: null })),
    game.on('radar', ({ self }) => useMap.getState().sweep(self)),
  ];
}
