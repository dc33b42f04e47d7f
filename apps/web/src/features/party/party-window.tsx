'use client';

import { canMark } from '@necp/shared/party/marks';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { LoadFailed } from '../../components/load-failed';
import { EmptyState, Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import type { WindowProps } from '../base/feature';
import { JoinByCode, InviteByName } from './entering';
import { InstanceSection } from './instance-section';
import { PartyInvites } from './invites';
import { LeaveButtons } from './leave-buttons';
import { LootRulesPanel } from './loot-rules';
import { PartyLink } from './party-link';
import { ConvertButton } from './convert-button';
import { MemberRow } from './member-row';
import { RaidGroups } from './raid-groups';
import { OwnRole, TogetherButtons } from './together';
import { useOwnParty, usePartyActions } from './use-party';

/** The party: its members and what can be done about them, invitations, and the ways into a party. */
export function PartyWindow({
  characterId,
  playerActions,
  onClose,
}: Pick<WindowProps, 'characterId' | 'playerActions' | 'onClose'>) {
  const t = useTranslations('party');
  const query = useOwnParty();
  const actions = usePartyActions();
  const own = query.data;
  const party = own?.party ?? null;
  const member = party?.members.find((one) => one.characterId === characterId);
  const isHost = member === undefined || member.rank !== 'member';
  return (
    <Window frame="party" title={t(party?.isRaid ? 'raid' : 'title')} onClose={onClose} closeLabel={t('close')}>
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
          {party === null && <InstanceSection ownId={characterId} playerActions={playerActions} />}
          {party === null && (
            <EmptyState icon="friends" title={t('none')}>
              {t('noneText')}
            </EmptyState>
          )}
          {party && member && (
            <>
              {party.isRaid ? (
                <RaidGroups party={party} own={member} actions={actions} />
              ) : (
                <ul aria-label={t('members')}>
                  {party.members.map((one) => (
                    <MemberRow key={one.characterId} party={party} member={one} own={member} actions={actions} />
                  ))}
                </ul>
              )}
              <InstanceSection ownId={characterId} playerActions={playerActions} />
              <OwnRole own={member} actions={actions} />
              {party.marks.length > 0 && canMark({ rank: party.ownRank, isRaid: party.isRaid }).ok && (
                <Button
                  className="justify-self-start"
                  onClick={() => actions.clearMarks.mutate({ requestId: newRequestId() })}
                >
                  {t('clearMarks')}
                </Button>
              )}
              <LootRulesPanel members={party.members} />
              {isHost && <TogetherButtons party={party} actions={actions} />}
            </>
          )}
          <PartyInvites own={own} actions={actions} />
          {isHost && <InviteByName actions={actions} />}
          {isHost && <PartyLink code={party?.code ?? null} actions={actions} />}
          {(party === null || party.members.length === 1) && <JoinByCode actions={actions} />}
          {party && member?.rank === 'leader' && <ConvertButton party={party} actions={actions} />}
          {member && <LeaveButtons isLeader={member.rank === 'leader'} actions={actions} />}
        </div>
      )}
    </Window>
  );
}
