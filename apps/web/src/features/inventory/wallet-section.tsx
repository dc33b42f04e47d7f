'use client';

import { moneyReasons } from '@necp/shared/wallet/rules';
import type { WalletEntry } from '@necp/shared/wallet/schema';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { useTRPC } from '../../components/providers/api';

/** The character's chits, and on request what they were paid for. */
export function WalletSection({ characterId }: { readonly characterId: string }) {
  const t = useTranslations('wallet');
  const format = useFormatter();
  const { data } = useQuery(useTRPC().wallet.view.queryOptions());
  if (data?.characterId !== characterId) return null;
  return (
    <section aria-label={t('title')} className="mb-4 flex flex-wrap items-baseline gap-x-6 border-b border-line pb-2">
      <p className="flex items-baseline gap-3">
        <span className="text-quiet">{t('title')}</span>
        <span className="number text-amber">{format.number(data.balanceChits)} ¤</span>
      </p>
      {data.entries.length > 0 && (
        <details className="grow text-sm open:basis-full">
          <summary className="cursor-pointer py-1 text-quiet">{t('movements')}</summary>
          <ol className="mt-1 grid max-h-48 gap-1 overflow-y-auto">
            {data.entries.map((entry, index) => (
              <Movement key={`${entry.at.getTime()} ${index}`} entry={entry} />
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function Movement({ entry: { at, amountChits, reason } }: { readonly entry: WalletEntry }) {
  const t = useTranslations('wallet');
  const format = useFormatter();
  const known = moneyReasons.find((one) => one === reason);
  const isGain = amountChits > 0n;
  const amount = format.number(amountChits, { signDisplay: 'always' });
  return (
    <li className="flex items-baseline gap-3">
      <time className="number text-xs text-quiet" dateTime={at.toISOString()}>
        {format.dateTime(at, { day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' })}
      </time>
      <span className="min-w-0 flex-1 break-words">
        {known === undefined ? t('reason.other') : t(`reason.${known}`)}
      </span>
      <span className={classNames('number', isGain ? 'text-green' : 'text-text')}>{amount} ¤</span>
    </li>
  );
}
