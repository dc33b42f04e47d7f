import { groupOf } from '@necp/shared/party/rules';
import type { PartyMarkView } from '@necp/shared/party/marks';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '../components/providers/api';
import { useOwnSpot } from '../features/party/store';
import type { Game, ShownMark } from '../game/types';
import { useLink } from './link-store';
import { useSpeakingInSight } from './use-speaking-in-sight';

/**
 * Marks the other members of the party in the street, and gives them keys in the order of their frames; in a raid the
 * own group comes first. Who speaks in the call is marked too.
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
  useMarksInSight(game, party?.marks);
  useSpeakingInSight(game);
}

/** Shows in the street what the party has marked: players, enemies of this channel and places of this zone. */
function useMarksInSight(game: Game | null, marks: readonly PartyMarkView[] | undefined): void {
  const zoneId = useOwnSpot(({ spot }) => spot?.zoneId);
  const channel = useOwnSpot(({ spot }) => spot?.channel);
  useEffect(() => {
    const shown = (marks ?? []).flatMap(({ mark, on }): ShownMark[] => {
      if (on.kind === 'player') return [{ mark, on: { name: on.name } }];
      if (on.zoneId !== zoneId) return [];
      if (on.kind === 'ground') return [{ mark, on: { x: on.x + 0.5, y: on.y + 0.5 } }];
      return on.channel === channel ? [{ mark, on: { entityId: on.entityId } }] : [];
    });
    game?.playerActions.setPartyMarks(shown);
  }, [game, marks, zoneId, channel]);
}
