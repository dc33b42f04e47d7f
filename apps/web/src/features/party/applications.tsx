'use client';

import { slotFor } from '@necp/shared/party/finder-rules';
import type { ApplicationView, RoleSlots } from '@necp/shared/party/finder-schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { newRequestId } from '../../components/kernel/rng';
import { List } from '../../components/list';
import type { PartyActions } from './use-party';

interface ApplicationsProps {
  readonly applications: readonly ApplicationView[];
  readonly slots: RoleSlots;
  readonly actions: PartyActions;
}

/** Who has applied, with the answers; the one who has waited longest is first. */
export function Applications({ applications, slots, actions }: ApplicationsProps) {
  const t = useTranslations('party.finder');
  const [banned, ban] = useState<ApplicationView | null>(null);
  const answer = (applicationId: string) => ({ requestId: newRequestId(), applicationId });
  return (
    <section aria-label={t('applications')}>
      <h3 className="caps text-xs text-amber">{t('applications')}</h3>
      {applications.length === 0 && <p className="py-2 text-sm text-quiet">{t('noApplications')}</p>}
      <List>
        {applications.map((one) => (
          <li key={one.applicationId} className="grid gap-1.5 py-3">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-semibold break-words text-text">{one.character.name}</span>
              <span className="text-sm text-quiet">
                {t('applicant', { level: one.character.level, role: t(`slots.${one.role}`) })}
              </span>
            </p>
            {one.note !== '' && <p className="break-words text-text">{t('quoted', { note: one.note })}</p>}
            {slotFor(slots, one.role) === null && <p className="text-sm text-amber">{t('roleTaken')}</p>}
            <div className="flex flex-wrap gap-2">
              <Button
                size="small"
                tone="primary"
                disabled={slotFor(slots, one.role) === null}
                onClick={() => actions.acceptApplication.mutate(answer(one.applicationId))}
              >
                {t('accept')}
              </Button>
              <Button
                size="small"
                onClick={() => actions.declineApplication.mutate({ ...answer(one.applicationId), isBanned: false })}
              >
                {t('decline')}
              </Button>
              <Button size="small" onClick={() => ban(one)}>
                {t('ban')}
              </Button>
            </div>
          </li>
        ))}
      </List>
      <ConfirmDialog
        open={banned !== null}
        title={t('banTitle', { name: banned?.character.name ?? '' })}
        confirmLabel={t('ban')}
        cancelLabel={t('cancel')}
        tone="danger"
        onCancel={() => ban(null)}
        onConfirm={() => {
          if (banned) actions.declineApplication.mutate({ ...answer(banned.applicationId), isBanned: true });
          ban(null);
        }}
      >
        {t('banText')}
      </ConfirmDialog>
    </section>
  );
}
