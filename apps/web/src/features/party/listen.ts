import { countdownStarted } from '@necp/shared/party/events';
import { CountdownInput } from '@necp/shared/party/schema';
import { PartyVitals, partyVitals } from '@necp/shared/party/vitals';
import { steadyMs } from '../../components/kernel/clock';
import type { Sources } from '../base/feature';
import { useMemberVitals, useOwnSpot, usePartyCountdown } from './store';

/** Starts the countdown of the party when the server says so, and keeps what its members tell of themselves. */
export function listenToParty({ connection, game }: Pick<Sources, 'connection' | 'game'>) {
  return [
    connection.on('live', (message) => {
      if (message.topic === partyVitals) return keepVitals(message);
      if (message.topic !== countdownStarted) return;
      const seconds = CountdownInput.shape.seconds.safeParse(message['seconds']).data;
      if (seconds !== undefined) usePartyCountdown.setState({ endsMs: steadyMs() + seconds * 1_000 });
    }),
    connection.on('zone.welcome', ({ zoneId, x, y }) => useOwnSpot.setState({ spot: wholeSpot(zoneId, { x, y }) })),
    game.on('radar', ({ self }) => {
      const { spot } = useOwnSpot.getState();
      if (spot === null) return;
      const next = wholeSpot(spot.zoneId, self);
      if (next.x !== spot.x || next.y !== spot.y) useOwnSpot.setState({ spot: next });
    }),
  ];
}

const wholeSpot = (zoneId: string, { x, y }: { readonly x: number; readonly y: number }) => ({
  zoneId,
  x: Math.floor(x),
  y: Math.floor(y),
});

function keepVitals(message: object): void {
  const parsed = PartyVitals.safeParse(message);
  if (!parsed.success) return;
  const atMs = steadyMs();
  const news = parsed.data.vitals.map((vitals) => [vitals.characterId, { vitals, atMs }] as const);
  useMemberVitals.setState(({ heard }) => ({ heard: { ...heard, ...Object.fromEntries(news) } }));
}
