'use client';

import type { PartyMemberView } from '@necp/shared/party/schema';
import { useTranslations } from 'next-intl';
import { MarkIcon } from '../../components/mark-icon';
import { useOwnParty } from './use-party';

/** The party's symbol on a member, if it has one. */
export function MemberMark({ characterId }: Pick<PartyMemberView, 'characterId'>) {
  const t = useTranslations('hud.marks');
  const marks = useOwnParty().data?.party?.marks ?? [];
  const mark = marks.find(({ on }) => on.kind === 'player' && on.characterId === characterId)?.mark;
  return mark === undefined ? null : <MarkIcon mark={mark} label={t(mark)} className="size-3.5 self-center" />;
}
