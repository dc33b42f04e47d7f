'use client';

import { classes } from '@necp/content/client';
import type { Locale } from '@necp/shared/kernel';
import type { ProgressionView } from '@necp/shared/progression/schema';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Icon } from '../../components/icon';

/** Shows class, level, and the progress to the next level; the rested part of the bar is paler. */
export function LevelHead({ view }: { readonly view: ProgressionView }) {
  const t = useTranslations('progression');
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const { level, into, toNext, restedPool } = view;
  const number = (chunks: React.ReactNode) => <span className="number text-text">{chunks}</span>;
  const share = toNext === 0 ? 1 : into / toNext;
  const rested = toNext === 0 ? 1 : Math.min(1, (into + restedPool * 2) / toNext);
  return (
    <section aria-label={t('experience')} className="flex items-center gap-4">
      <span className="cut cut-6 plate-raised grid size-14 shrink-0 place-items-center text-amber">
        <Icon name={view.classId} className="size-8" />
      </span>
      <div className="grid min-w-0 grow gap-1.5">
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-title text-xl text-text">
            <span className="mr-3 whitespace-nowrap">
              {t.rich('level', { level, n: (chunks) => <span className="number text-amber">{chunks}</span> })}
            </span>
            <span className="text-base text-quiet">{classes.find(({ id }) => id === view.classId)?.name[locale]}</span>
          </span>
          <span className="text-sm text-quiet">
            {toNext === 0
              ? t('atCap')
              : t.rich('toNext', { left: format.number(toNext - into), next: level + 1, n: number })}
          </span>
        </p>
        <div
          role="meter"
          aria-label={t('experience')}
          aria-valuemin={0}
          aria-valuemax={toNext}
          aria-valuenow={into}
          className="relative h-2 w-full bg-[#1b222a]"
        >
          <div className="absolute inset-0 origin-left bg-amber/35" style={{ transform: `scaleX(${rested})` }} />
          <div
            className="absolute inset-0 origin-left bg-amber transition-transform"
            style={{ transform: `scaleX(${share})` }}
          />
        </div>
        {restedPool > 0 && toNext > 0 && (
          <p className="text-sm text-quiet">{t.rich('rested', { points: format.number(restedPool), n: number })}</p>
        )}
      </div>
    </section>
  );
}
