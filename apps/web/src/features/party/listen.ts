import { countdownStarted } from '@necp/shared/party/events';
import { CountdownInput } from '@necp/shared/party/schema';
import { steadyMs } from '../../components/kernel/clock';
import type { Sources } from '../base/feature';
import { usePartyCountdown } from './store';

/** Starts the countdown of the party when the server says so. */
export function listenToParty({ connection }: Pick<Sources, 'connection'>) {
  return [
    connection.on('live', (message) => {
      if (message.topic !== countdownStarted) return;
      const seconds = CountdownInput.shape.seconds.safeParse(message['seconds']).data;
      if (seconds !== undefined) usePartyCountdown.setState({ endsMs: steadyMs() + seconds * 1_000 });
    }),
  ];
}
