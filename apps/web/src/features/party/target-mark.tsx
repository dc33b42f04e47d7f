'use client';

import { canMark } from '@necp/shared/party/marks';
import { useTranslations } from 'next-intl';
import { MarkIcon } from '../../components/mark-icon';
import { MarkMenu } from '../../components/mark-menu';
import type { HudProps } from '../base/feature';
import { useOwnSpot, usePartyTarget } from './store';
import { useOwnParty } from './use-party';

/** The party's symbol on the target, and the choice of another one for who may mark. */
export function TargetMark({ playerActions }: Pick<HudProps, 'playerActions'>) {
  const t = useTranslations('hud.marks');
  const party = useOwnParty().data?.party ?? null;
  const target = usePartyTarget((state) => state.target);
  const spot = useOwnSpot((state) => state.spot);
  if (party === null || target === null) return null;
  const current =
    party.marks.find(({ on }) =>
      on.kind === 'player'
        ? target.kind === 'player' && on.name === target.name
        : on.kind === 'enemy' && on.entityId === target.id && on.zoneId === spot?.zoneId && on.channel === spot.channel,
    )?.mark ?? null;
  if (!canMark({ rank: party.ownRank, isRaid: party.isRaid }).ok)
    return current === null ? null : <MarkIcon mark={current} label={t(current)} />;
  return (
    <MarkMenu
      label={t('mark')}
      current={current}
      onChoose={(mark) => playerActions?.send('party.mark', { entityId: target.id, mark })}
    />
  );
}
