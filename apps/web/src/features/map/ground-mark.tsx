'use client';

import type { ZoneId } from '@necp/shared/kernel';
import { canMark, type PartyMark } from '@necp/shared/party/marks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { newRequestId } from '../../components/kernel/rng';
import { MarkMenu } from '../../components/mark-menu';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import type { CitySpot } from './route';

/** Puts a symbol of the party on the spot, or takes it away; only who may mark sees the button. */
export function GroundMark({ spot }: { readonly spot: CitySpot }) {
  const t = useTranslations('map');
  const { party: router } = useTRPC();
  const party = useQuery(router.own.queryOptions()).data?.party ?? null;
  const words = useErrorWords();
  const set = useMutation(router.markGround.mutationOptions({ onError: (error) => void toast.error(words(error)) }));
  if (party === null || !canMark({ rank: party.ownRank, isRaid: party.isRaid }).ok) return null;
  const place = { zoneId: spot.zone as ZoneId, x: Math.floor(spot.x), y: Math.floor(spot.y) };
  const current =
    party.marks.find(
      ({ on }) => on.kind === 'ground' && on.zoneId === place.zoneId && on.x === place.x && on.y === place.y,
    )?.mark ?? null;
  const choose = (mark: PartyMark | null) => {
    const changed = mark ?? current;
    if (changed !== null) set.mutate({ requestId: newRequestId(), mark: changed, spot: mark === null ? null : place });
  };
  return <MarkMenu label={t('groundMark')} current={current} onChoose={choose} />;
}
