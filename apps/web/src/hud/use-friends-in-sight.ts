import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '../components/providers/api';
import type { Game } from '../game/types';
import { useLink } from './link-store';

/** Marks friends among the players in the street. */
export function useFriendsInSight(game: Game | null): void {
  const isHere = useLink((state) => state.welcome !== null);
  const friends = useQuery(useTRPC().social.friends.queryOptions(undefined, { enabled: isHere })).data?.friends;
  useEffect(
    () => game?.playerActions.setFriends((friends ?? []).map(({ character }) => character.name)),
    [game, friends],
  );
}
