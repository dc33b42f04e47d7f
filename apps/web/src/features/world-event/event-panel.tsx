'use client';

import type { Locale } from '@necp/shared/kernel';
import type { EventState } from '@necp/shared/protocol';
import { contributionTier } from '@necp/shared/world-event/formulas';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { clockOf } from '../../components/kernel/clock';
import { Bar } from '../../components/bar';
import { classNames } from '../../components/class-names';
import { IconButton } from '../../components/icon-button';
import { useById, useContent } from '../../components/providers/content';
import type { HudProps } from '../base/feature';
import { useWorldEvent } from './store';

/** How long the result of an event is shown. */
const resultShownMs = 20_000;

/** Takes the panel of an event away for good. */
const dismiss = (runId: string) => useWorldEvent.setState({ dismissed: runId });

/**
 * Shows a world event in this zone: its current goal and progress. On a phone a chip hides the long text from view, but
 * screen readers still read it.
 */
export function EventPanel({ device }: Pick<HudProps, 'device'>) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const event = useWorldEvent((state) => state.event);
  const isDismissed = useDismissal(event);
  const hasShare = useWorldEvent(({ share }) => share !== null && share.runId === event?.runId);
  const content = useById(useContent('worldEvents')?.worldEvents).get(event?.event ?? '');
  if (!event || !content) return null;
  const phase = content.phases.find(({ id }) => id === event.phase);
  const tier = contributionTier(content.tiers, event.points);
  const ending = event.result === null ? undefined : content.endings.find(({ id }) => id === event.phase);
  // The reward has its own card.
  if (ending && (hasShare || isDismissed)) return null;
  return (
    <section
      aria-label={t('event')}
      aria-live="polite"
      className={classNames(
        'cut edge-magenta',
        device === 'desk' ? 'w-80 max-w-[92vw] p-3' : 'w-45 p-2 short:w-72 short:py-1',
      )}
    >
      <p className={classNames('caps text-xs text-magenta', device === 'phone' && 'sr-only')}>{t('event')}</p>
      <Heading device={device} name={content.name[locale]} closes={ending ? event.runId : null} />
      <p className={device === 'desk' ? 'text-sm text-quiet' : 'sr-only'}>
        {ending?.says[locale] ?? phase?.says[locale] ?? content.announce[locale]}
      </p>
      {!ending &&
        event.goals.map((goal) => (
          <div key={goal.id} className={device === 'desk' ? 'mt-1.5' : 'mt-1'}>
            <p className="flex justify-between text-sm text-text">
              <span>{phase?.name[locale]}</span>
              <span className="number">
                {Math.round(goal.at)} / {Math.round(goal.of)}
              </span>
            </p>
            <Bar label={phase?.name[locale] ?? ''} value={goal.at} max={goal.of} tone="experience" size="thin" />
          </div>
        ))}
      {ending && (
        <p className={classNames('text-sm', ending.result === 'won' ? 'text-green' : 'text-red')}>
          {t(`eventResult.${ending.result}`)}
        </p>
      )}
      <div className="short:flex short:flex-wrap short:items-baseline short:gap-x-3">
        {event.leftMs !== null && (
          // A screen reader reads it on demand, not every second.
          <p role="timer" aria-live="off" className="mt-1 text-sm text-quiet">
            {t.rich(phase ? 'eventLeft' : 'eventBeginsIn', {
              clock: clockOf(Math.ceil(event.leftMs / 1000)),
              n: (chunks) => <span className="number text-text">{chunks}</span>,
            })}
          </p>
        )}
        <p className={classNames('text-sm text-quiet', device === 'desk' ? 'mt-1.5' : 'mt-1')}>
          {t.rich('eventPoints', {
            points: Math.floor(event.points),
            n: (chunks) => <span className="number text-amber">{chunks}</span>,
          })}
          {tier && <span className="text-amber"> · {tier.name[locale]}</span>}
        </p>
      </div>
    </section>
  );
}

/** Takes the result of an event away after a while. Returns whether it has gone, by itself or closed by the player. */
function useDismissal(event: EventState | null): boolean {
  const overRunId = event !== null && event.result !== null ? event.runId : null;
  useEffect(() => {
    if (overRunId === null) return;
    const waiting = setTimeout(() => dismiss(overRunId), resultShownMs);
    return () => clearTimeout(waiting);
  }, [overRunId]);
  return useWorldEvent(({ dismissed }) => overRunId !== null && dismissed === overRunId);
}

interface HeadingProps extends Pick<HudProps, 'device'> {
  readonly name: string;
  /** The run whose result can be closed; null while it goes on. */
  readonly closes: string | null;
}

function Heading({ device, name, closes }: HeadingProps) {
  const t = useTranslations('combat');
  return (
    <div className="flex items-start gap-2">
      <p className={classNames('min-w-0 grow font-title', device === 'desk' ? 'text-lg text-text' : 'text-magenta')}>
        {name}
      </p>
      {closes !== null && (
        <IconButton
          tone="bare"
          size="small"
          icon="close"
          label={t('close')}
          hint="none"
          onClick={() => dismiss(closes)}
        />
      )}
    </div>
  );
}
