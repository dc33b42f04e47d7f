import type { Sources } from '../base/feature';
import { useWorldEvent } from './store';

/** Keeps the state of the world event in this zone. */
export function listenToWorldEvent({ connection }: Pick<Sources, 'connection'>) {
  return [
    // The event belongs to the channel that was left; the new one sends its own.
    connection.on('zone.welcome', () => useWorldEvent.setState({ event: null })),
    connection.on('event.state', (event) => useWorldEvent.setState({ event })),
  ];
}
