'use client';

import { zoneNames } from '@necp/content/client';
import type { Locale } from '@necp/shared/kernel';
import { canStartVote } from '@necp/shared/party/rules';
import type { PartyMemberView, PartyView } from '@necp/shared/party/schema';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import * as Parts from 'radix-ui/dropdown-menu';
import { IconButton } from '../../components/icon-button';
import { newRequestId } from '../../components/kernel/rng';
import type { PartyActions } from './use-party';

interface MemberRowProps {
  readonly party: PartyView;
  readonly member: PartyMemberView;
  readonly own: PartyMemberView;
  readonly actions: PartyActions;
}

/** A member: rank, role, level, place, answer in the ready check, and what can be done. */
export function MemberRow({ party, member, own, actions }: MemberRowProps) {
  const t = useTranslations('party');
  const format = useFormatter();
  const locale = useLocale() as Locale;
  const { character, rank, role, zoneId, leavesAt, isReady } = member;
  const place = zoneId === null ? null : (zoneNames[zoneId]?.[locale] ?? zoneId);
  return (
    <li className="flex items-center gap-3 py-2">
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
      {member.characterId !== own.characterId && (
        <MemberMenu party={party} member={member} own={own} actions={actions} />
      )}
    </li>
  );
}

const itemLook =
  'flex min-h-9 items-center gap-3 px-3 outline-none select-none data-highlighted:bg-line touch:min-h-11';

function MemberMenu({ party, member, own, actions }: MemberRowProps) {
  const t = useTranslations('party');
  const { characterId: memberId, rank } = member;
  const target = { requestId: newRequestId(), memberId };
  const isLeader = own.rank === 'leader';
  const voting = canStartVote({ members: party.members.length, isVoteOpen: party.vote !== null });
  if (!isLeader && !voting.ok) return null;
  return (
    <Parts.Root modal={false}>
      <Parts.Trigger asChild>
        <IconButton icon="menu" label={t('menu', { name: member.character.name })} hint="none" />
      </Parts.Trigger>
      <Parts.Portal>
        <Parts.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="cut cut-6 plate-raised z-50 min-w-48 animate-appear p-1"
          onKeyDown={(event) => event.stopPropagation()}
        >
          {isLeader && (
            <>
              <Parts.Item className={itemLook} onSelect={() => actions.handOver.mutate(target)}>
                {t('handOver')}
              </Parts.Item>
              <Parts.Item
                className={itemLook}
                onSelect={() => actions.setAssistant.mutate({ ...target, isAssistant: rank !== 'assistant' })}
              >
                {t(rank === 'assistant' ? 'noAssistant' : 'makeAssistant')}
              </Parts.Item>
              <Parts.Item className={itemLook} onSelect={() => actions.kick.mutate(target)}>
                {t('kick')}
              </Parts.Item>
            </>
          )}
          {!isLeader && (
            <Parts.Item className={itemLook} onSelect={() => actions.startVote.mutate(target)}>
              {t('startVote')}
            </Parts.Item>
          )}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}
