import { presenceOfMessage } from '@necp/shared/social/live';
import { wallClock } from '../../components/kernel/clock';
import type { Sources } from '../base/feature';
import { useHere, usePresences } from './store';

/** Keeps what friends do, as it happens. */
export function listenToSocial({ connection }: Pick<Sources, 'connection'>) {
  return [
    connection.on('zone.welcome', ({ zoneId, channel }) => useHere.setState({ here: { zoneId, channel } })),
    connection.on('live', (message) => {
      const change = presenceOfMessage(message);
      if (change === null) return;
      const { friendId, presence, character } = change;
      usePresences.setState(({ heard }) => ({
        heard: { ...heard, [friendId]: { presence, character, atMs: wallClock.nowMs() } },
      }));
    }),
  ];
}
