'use client';

import type { Locale } from '@necp/shared/kernel';
import type { EventState } from '@necp/shared/protocol';
import type { WorldEventContent } from '@necp/shared/world-event/content';
import { contributionTier } from '@necp/shared/world-event/formulas';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { clockOf } from '../../components/kernel/clock';
import { Bar } from '../../components/bar';
import { classNames } from '../../components/class-names';
import { IconButton } from '../../components/icon-button';
import { useById, useContent } from '../../components/providers/content';
import { useMedia } from '../../components/use-media';
import type { HudProps } from '../base/feature';
import { useWorldEvent } from './store';

/** How long the result of an event is shown. */
const resultShownMs = 20_000;

/** Takes the panel of an event away for good. */
const dismiss = (runId: string) => useWorldEvent.setState({ dismissed: runId });

/** On a desktop as small as this the whole panel would lie on the hotbars. */
const smallDesk = '(max-width: 79.99rem) and (max-height: 55rem)';

/**
 * Shows a world event in this zone: its current goal and progress. On a phone and on a small desktop it is one line
 * that opens on a click or tap.
 */
export function EventPanel({ device }: Pick<HudProps, 'device'>) {
  const t = useTranslations('combat');
  const event = useWorldEvent((state) => state.event);
  const isDismissed = useDismissal(event);
  const hasShare = useWorldEvent(({ share }) => share !== null && share.runId === event?.runId);
  const content = useById(useContent('worldEvents')?.worldEvents).get(event?.event ?? '');
  const isSmall = useMedia(smallDesk);
  const isFolded = device === 'phone' || isSmall;
  if (!event || !content) return null;
  // The reward has its own card.
  if (event.result !== null && (hasShare || isDismissed)) return null;
  return (
    <section
      aria-label={t('event')}
      aria-live="polite"
      className={classNames(
        'cut edge-magenta',
        device === 'phone' ? 'w-47 short:w-72' : 'w-80 max-w-[92vw]',
        !isFolded && 'p-3',
      )}
    >
      {isFolded ? (
        <FoldedEvent key={event.runId} event={event} content={content} />
      ) : (
        <>
          <p className="caps text-xs text-magenta">{t('event')}</p>
          <div className="flex items-start gap-2">
            <EventName content={content} className="min-w-0 grow text-lg text-text" />
            <CloseResult event={event} />
          </div>
          <EventDetails event={event} content={content} />
        </>
      )}
    </section>
  );
}

interface EventProps {
  readonly event: EventState;
  readonly content: WorldEventContent;
}

function EventName({ content, className }: Pick<EventProps, 'content'> & { readonly className: string }) {
  const locale = useLocale() as Locale;
  return <p className={classNames('font-title', className)}>{content.name[locale]}</p>;
}

/** One line of the height of a finger: the name, how far it is, and the time left. A tap opens the rest below it. */
function FoldedEvent({ event, content }: EventProps) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  const at = event.goals.reduce((sum, goal) => sum + goal.at, 0);
  const of = event.goals.reduce((sum, goal) => sum + goal.of, 0);
  const phase = content.phases.find(({ id }) => id === event.phase)?.name[locale] ?? content.name[locale];
  return (
    <>
      <div className="flex items-center">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={detailsId}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-11 min-w-0 grow items-center gap-2 px-2 text-left text-sm"
        >
          <span className="min-w-0 grow truncate font-title text-magenta">{content.name[locale]}</span>
          {/* The details say it in words. */}
          <span aria-hidden className="flex shrink-0 gap-2">
            {event.result !== null && (
              <span className={event.result === 'won' ? 'text-green' : 'text-red'}>
                {t(`encounters.outcome.${event.result}`)}
              </span>
            )}
            {of > 0 && <span className="number text-text">{format.number(at / of, { style: 'percent' })}</span>}
            {event.leftMs !== null && (
              <span className="text-quiet">
                {event.phase === 'announced' && `${t('eventIn')} `}
                <span className="number">{clockOf(Math.ceil(event.leftMs / 1000))}</span>
              </span>
            )}
          </span>
        </button>
        <CloseResult event={event} />
      </div>
      {of > 0 && !isOpen && <Bar label={phase} value={at} max={of} tone="experience" size="thin" />}
      <div id={detailsId} className={isOpen ? 'px-2 pb-2' : 'sr-only'}>
        <EventDetails event={event} content={content} />
      </div>
    </>
  );
}

/** What happens now, each goal, the time left and the own part. */
function EventDetails({ event, content }: EventProps) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const phase = content.phases.find(({ id }) => id === event.phase);
  const tier = contributionTier(content.tiers, event.points);
  const ending = event.result === null ? undefined : content.endings.find(({ id }) => id === event.phase);
  return (
    <>
      <p className="text-sm text-quiet">{ending?.says[locale] ?? phase?.says[locale] ?? content.announce[locale]}</p>
      {!ending &&
        event.goals.map((goal) => (
          <div key={goal.id} className="mt-1.5">
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
      {event.leftMs !== null && (
        // A screen reader reads it on demand, not every second.
        <p role="timer" aria-live="off" className="mt-1 text-sm text-quiet">
          {t.rich(phase ? 'eventLeft' : 'eventBeginsIn', {
            clock: clockOf(Math.ceil(event.leftMs / 1000)),
            n: (chunks) => <span className="number text-text">{chunks}</span>,
          })}
        </p>
      )}
      <p className="mt-1.5 text-sm text-quiet">
        {t.rich('eventPoints', {
          points: Math.floor(event.points),
          n: (chunks) => <span className="number text-amber">{chunks}</span>,
        })}
        {tier && <span className="text-amber"> · {tier.name[locale]}</span>}
      </p>
    </>
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

/** Closes the result of a run; nothing while it goes on. */
function CloseResult({ event }: { readonly event: EventState }) {
  const t = useTranslations('combat');
  if (event.result === null) return null;
  return (
    <IconButton
      tone="bare"
      size="small"
      icon="close"
      label={t('close')}
      hint="none"
      onClick={() => dismiss(event.runId)}
    />
  );
}
