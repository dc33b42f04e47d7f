import { act, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useSpeaking } from '../components/speaking';
import { useOwnSpot } from '../features/party/store';
import type { Game } from '../game/types';
import { renderApp } from '../testing/render-app';
import { useLink } from './link-store';
import { usePartyInSight } from './use-party-in-sight';

function Sight({ game }: { readonly game: Game }) {
  usePartyInSight(game, 'own');
  return null;
}

afterEach(() => useLink.getState().clear());

test('the other members are marked in the order of their frames, the own group of a raid first', async () => {
  const setParty = vi.fn<(names: readonly string[]) => void>();
  const game = { playerActions: { setParty, setPartyMarks: vi.fn(), setSpeaking: vi.fn() } } as unknown as Game;
  const members = ['Mara', 'Juno', 'own', 'Ivo'].map((name, index) => ({
    characterId: name,
    character: { name },
    // Mara is in another group.
    place: index * 2 + 3,
  }));
  renderApp(<Sight game={game} />, { 'party.own': () => ({ party: { members }, received: [], sent: [] }) as never });
  act(() => useLink.getState().setWelcome({} as never));
  await waitFor(() => expect(setParty).toHaveBeenLastCalledWith(['Juno', 'Ivo', 'Mara']));
});

test('marks on players, enemies of this channel and places of this zone are shown in the street', async () => {
  const setPartyMarks = vi.fn<(marks: readonly unknown[]) => void>();
  const game = { playerActions: { setParty: vi.fn(), setPartyMarks, setSpeaking: vi.fn() } } as unknown as Game;
  const enemy = { kind: 'enemy', zoneId: 'watson', channel: 1, entityId: 5 };
  const ground = { kind: 'ground', zoneId: 'watson', x: 3, y: 4 };
  const marks = [
    { mark: 'star', on: { kind: 'player', characterId: 'x', name: 'Ivo' } },
    { mark: 'skull', on: enemy },
    { mark: 'moon', on: { ...enemy, channel: 2 } },
    { mark: 'cross', on: { ...enemy, zoneId: 'westbrook' } },
    { mark: 'circle', on: ground },
    { mark: 'square', on: { ...ground, zoneId: 'westbrook' } },
  ];
  renderApp(<Sight game={game} />, { 'party.own': () => ({ party: { members: [], marks } }) as never });
  act(() => {
    useLink.getState().setWelcome({} as never);
    useOwnSpot.setState({ spot: { zoneId: 'watson', channel: 1, x: 1, y: 1 } });
  });
  await waitFor(() =>
    expect(setPartyMarks).toHaveBeenLastCalledWith([
      { mark: 'star', on: { name: 'Ivo' } },
      { mark: 'skull', on: { entityId: 5 } },
      { mark: 'circle', on: { x: 3.5, y: 4.5 } },
    ]),
  );
});

test('who is heard in the call is marked in the street until the word ends', async () => {
  const setSpeaking = vi.fn<(names: readonly string[]) => void>();
  const game = { playerActions: { setParty: vi.fn(), setPartyMarks: vi.fn(), setSpeaking } } as unknown as Game;
  renderApp(<Sight game={game} />, { 'party.own': () => ({ party: null, received: [], sent: [] }) as never });
  act(() => useSpeaking.setState({ heard: ['Mara'] }));
  expect(setSpeaking).toHaveBeenLastCalledWith(['Mara']);
  act(() => useSpeaking.setState({ heard: [] }));
  expect(setSpeaking).toHaveBeenLastCalledWith([]);
});
