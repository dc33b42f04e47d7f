'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { newRequestId } from '../../components/kernel/rng';
import type { PartyActions } from './use-party';

interface LeaveButtonsProps {
  readonly isLeader: boolean;
  readonly actions: PartyActions;
}

/** Leaves the party, or ends it for all after a question. */
export function LeaveButtons({ isLeader, actions }: LeaveButtonsProps) {
  const t = useTranslations('party');
  const [isAsked, setAsked] = useState(false);
  return (
    <div className="flex flex-wrap gap-3">
      <Button onClick={() => actions.leave.mutate({ requestId: newRequestId() })}>{t('leave')}</Button>
      {isLeader && <Button onClick={() => setAsked(true)}>{t('disband')}</Button>}
      <ConfirmDialog
        open={isAsked}
        title={t('disbandTitle')}
        confirmLabel={t('disband')}
        cancelLabel={t('cancel')}
        tone="danger"
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          actions.disband.mutate({ requestId: newRequestId() });
        }}
      >
        {t('disbandText')}
      </ConfirmDialog>
    </div>
  );
}
