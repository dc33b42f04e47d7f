'use client';

import { zoneNames } from '@necp/content/client';
import type { Locale } from '@necp/shared/kernel';
import { canStartVote } from '@necp/shared/party/rules';
import type { PartyMemberView, PartyView } from '@necp/shared/party/schema';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import * as Parts from 'radix-ui/dropdown-menu';
import type { HTMLAttributes, ReactNode } from 'react';
import { IconButton } from '../../components/icon-button';
import { newRequestId } from '../../components/kernel/rng';
import { MenuContent, menuItemLook } from '../../components/menu';
import type { PartyActions } from './use-party';

interface MemberRowProps {
  readonly party: PartyView;
  readonly member: PartyMemberView;
  readonly own: PartyMemberView;
  readonly actions: PartyActions;
  /** Begins to move the member between the groups of a raid; left out where that is not possible. */
  readonly onPick?: (() => void) | undefined;
  /** What stands at the end of the row instead of the menu. */
  readonly trail?: ReactNode;
  /** What lets the row be dragged, and others be dropped on it. */
  readonly drag?: HTMLAttributes<HTMLLIElement>;
}

/** A member: rank, role, level, place, answer in the ready check, and what can be done. */
export function MemberRow(props: MemberRowProps) {
  const { member, own, trail, drag } = props;
  const t = useTranslations('party');
  const format = useFormatter();
  const locale = useLocale() as Locale;
  const { character, rank, role, zoneId, leavesAt, isReady } = member;
  const place = zoneId === null ? null : (zoneNames[zoneId]?.[locale] ?? zoneId);
  return (
    <li className="flex items-center gap-3 py-2" {...drag}>
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold break-words text-text">{character.name}</span>
          <span className="number text-sm text-quiet">{t('level', { level: character.level })}</span>
          {rank !== 'member' && <span className="text-sm text-amber">{t(rank)}</span>}
          {isReady !== null && (
            <span className={isReady ? 'text-sm text-green' : 'text-sm text-red'}>
              {t(isReady ? 'ready' : 'notReady')}
            </span>
          )}
        </p>
        <p className="text-sm text-quiet">
          {t(`role.${role}`)} ·{' '}
          {place ?? t('lost', { time: leavesAt === null ? '' : format.dateTime(leavesAt, { timeStyle: 'short' }) })}
        </p>
      </div>
      {trail ?? ((member.characterId !== own.characterId || props.onPick) && <MemberMenu {...props} />)}
    </li>
  );
}

function MemberMenu({ party, member, own, actions, onPick }: MemberRowProps) {
  const t = useTranslations('party');
  const { characterId: memberId, rank } = member;
  const target = { requestId: newRequestId(), memberId };
  const isOther = memberId !== own.characterId;
  const isLeader = own.rank === 'leader' && isOther;
  const voting = canStartVote({ members: party.members.length, isVoteOpen: party.vote !== null });
  const canVote = own.rank !== 'leader' && isOther && voting.ok;
  if (!isLeader && !canVote && !onPick) return null;
  return (
    <Parts.Root modal={false}>
      <Parts.Trigger asChild>
        <IconButton icon="menu" label={t('menu', { name: member.character.name })} hint="none" />
      </Parts.Trigger>
      <MenuContent label={t('menu', { name: member.character.name })} align="end">
        {onPick && (
          <Parts.Item className={menuItemLook} onSelect={onPick}>
            {t('moveMember')}
          </Parts.Item>
        )}
        {isLeader && (
          <>
            <Parts.Item className={menuItemLook} onSelect={() => actions.handOver.mutate(target)}>
              {t('handOver')}
            </Parts.Item>
            <Parts.Item
              className={menuItemLook}
              onSelect={() => actions.setAssistant.mutate({ ...target, isAssistant: rank !== 'assistant' })}
            >
              {t(rank === 'assistant' ? 'noAssistant' : 'makeAssistant')}
            </Parts.Item>
            <Parts.Item className={menuItemLook} onSelect={() => actions.kick.mutate(target)}>
              {t('kick')}
            </Parts.Item>
          </>
        )}
        {canVote && (
          <Parts.Item className={menuItemLook} onSelect={() => actions.startVote.mutate(target)}>
            {t('startVote')}
          </Parts.Item>
        )}
      </MenuContent>
    </Parts.Root>
  );
}
