'use client';

import { slotFor } from '@necp/shared/party/finder-rules';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { Card } from './card';
import { useOwnListing, type PartyActions } from './use-party';

/** Asks those who may answer whether a player who has applied joins; one after the other. */
export function ApplicationCard({ actions }: { readonly actions: PartyActions }) {
  const t = useTranslations('hud.party');
  const own = useOwnListing({ isInParty: true }).data;
  const [put, putOff] = useState<readonly string[]>([]);
  const slots = own?.listing?.slots;
  const [one, ...others] = (own?.applications ?? []).filter(({ applicationId }) => !put.includes(applicationId));
  if (one === undefined || slots === undefined) return null;
  const { applicationId, character, role, note } = one;
  const answer = { requestId: newRequestId(), applicationId };
  const more = others.length > 0 ? t('moreApplications', { count: others.length }) : '';
  const hint = [note === '' ? '' : t('quoted', { note }), more].filter((part) => part !== '').join(' ');
  return (
    <Card
      label={t('application')}
      question={t('applies', { name: character.name, level: character.level, role: t(`role.${role}`) })}
      {...(hint === '' ? {} : { hint })}
    >
      <Button
        tone="primary"
        size="small"
        disabled={slotFor(slots, role) === null}
        waiting={actions.acceptApplication.isPending}
        onClick={() => actions.acceptApplication.mutate(answer)}
      >
        {t('accept')}
      </Button>
      <Button size="small" onClick={() => actions.declineApplication.mutate({ ...answer, isBanned: false })}>
        {t('decline')}
      </Button>
      <Button size="small" onClick={() => putOff([...put, applicationId])}>
        {t('later')}
      </Button>
    </Card>
  );
}
