'use client';

import type { OwnPartyView, PartyInviteView } from '@necp/shared/party/schema';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import type { PartyActions } from './use-party';

interface PartyInvitesProps {
  readonly own: OwnPartyView;
  readonly actions: PartyActions;
}

/** The invitations and requests that the player can answer, and those that were sent. */
export function PartyInvites({ own: { received, sent }, actions }: PartyInvitesProps) {
  const t = useTranslations('party');
  const answer = (inviteId: string) => ({ requestId: newRequestId(), inviteId });
  return (
    <>
      <Invites title={t('received')} invites={received}>
        {({ inviteId }) => (
          <>
            <Button size="small" tone="primary" onClick={() => actions.accept.mutate(answer(inviteId))}>
              {t('accept')}
            </Button>
            <Button size="small" onClick={() => actions.decline.mutate(answer(inviteId))}>
              {t('decline')}
            </Button>
          </>
        )}
      </Invites>
      <Invites title={t('sent')} invites={sent}>
        {({ inviteId }) => (
          <Button size="small" onClick={() => actions.withdraw.mutate(answer(inviteId))}>
            {t('withdraw')}
          </Button>
        )}
      </Invites>
    </>
  );
}

interface InvitesProps {
  readonly title: string;
  readonly invites: readonly PartyInviteView[];
  readonly children: (invite: PartyInviteView) => ReactNode;
}

function Invites({ title, invites, children }: InvitesProps) {
  const t = useTranslations('party');
  if (invites.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="caps text-xs text-quiet">{title}</h3>
      <List>
        {invites.map((invite) => (
          <ListRow
            key={invite.inviteId}
            title={invite.character.name}
            detail={`${t('level', { level: invite.character.level })} · ${t(invite.kind)}`}
            trail={children(invite)}
          />
        ))}
      </List>
    </section>
  );
}
