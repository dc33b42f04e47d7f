'use client';

import type { VaultView } from '@necp/shared/guild/bank-schema';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { newRequestId } from '../../components/kernel/rng';
import type { VaultActions } from './use-guild-bank';

/** Returns the name of a tab: its own one, or its number. */
export function useTabName(): (tab: Pick<VaultView['tabs'][number], 'tab' | 'name'>) => string {
  const t = useTranslations('guild.vault');
  return ({ tab, name }) => name ?? t('tab', { tab });
}

interface SortButtonProps {
  readonly tab: number;
  readonly isHere: boolean;
  readonly actions: VaultActions;
}

export function SortButton({ tab, isHere, actions: { sortTab } }: SortButtonProps) {
  const t = useTranslations('guild.vault');
  return (
    <Button
      size="small"
      waiting={sortTab.isPending}
      disabled={!isHere}
      onClick={() => sortTab.mutate({ requestId: newRequestId(), tab, by: 'kind' })}
    >
      {t('sort')}
    </Button>
  );
}

interface NextTabProps {
  readonly view: VaultView;
  readonly actions: VaultActions;
  readonly onBought: (tab: number) => void;
}

/** Buys the next tab from the treasury, after a question. */
export function NextTab({ view, actions: { buyTab }, onBought }: NextTabProps) {
  const t = useTranslations('guild.vault');
  const format = useFormatter();
  const [isAsking, ask] = useState(false);
  const tab = view.tabs.length + 1;
  const price = format.number(view.nextTabChits ?? 0);
  return (
    <div>
      <Button size="small" icon="plus" waiting={buyTab.isPending} onClick={() => ask(true)}>
        {t('buy', { tab, price })}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={t('buyTitle', { tab })}
        confirmLabel={t('buyYes')}
        cancelLabel={t('cancel')}
        onConfirm={() => {
          ask(false);
          buyTab.mutate({ requestId: newRequestId(), tab }, { onSuccess: () => onBought(tab) });
        }}
        onCancel={() => ask(false)}
      >
        <p>{t('buyText', { price, balance: format.number(view.balanceChits) })}</p>
      </ConfirmDialog>
    </div>
  );
}
