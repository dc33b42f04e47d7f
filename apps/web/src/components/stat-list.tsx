'use client';

import type { StatBonus } from '@necp/shared/progression/content';
import { useTranslations } from 'next-intl';
import { classNames } from './class-names';
import { changesOf, isGain, useStatWords } from './stat-words';

/** Shows the stats of a bonus: a line for each, gains green, losses red. */
export function StatList({ bonus, className }: { readonly bonus: StatBonus; readonly className?: string }) {
  const t = useTranslations('stats');
  const words = useStatWords();
  const changes = changesOf(bonus);
  if (changes.length === 0) return <p className={classNames('text-sm text-quiet', className)}>{t('none')}</p>;
  return (
    <ul className={classNames('grid gap-0.5 text-sm', className)}>
      {changes.map(([stat, value]) => (
        <li key={stat} className="flex gap-2">
          <span className={classNames('number min-w-14 text-right', isGain(stat, value) ? 'text-green' : 'text-red')}>
            {words.change(stat, value)}
          </span>
          <span className="text-text">{words.name(stat)}</span>
        </li>
      ))}
    </ul>
  );
}
