import type { ZoneMap } from '@necp/shared/zone/map';
import { useQuery } from '@tanstack/react-query';
import { act, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useTRPC } from '../../components/providers/api';
import { useZone } from '../../features/zone/store';
import type { Game } from '../../game/types';
import { renderApp } from '../../testing/render-app';
import { useLink } from '../link-store';
import { useWay } from './use-way';

/** Asks for the quest log as soon as the map is loaded, so that a test knows when questions of that moment are sent. */
function Way({ game = null }: { readonly game?: Game | null }) {
  useWay(game);
  const isLoaded = useZone((state) => state.map !== null);
  useQuery({ ...useTRPC().quest.log.queryOptions(), enabled: isLoaded });
  return null;
}

afterEach(() => {
  useLink.getState().clear();
  useZone.getState().clear();
});

test('the level is asked for once the character has entered, not as soon as the map is loaded', async () => {
  const { api } = renderApp(<Way />, { 'progression.view': () => ({ level: 3 }) as never });
  act(() => useZone.getState().setMap({ props: [] } as unknown as ZoneMap));
  await waitFor(() => expect(api.callsOf('quest.log')).toHaveLength(1));
  expect(api.callsOf('progression.view')).toEqual([]);
  act(() => useLink.getState().setWelcome({} as never));
  await waitFor(() => expect(api.callsOf('progression.view')).toHaveLength(1));
});

test('the arrow follows the walk to the goal, and forgets it when there is none', () => {
  const setWay = vi.fn();
  renderApp(<Way game={{ playerActions: { setWay } } as unknown as Game} />);
  expect(setWay).toHaveBeenLastCalledWith([]);
  act(() =>
    useZone.getState().setWay({
      from: { x: 1, y: 1 },
      corners: [
        { x: 4, y: 1 },
        { x: 4, y: 9 },
      ],
    }),
  );
  expect(setWay).toHaveBeenLastCalledWith([
    { x: 4, y: 1 },
    { x: 4, y: 9 },
  ]);
  act(() => useZone.getState().setWay(null));
  expect(setWay).toHaveBeenLastCalledWith([]);
});
