import { groupOf } from '@necp/shared/party/rules';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '../components/providers/api';
import type { Game } from '../game/types';
import { useLink } from './link-store';

/**
 * Marks the other members of the party in the street, and gives them keys in the order of their frames; in a raid the
 * own group comes first.
 */
export function usePartyInSight(game: Game | null, ownId: string): void {
  const isHere = useLink((state) => state.welcome !== null);
  const party = useQuery(useTRPC().party.own.queryOptions(undefined, { enabled: isHere })).data?.party;
  useEffect(() => {
    const members = party?.members ?? [];
    const ownGroup = groupOf(members.find(({ characterId }) => characterId === ownId)?.place ?? 0);
    const isFar = ({ place }: { readonly place: number }) => Number(groupOf(place) !== ownGroup);
    const others = members
      .filter(({ characterId }) => characterId !== ownId)
      .toSorted((a, b) => isFar(a) - isFar(b) || a.place - b.place);
    game?.playerActions.setParty(others.map(({ character }) => character.name));
  }, [game, party, ownId]);
}
