import { countdownStarted, partyPinged } from '@necp/shared/party/events';
import { CountdownInput, PartyPing } from '@necp/shared/party/schema';
import { PartyVitals, partyVitals } from '@necp/shared/party/vitals';
import { steadyMs } from '../../components/kernel/clock';
import type { GameEvents } from '../../game/types';
import type { Sources } from '../base/feature';
import { useMemberVitals, useOwnSpot, usePartyCountdown, usePartyPings, usePartyTarget } from './store';

/** Starts the countdown of the party when the server says so, and keeps what its members tell of themselves. */
export function listenToParty({ connection, game }: Pick<Sources, 'connection' | 'game'>) {
  return [
    connection.on('live', (message) => {
      if (message.topic === partyVitals) return keepVitals(message);
      if (message.topic === partyPinged) return keepPing(message);
      if (message.topic !== countdownStarted) return;
      const seconds = CountdownInput.shape.seconds.safeParse(message['seconds']).data;
      if (seconds !== undefined) usePartyCountdown.setState({ endsMs: steadyMs() + seconds * 1_000 });
    }),
    connection.on('zone.welcome', ({ zoneId, channel, x, y }) =>
      useOwnSpot.setState({ spot: { zoneId, channel, ...wholeSpot({ x, y }) } }),
    ),
    game.on('target', keepTarget),
    game.on('radar', ({ self }) => {
      const { spot } = useOwnSpot.getState();
      if (spot === null) return;
      const next = wholeSpot(self);
      if (next.x !== spot.x || next.y !== spot.y) useOwnSpot.setState({ spot: { ...spot, ...next } });
    }),
  ];
}

function keepTarget(target: GameEvents['target']): void {
  const before = usePartyTarget.getState().target;
  const kind = target?.kind;
  const isMarkable = kind === 'enemy' || kind === 'player';
  // The target is published ten times a second; it changes seldom.
  if ((isMarkable ? target?.id : undefined) === before?.id) return;
  usePartyTarget.setState({ target: target && isMarkable ? { id: target.id, kind, name: target.name } : null });
}

const wholeSpot = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x: Math.floor(x), y: Math.floor(y) });

function keepVitals(message: object): void {
  const parsed = PartyVitals.safeParse(message);
  if (!parsed.success) return;
  const atMs = steadyMs();
  const news = parsed.data.vitals.map((vitals) => [vitals.characterId, { vitals, atMs }] as const);
  useMemberVitals.setState(({ heard }) => ({ heard: { ...heard, ...Object.fromEntries(news) } }));
}

function keepPing(message: object): void {
  const ping = PartyPing.safeParse(message).data;
  if (ping === undefined) return;
  usePartyPings.setState(({ pings }) => ({ pings: { ...pings, [ping.characterId]: { ping, atMs: steadyMs() } } }));
}
