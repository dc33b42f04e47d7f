'use client';

import type { ProgressionView } from '@necp/shared/progression/schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { newRequestId } from '../../components/kernel/rng';
import { useErrorWords } from '../../components/providers/refusals';
import { useGrowing } from './use-progression';

/** Resets all perks for a price that is shown first. */
export function ForgetPerks({ view }: { readonly view: ProgressionView }) {
  const t = useTranslations('progression');
  const words = useErrorWords();
  const { respec } = useGrowing();
  const [asks, setAsks] = useState(false);
  const points = Object.values(view.nodes).reduce((sum, ranks) => sum + ranks, 0);
  const forget = () =>
    respec.mutate({ requestId: newRequestId(), agreedChits: view.respecChits }, { onSuccess: () => setAsks(false) });
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-3">
      <p className="text-sm text-quiet">{points === 0 ? t('nothingToForget') : ''}</p>
      <Button
        size="small"
        tone="quiet"
        icon="restore"
        disabled={points === 0}
        onClick={() => {
          respec.reset();
          setAsks(true);
        }}
      >
        {t('forget')}
      </Button>
      <ConfirmDialog
        open={asks}
        title={t('forgetTitle')}
        confirmLabel={t('forget')}
        cancelLabel={t('keep')}
        tone="danger"
        waiting={respec.isPending}
        onConfirm={forget}
        onCancel={() => setAsks(false)}
      >
        <p>{t('forgetText', { points })}</p>
        <p>
          {view.respecChits === 0
            ? t('forgetFree')
            : t.rich('forgetCost', {
                chits: view.respecChits,
                n: (chunks) => <span className="number text-amber">{chunks}</span>,
              })}
        </p>
        {respec.error && (
          <p role="alert" className="text-red">
            {words(respec.error)}
          </p>
        )}
      </ConfirmDialog>
    </div>
  );
}
