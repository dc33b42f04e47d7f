'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { useTRPC } from '../../components/providers/api';
import type { HudProps } from '../base/feature';

/** Shows the progress to the next level; the rested part counts double. */
export function ExperienceBar({ barNumbers }: Pick<HudProps, 'barNumbers'>) {
  const t = useTranslations('combat');
  const trpc = useTRPC();
  const view = useQuery(trpc.progression.view.queryOptions()).data;
  if (!view || view.toNext === 0) return null;
  const hasNumbers = barNumbers === 'on';
  const share = view.into / view.toNext;
  const rested = Math.min(1, (view.into + view.restedPool) / view.toNext);
  return (
    <div
      role="meter"
      aria-label={t('experience', { level: view.level, into: view.into, toNext: view.toNext })}
      aria-valuemin={0}
      aria-valuemax={view.toNext}
      aria-valuenow={view.into}
      title={t('experience', { level: view.level, into: view.into, toNext: view.toNext })}
      className={classNames('relative w-full bg-[#1b222a]', hasNumbers ? 'h-3' : 'h-1.5')}
    >
      <div className="absolute inset-0 origin-left bg-amber/35" style={{ transform: `scaleX(${rested})` }} />
      <div
        className="absolute inset-0 origin-left bg-amber transition-transform"
        style={{ transform: `scaleX(${share})` }}
      />
      {hasNumbers && (
        <span
          aria-hidden
          className={
            'number absolute inset-0 grid place-items-center text-[0.6rem] leading-none text-text ' +
            '[text-shadow:0_0_3px_#05070a,0_0_3px_#05070a,0_0_2px_#05070a]'
          }
        >
          {view.into} / {view.toNext}
        </span>
      )}
    </div>
  );
}
