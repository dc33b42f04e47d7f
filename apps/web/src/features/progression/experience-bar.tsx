'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '../../components/providers/api';

/** Shows the progress to the next level; the rested part counts double. */
export function ExperienceBar() {
  const t = useTranslations('combat');
  const trpc = useTRPC();
  const view = useQuery(trpc.progression.view.queryOptions()).data;
  if (!view || view.toNext === 0) return null;
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
      className="relative h-1.5 w-full bg-[#1b222a]"
    >
      <div className="absolute inset-0 origin-left bg-amber/35" style={{ transform: `scaleX(${rested})` }} />
      <div
        className="absolute inset-0 origin-left bg-amber transition-transform"
        style={{ transform: `scaleX(${share})` }}
      />
    </div>
  );
}
