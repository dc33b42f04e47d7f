'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { Bar } from '../../components/bar';
import { classNames } from '../../components/class-names';
import { useById, useContent } from '../../components/providers/content';
import { useWorldEvent } from './store';

/**
 * Shows a world event in this zone: its current goal and progress. On a phone a chip hides the long text from view, but
 * screen readers still read it.
 */
export function EventPanel({ size }: { readonly size: 'panel' | 'chip' }) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const event = useWorldEvent((state) => state.event);
  const content = useById(useContent('worldEvents')?.worldEvents).get(event?.event ?? '');
  if (!event || !content) return null;
  const phase = content.phases.find(({ id }) => id === event.phase);
  const ending = content.endings.find(({ id }) => id === event.result);
  return (
    <section
      aria-label={t('event')}
      aria-live="polite"
      className={classNames('cut edge-magenta', size === 'panel' ? 'w-80 max-w-[92vw] p-3' : 'w-45 p-2 short:w-52')}
    >
      <p className={classNames('caps text-xs text-magenta', size === 'chip' && 'sr-only')}>{t('event')}</p>
      <p className={classNames('font-title', size === 'panel' ? 'text-lg text-text' : 'text-magenta')}>
        {content.name[locale]}
      </p>
      <p className={size === 'panel' ? 'text-sm text-quiet' : 'sr-only'}>
        {ending?.says[locale] ?? phase?.says[locale] ?? content.announce[locale]}
      </p>
      {!ending &&
        event.goals.map((goal) => (
          <div key={goal.id} className={size === 'panel' ? 'mt-1.5' : 'mt-1'}>
            <p className="flex justify-between text-sm text-text">
              <span>{phase?.name[locale]}</span>
              <span className="number">
                {Math.round(goal.at)} / {Math.round(goal.of)}
              </span>
            </p>
            <Bar label={phase?.name[locale] ?? ''} value={goal.at} max={goal.of} tone="experience" size="thin" />
          </div>
        ))}
      <p className={classNames('text-sm text-quiet', size === 'panel' ? 'mt-1.5' : 'mt-1')}>
        {t.rich('eventPoints', {
          points: Math.floor(event.points),
          n: (chunks) => <span className="number text-amber">{chunks}</span>,
        })}
      </p>
    </section>
  );
}
