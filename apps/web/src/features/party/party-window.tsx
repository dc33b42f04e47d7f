'use client';

import { useTranslations } from 'next-intl';
import { LoadFailed } from '../../components/load-failed';
import { EmptyState, Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import type { WindowProps } from '../base/feature';
import { JoinByCode, InviteByName } from './entering';
import { PartyInvites } from './invites';
import { LeaveButtons } from './leave-buttons';
import { LootRulesPanel } from './loot-rules';
import { PartyLink } from './party-link';
import { MemberRow } from './member-row';
import { OwnRole, TogetherButtons } from './together';
import { useOwnParty, usePartyActions } from './use-party';

/** The party: its members and what can be done about them, invitations, and the ways into a party. */
export function PartyWindow({ characterId, onClose }: Pick<WindowProps, 'characterId' | 'onClose'>) {
  const t = useTranslations('party');
  const query = useOwnParty();
  const actions = usePartyActions();
  const own = query.data;
  const party = own?.party ?? null;
  const member = party?.members.find((one) => one.characterId === characterId);
  const isHost = member === undefined || member.rank !== 'member';
  return (
    <Window frame="party" title={t('title')} onClose={onClose} closeLabel={t('close')}>
      {query.isError && own === undefined && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {own === undefined && !query.isError && <Loading label={t('loading')} />}
      {own && (
        <div className="grid gap-5">
          {party === null && (
            <EmptyState icon="friends" title={t('none')}>
              {t('noneText')}
            </EmptyState>
          )}
          {party && member && (
            <>
              <ul aria-label={t('members')}>
                {party.members.map((one) => (
                  <MemberRow key={one.characterId} party={party} member={one} own={member} actions={actions} />
                ))}
              </ul>
              <OwnRole own={member} actions={actions} />
              <LootRulesPanel members={party.members} />
              {isHost && <TogetherButtons party={party} actions={actions} />}
            </>
          )}
          <PartyInvites own={own} actions={actions} />
          {isHost && <InviteByName actions={actions} />}
          {isHost && <PartyLink code={party?.code ?? null} actions={actions} />}
          {(party === null || party.members.length === 1) && <JoinByCode actions={actions} />}
          {member && <LeaveButtons isLeader={member.rank === 'leader'} actions={actions} />}
        </div>
      )}
    </Window>
  );
}
