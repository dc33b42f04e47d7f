import type { Sources } from '../base/feature';
import { useMap } from './store';

/** Keeps the map of the zone, the position of the player and that of the event. */
export function listenToMap({ connection, game }: Pick<Sources, 'connection' | 'game'>) {
  return [
    game.on('zone', (map) => useMap.setState({ map, self: null })),
    game.on('radar', ({ self }) => useMap.getState().sweep(self)),
    // The event belongs to the channel that was left; the new one sends its own.
    connection.on('zone.welcome', () => useMap.setState({ event: null })),
    connection.on('event.state', (event) => useMap.getState().follow(event)),
  ];
}
