'use client';

import type { Objective } from '@necp/shared/quest/content';
import type { Locale } from '@necp/shared/kernel';
import { longestWaitMs } from '@necp/shared/world-event/formulas';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';

interface EventWaitProps {
  readonly questId: string;
  readonly objective: Extract<Objective, { kind: 'event' }>;
}

/** Says where to wait for the event of an objective, and how long at most; nothing while it is announced or runs. */
export function EventWait({ questId, objective }: EventWaitProps) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const trpc = useTRPC();
  const running = useQuery(trpc.worldEvent.view.queryOptions()).data?.running;
  const event = useById(useContent('worldEvents')?.worldEvents).get(objective.event);
  const place = useById(useContent('worldState')?.places).get(objective.mark?.place ?? '');
  const startsForQuest = event?.trigger.forQuest === questId;
  if (!running || !event || !place || !startsForQuest || running.some((one) => one.event === event.id)) return null;
  const minutes = Math.ceil(longestWaitMs(event) / 60_000);
  return <span className="block text-quiet">{t('eventWait', { place: place.name[locale], minutes })}</span>;
}
