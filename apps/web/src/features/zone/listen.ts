import type { Sources } from '../base/feature';
import { useZone } from './store';

/** Keeps the map, the radar and the channels of the zone the player is in. */
export function listenToZone({ connection, game }: Sources) {
  return [
    connection.on('zone.welcome', ({ channels }) => useZone.getState().countChannels(channels)),
    connection.on('zone.population', ({ channels }) => useZone.getState().countChannels(channels)),
    connection.on('zone.channels', (channels) => useZone.getState().showChannels(channels)),
    game.on('zone', (map) => useZone.getState().setMap(map)),
    game.on('welcome', ({ zoneName, channel }) => useZone.getState().arrive(zoneName, channel)),
    game.on('radar', (radar) => useZone.getState().sweep(radar)),
    game.on('goals', (goals) => useZone.setState({ goals })),
  ];
}
