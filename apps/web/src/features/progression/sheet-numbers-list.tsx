'use client';

import type { AttributePoints } from '@necp/shared/character/schema';
import type { CombatSheetView } from '@necp/shared/combat/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { numbersOf, sheetNumbers, type SheetNumber, type Staged, withStaged } from './sheet-numbers';

interface SheetNumbersProps {
  readonly sheet: CombatSheetView;
  readonly points: AttributePoints;
  readonly staged: Staged;
}

/** Shows the resulting stats, and how the staged points would change them. */
export function SheetNumbers({ sheet, points, staged }: SheetNumbersProps) {
  const t = useTranslations('progression');
  const format = useFormatter();
  const now = numbersOf(sheet, points);
  const then = numbersOf(sheet, withStaged(points, staged));
  const say = (which: SheetNumber, value: number) => {
    if (which === 'carry') return t('kilograms', { value: format.number(value / 1000, { maximumFractionDigits: 1 }) });
    const figure = format.number(value, { maximumFractionDigits: 1 });
    return which === 'dodge' || which === 'critical' ? t('percent', { value: figure }) : figure;
  };
  return (
    <section aria-label={t('numbers')}>
      <h3 className="text-base text-text">{t('numbers')}</h3>
      <p className="text-sm text-quiet">{t('numbersText')}</p>
      <dl className="mt-2 divide-y divide-line/70" aria-live="polite">
        {sheetNumbers.map((which) => (
          <div key={which} className="flex items-baseline justify-between gap-4 py-1.5">
            <dt className="text-quiet">{t(which)}</dt>
            <dd className="number shrink-0 whitespace-nowrap text-text">
              {say(which, now[which])}
              {then[which] !== now[which] && (
                <span className="text-green">
                  <span aria-hidden> → </span>
                  <span className="sr-only">{t('becomes', { value: '' })}</span>
                  {say(which, then[which])}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
