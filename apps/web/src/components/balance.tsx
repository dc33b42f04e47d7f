'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { classNames } from './class-names';
import { useTRPC } from './providers/api';

/** Shows how much money the character has. */
export function Balance({ className }: { readonly className?: string }) {
  const t = useTranslations('hud');
  const format = useFormatter();
  const balance = useQuery(useTRPC().wallet.view.queryOptions()).data?.balanceChits;
  if (balance === undefined) return null;
  const amount = format.number(balance);
  return (
    <span className={classNames('number text-amber', className)} title={t('balance')}>
      <span className="sr-only">{t('balance')} </span>
      {amount} ¤
    </span>
  );
}
