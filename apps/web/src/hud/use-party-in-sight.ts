import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '../components/providers/api';
import type { Game } from '../game/types';
import { useLink } from './link-store';

/** Marks the other members of the party in the street, and gives them keys in the order of their frames. */
export function usePartyInSight(game: Game | null, ownId: string): void {
  const isHere = useLink((state) => state.welcome !== null);
  const party = useQuery(useTRPC().party.own.queryOptions(undefined, { enabled: isHere })).data?.party;
  useEffect(() => {
    const others = (party?.members ?? []).filter(({ characterId }) => characterId !== ownId);
    game?.playerActions.setParty(others.map(({ character }) => character.name));
  }, [game, party, ownId]);
}
