'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { Bar } from '../../components/bar';
import { useById, useContent } from '../../components/providers/content';
import { useFight } from './store';

/** A shared event in this zone: what is asked now, and how much of it is done. */
export function EventPanel() {
  const t = useTranslations('fight');
  const locale = useLocale() as Locale;
  const event = useFight((state) => state.event);
  const content = useById(useContent('worldEvents')?.worldEvents).get(event?.event ?? '');
  if (!event || !content) return null;
  const phase = content.phases.find(({ id }) => id === event.phase);
  const ending = content.endings.find(({ id }) => id === event.result);
  return (
    <section aria-label={t('event')} aria-live="polite" className="cut edge-magenta w-80 max-w-[92vw] p-3">
      <p className="caps text-xs text-magenta">{t('event')}</p>
      <p className="font-title text-lg text-text">{content.name[locale]}</p>
      <p className="text-sm text-quiet">{ending?.says[locale] ?? phase?.says[locale] ?? content.announce[locale]}</p>
      {!ending && event.goals.map((goal) => (
        <div key={goal.id} className="mt-1.5">
          <p className="flex justify-between text-sm text-text"><span>{phase?.name[locale]}</span><span className="number">{Math.round(goal.at)} / {Math.round(goal.of)}</span></p>
          <Bar label={phase?.name[locale] ?? ''} value={goal.at} max={goal.of} tone="experience" size="thin" />
        </div>
      ))}
      <p className="mt-1.5 text-sm text-quiet">{t.rich('eventPoints', { points: Math.floor(event.points), n: (chunks) => <span className="number text-amber">{chunks}</span> })}</p>
    </section>
  );
}
