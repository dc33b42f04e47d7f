import { act, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Game } from '../game/types';
import { renderApp } from '../testing/render-app';
import { useLink } from './link-store';
import { useFriendsInSight } from './use-friends-in-sight';

function Sight({ game }: { readonly game: Game }) {
  useFriendsInSight(game);
  return null;
}

afterEach(() => useLink.getState().clear());

test('friends are marked in the street once the character has entered', async () => {
  const setFriends = vi.fn<(names: readonly string[]) => void>();
  const game = { playerActions: { setFriends } } as unknown as Game;
  const friends = ['Mara', 'Juno'].map((name) => ({ character: { name } }));
  const { api } = renderApp(<Sight game={game} />, { 'social.friends': () => ({ friends, groups: [] }) as never });
  expect(setFriends).toHaveBeenLastCalledWith([]);
  expect(api.callsOf('social.friends')).toEqual([]);
  act(() => useLink.getState().setWelcome({} as never));
  await waitFor(() => expect(setFriends).toHaveBeenLastCalledWith(['Mara', 'Juno']));
});
