'use client';

import { partyRoles, type PartyMemberView, type PartyView } from '@necp/shared/party/schema';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { newRequestId } from '../../components/kernel/rng';
import { Select } from '../../components/select';
import type { PartyActions } from './use-party';

/** The length of the countdown, in seconds. */
const countdownSeconds = 5;

interface OwnRoleProps {
  readonly own: PartyMemberView;
  readonly actions: PartyActions;
}

/** What the player takes on in the party. */
export function OwnRole({ own, actions }: OwnRoleProps) {
  const t = useTranslations('party');
  return (
    <Field label={t('ownRole')}>
      <Select
        value={own.role}
        options={partyRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChange={(role) => actions.setRole.mutate({ requestId: newRequestId(), role })}
      />
    </Field>
  );
}

interface TogetherProps {
  readonly party: PartyView;
  readonly actions: PartyActions;
}

/** Asks all members whether they are ready, and counts down for all. */
export function TogetherButtons({ party, actions }: TogetherProps) {
  const t = useTranslations('party');
  const isWaiting = party.readyCheck !== null && party.members.some(({ isReady }) => isReady === null);
  return (
    <div className="flex flex-wrap gap-3">
      <Button disabled={isWaiting} onClick={() => actions.readyCheck.mutate({ requestId: newRequestId() })}>
        {t('readyCheck')}
      </Button>
      <Button onClick={() => actions.countdown.mutate({ requestId: newRequestId(), seconds: countdownSeconds })}>
        {t('countdown', { seconds: countdownSeconds })}
      </Button>
    </div>
  );
}
