import { act, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
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
  const game = { playerActions: { setParty } } as unknown as Game;
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
