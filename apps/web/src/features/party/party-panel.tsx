'use client';

import type { PartyInviteView, PartyView } from '@necp/shared/party/schema';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { useCountdown } from '../../components/use-countdown';
import type { HudProps } from '../base/feature';
import { ApplicationCard } from './application-card';
import { CallCard } from './call-card';
import { Card } from './card';
import { usePartyCountdown } from './store';
import { useOwnParty, usePartyActions, type PartyActions } from './use-party';

/** What the party asks of the player: invitations, calls, the ready check, a vote; and its countdown. */
export function PartyPanel({ character, playerActions }: Pick<HudProps, 'character' | 'playerActions'>) {
  const own = useOwnParty().data;
  const actions = usePartyActions();
  const asked = own?.received.find(({ isQuiet }) => !isQuiet);
  const party = own?.party ?? null;
  return (
    <>
      <CountdownCard />
      {asked && <InviteCard invite={asked} actions={actions} />}
      {party && <CallCard ownId={character.id} playerActions={playerActions} actions={actions} />}
      {party && party.ownRank !== 'member' && <ApplicationCard actions={actions} />}
      {party && <ReadyCard party={party} ownId={character.id} actions={actions} />}
      {party && <VoteCard party={party} ownId={character.id} actions={actions} />}
    </>
  );
}

function CountdownCard() {
  const t = useTranslations('hud.party');
  const seconds = useCountdown(usePartyCountdown(({ endsMs }) => endsMs));
  if (seconds === 0) return null;
  return (
    <p role="timer" aria-label={t('countdown')} className="cut edge-amber number px-6 py-2 text-3xl text-amber">
      {seconds}
    </p>
  );
}

function InviteCard({ invite, actions }: { readonly invite: PartyInviteView; readonly actions: PartyActions }) {
  const t = useTranslations('hud.party');
  const answer = () => ({ requestId: newRequestId(), inviteId: invite.inviteId });
  const { name } = invite.character;
  return (
    <Card label={t('invitation')} question={t(invite.kind === 'invitation' ? 'invites' : 'asks', { name })}>
      <Button
        tone="primary"
        size="small"
        waiting={actions.accept.isPending}
        onClick={() => actions.accept.mutate(answer())}
      >
        {t('accept')}
      </Button>
      <Button size="small" onClick={() => actions.decline.mutate(answer())}>
        {t('decline')}
      </Button>
    </Card>
  );
}

interface PartyCardProps {
  readonly party: PartyView;
  readonly ownId: string;
  readonly actions: PartyActions;
}

function ReadyCard({ party, ownId, actions }: PartyCardProps) {
  const t = useTranslations('hud.party');
  const own = party.members.find(({ characterId }) => characterId === ownId);
  if (party.readyCheck === null || own === undefined || own.isReady !== null) return null;
  const { checkId } = party.readyCheck;
  const answer = (word: { readonly isReady: boolean }) =>
    actions.answerReady.mutate({ requestId: newRequestId(), checkId, ...word });
  return (
    <Card label={t('readyCheck')} question={t('areYouReady')}>
      <Button tone="primary" size="small" onClick={() => answer({ isReady: true })}>
        {t('ready')}
      </Button>
      <Button size="small" onClick={() => answer({ isReady: false })}>
        {t('notReady')}
      </Button>
    </Card>
  );
}

function VoteCard({ party, ownId, actions }: PartyCardProps) {
  const t = useTranslations('hud.party');
  const { vote } = party;
  const target = party.members.find(({ characterId }) => characterId === vote?.targetId);
  if (vote === null || target === undefined || vote.own !== null || target.characterId === ownId) return null;
  const say = (ballot: { readonly isFor: boolean }) =>
    actions.castVote.mutate({ requestId: newRequestId(), voteId: vote.voteId, ...ballot });
  return (
    <Card
      label={t('vote')}
      question={t('voteOn', { name: target.character.name, votes: vote.votesFor, needed: vote.votesNeeded })}
    >
      <Button tone="primary" size="small" onClick={() => say({ isFor: true })}>
        {t('yes')}
      </Button>
      <Button size="small" onClick={() => say({ isFor: false })}>
        {t('no')}
      </Button>
    </Card>
  );
}
