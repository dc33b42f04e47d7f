'use client';

import { canMark } from '@necp/shared/party/marks';
import type { OwnPartyView } from '@necp/shared/party/schema';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { EmptyState } from '../../components/states';
import type { WindowProps } from '../base/feature';
import { ConvertButton } from './convert-button';
import { InviteByName, JoinByCode } from './entering';
import { InstanceSection } from './instance-section';
import { PartyInvites } from './invites';
import { LeaveButtons } from './leave-buttons';
import { LootRulesPanel } from './loot-rules';
import { MemberRow } from './member-row';
import { PartyLink } from './party-link';
import { RaidGroups } from './raid-groups';
import { OwnRole, TogetherButtons } from './together';
import type { PartyActions } from './use-party';

interface OwnPartyProps extends Pick<WindowProps, 'characterId' | 'playerActions'> {
  readonly own: OwnPartyView;
  readonly actions: PartyActions;
}

/** The members of the party and what can be done about them, invitations, and the ways into a party. */
export function OwnParty({ own, characterId, playerActions, actions }: OwnPartyProps) {
  const t = useTranslations('party');
  const { party } = own;
  const member = party?.members.find((one) => one.characterId === characterId);
  const isHost = member === undefined || member.rank !== 'member';
  return (
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
  );
}
