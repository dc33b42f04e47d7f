import { pingLastsMs } from '@necp/shared/party/rules';
import { act, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { steadyMs } from '../components/kernel/clock';
import { useMap } from '../features/map/store';
import { useMemberVitals, useOwnSpot, usePartyPings } from '../features/party/store';
import { memberMarks } from '../features/zone/minimap-drawing';
import { useZone } from '../features/zone/store';
import { renderApp } from '../testing/render-app';
import { useLink } from './link-store';
import { usePartyOnMaps } from './use-party-on-maps';

function Maps() {
  usePartyOnMaps('own');
  return null;
}

afterEach(() => useLink.getState().clear());

const member = (name: string, zoneId: string | null) => ({ characterId: name, character: { name }, zoneId });
const at = (zoneId: string, channel: number, atMs = steadyMs()) =>
  ({ vitals: { zoneId, channel, x: 4, y: 6 }, atMs }) as never;

test('the map shows members everywhere in the city, and the minimap those in this channel', async () => {
  const members = [
    ...['own', 'Near', 'Unheard'].map((name) => member(name, 'watson')),
    ...[member('Copy', 'watson'), member('Far', 'westbrook'), member('Lost', null), member('Silent', 'watson')],
  ];
  renderApp(<Maps />, { 'party.own': () => ({ party: { members }, received: [], sent: [] }) as never });
  act(() => useLink.getState().setWelcome({} as never));
  act(() => useOwnSpot.setState({ spot: { zoneId: 'watson', channel: 1, x: 1, y: 1 } }));
  act(() =>
    useMemberVitals.setState({
      heard: {
        own: at('watson', 1),
        Near: at('watson', 1),
        Copy: at('watson', 2),
        Far: at('westbrook', 1),
        Lost: at('watson', 1),
        Silent: at('watson', 1, steadyMs() - 60_000),
      },
    }),
  );
  const names = (shown: readonly { readonly name: string }[]) => shown.map(({ name }) => name);
  await waitFor(() => expect(names(useMap.getState().members)).toEqual(['Near', 'Copy', 'Far']));
  expect(useMap.getState().members[0]).toEqual({ name: 'Near', zone: 'watson', x: 4.5, y: 6.5 });
  expect(names(useZone.getState().members)).toEqual(['Near']);
});

test('a member in sight is marked where it is seen, and else where it was heard of', () => {
  const dots = [{ id: 1, kind: 'player', name: 'Near', x: 9, y: 9 }] as never;
  const heard = [
    { name: 'Near', x: 4, y: 4 },
    { name: 'Hidden', x: 5, y: 5 },
  ];
  expect(memberMarks(heard, dots)).toEqual([
    { x: 9, y: 9, mark: 'member' },
    { x: 5, y: 5, mark: 'member' },
  ]);
});

test('a ping is on the maps until its time is over', async () => {
  renderApp(<Maps />, { 'party.own': () => ({ party: null, received: [], sent: [] }) });
  act(() => useLink.getState().setWelcome({} as never));
  act(() => useOwnSpot.setState({ spot: { zoneId: 'watson', channel: 1, x: 1, y: 1 } }));
  const pingAt = (zoneId: string, atMs: number) => ({ ping: { characterId: 'x', zoneId, x: 4, y: 6 }, atMs }) as never;
  act(() =>
    usePartyPings.setState({
      pings: {
        near: pingAt('watson', steadyMs()),
        far: pingAt('westbrook', steadyMs()),
        old: pingAt('watson', steadyMs() - pingLastsMs),
      },
    }),
  );
  await waitFor(() => expect(useMap.getState().pings).toHaveLength(2));
  expect(useMap.getState().pings[0]).toMatchObject({ zone: 'watson', x: 4.5, y: 6.5 });
  expect(useZone.getState().pings).toHaveLength(1);
  act(() => usePartyPings.setState({ pings: { near: pingAt('watson', steadyMs() - pingLastsMs) } }));
  await waitFor(() => expect(useZone.getState().pings).toEqual([]));
});
