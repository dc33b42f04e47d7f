import { pingLastsMs } from '@necp/shared/party/rules';
import { vitalsOldMs } from '@necp/shared/party/vitals';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTRPC } from '../components/providers/api';
import { useNow } from '../components/use-now';
import { useMap } from '../features/map/store';
import { useMemberVitals, useOwnSpot, usePartyPings } from '../features/party/store';
import { useZone } from '../features/zone/store';
import { useLink } from './link-store';

const lookMs = 5_000;

/** Shows what the party tells on the minimap and the map. */
export function usePartyOnMaps(ownId: string): void {
  useMembersOnMaps(ownId);
  usePingsOnMaps();
}

/** Shows the other members, as long as they are in the city and heard of. */
function useMembersOnMaps(ownId: string): void {
  const isHere = useLink((state) => state.welcome !== null);
  const hereZone = useOwnSpot(({ spot }) => spot?.zoneId);
  const hereChannel = useOwnSpot(({ spot }) => spot?.channel);
  const party = useQuery(useTRPC().party.own.queryOptions(undefined, { enabled: isHere })).data?.party;
  const heard = useMemberVitals((state) => state.heard);
  const now = useNow(party ? lookMs : null);
  useEffect(() => {
    const members = (party?.members ?? []).flatMap(({ characterId, character: { name }, zoneId }) => {
      const known = heard[characterId];
      if (characterId === ownId || zoneId === null || known === undefined) return [];
      if (now - known.atMs > vitalsOldMs) return [];
      const { zoneId: zone, channel, x, y } = known.vitals;
      // The middle of the tile.
      return [{ name, zone: zone as string, channel, x: x + 0.5, y: y + 0.5 }];
    });
    useMap.setState({ members: members.map(({ channel: _channel, ...member }) => member) });
    useZone.setState({
      members: members.filter(({ zone, channel }) => zone === hereZone && channel === hereChannel),
    });
  }, [party, heard, now, ownId, hereZone, hereChannel]);
}

const fadeMs = 250;

/** Shows pings until they have faded. */
function usePingsOnMaps(): void {
  const here = useOwnSpot(({ spot }) => spot?.zoneId);
  const known = usePartyPings((state) => state.pings);
  const [isShown, setShown] = useState(false);
  const now = useNow(isShown ? fadeMs : null);
  useEffect(() => {
    const pings = Object.values(known).flatMap(({ ping: { characterId, zoneId, x, y }, atMs }) => {
      const left = 1 - (Math.max(now, atMs) - atMs) / pingLastsMs;
      return left <= 0 ? [] : [{ key: characterId as string, zone: zoneId as string, x: x + 0.5, y: y + 0.5, left }];
    });
    setShown(pings.length > 0);
    if (pings.length === 0 && useMap.getState().pings.length === 0) return;
    useMap.setState({ pings });
    useZone.setState({ pings: pings.filter(({ zone }) => zone === here) });
  }, [known, here, now]);
}
