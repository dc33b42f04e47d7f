'use client';

import type { Objective } from '@necp/shared/quest/content';
import type { Locale } from '@necp/shared/kernel';
import { longestWaitMs } from '@necp/shared/world-event/formulas';
import { useLocale, useTranslations } from 'next-intl';
import { useById, useContent } from '../../components/providers/content';
import { useEventHere } from './event-store';

interface EventWaitProps {
  readonly questId: string;
  readonly objective: Extract<Objective, { kind: 'event' }>;
}

/** Says where to wait for the event of an objective, and how long at most, unless it is announced or goes on here. */
export function EventWait({ questId, objective }: EventWaitProps) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const isHere = useEventHere(({ eventId }) => eventId === objective.event);
  const event = useById(useContent('worldEvents')?.worldEvents).get(objective.event);
  const place = useById(useContent('worldState')?.places).get(objective.mark?.place ?? '');
  const startsForQuest = event?.trigger.forQuest === questId;
  if (isHere || !event || !place || !startsForQuest) return null;
  const minutes = Math.ceil(longestWaitMs(event) / 60_000);
  return <span className="block text-quiet">{t('eventWait', { place: place.name[locale], minutes })}</span>;
}
