'use client';

import type { DuelState } from '@necp/shared/protocol';
import { useLocale, useTranslations } from 'next-intl';

type Sums = NonNullable<DuelState['sums']>;

/** Compares what both duelists did. */
export function DuelResult({ sums, opponentName }: { readonly sums: Sums; readonly opponentName: string }) {
  const t = useTranslations('combat');
  const locale = useLocale();
  const whole = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent' });
  const rows: readonly (readonly [string, (one: Sums['own']) => string])[] = [
    [t('duelDealt'), ({ dealt }) => whole.format(dealt)],
    [t('duelHealed'), ({ healed }) => whole.format(healed)],
    [t('duelBiggest'), ({ biggestHit }) => whole.format(biggestHit)],
    [
      t('duelAccuracy'),
      ({ shotsFired, shotsHit }) => (shotsFired === 0 ? '—' : share.format(Math.min(1, shotsHit / shotsFired))),
    ],
  ];
  const seconds = new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', maximumFractionDigits: 0 });
  return (
    <table className="w-full table-fixed text-sm">
      <caption className="pb-1 text-quiet">
        {t('duelLasted')}: <span className="number text-text">{seconds.format(sums.lastedMs / 1000)}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col" className="truncate text-left font-normal text-cyan">
            {t('duelYou')}
          </th>
          <td className="w-2/5" />
          <th scope="col" className="truncate text-right font-normal text-red">
            {opponentName}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, of]) => (
          <tr key={label}>
            <td className="number text-left text-text">{of(sums.own)}</td>
            <th scope="row" className="text-center font-normal text-quiet">
              {label}
            </th>
            <td className="number text-right text-text">{of(sums.other)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
