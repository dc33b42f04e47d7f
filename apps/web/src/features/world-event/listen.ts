import { liveChangeOf } from '@necp/shared/protocol';
import type { Sources } from '../base/feature';
import { useWorldEvent } from './store';

/** Keeps the state of the world event in this zone, and what the latest one gave to the character. */
export function listenToWorldEvent({ connection }: Pick<Sources, 'connection'>) {
  return [
    // The event belongs to the channel that was left; the new one sends its own.
    connection.on('zone.welcome', () => useWorldEvent.setState({ event: null })),
    connection.on('event.state', (event) => useWorldEvent.setState({ event })),
    connection.on('live', (message) => {
      const change = liveChangeOf(message);
      if (change?.topic === 'world-event.shared') useWorldEvent.setState({ share: change });
    }),
  ];
}
