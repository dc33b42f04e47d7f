'use client';

import type { GuildEventView } from '@necp/shared/guild/calendar';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { LoadFailed } from '../../components/load-failed';
import { EmptyState, Loading } from '../../components/states';
import { EventCard } from './event-card';
import { EventForm } from './event-form';
import { useCalendar, useLifeActions } from './use-life';

/** The calendar of the guild: what is planned, who goes, and for those who may, the form that plans it. */
export function EventsTab() {
  const t = useTranslations('guild');
  const query = useCalendar();
  const actions = useLifeActions();
  const [form, open] = useState<{ readonly event: GuildEventView | null } | null>(null);
  if (query.isError && query.data === undefined)
    return (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  if (query.data === undefined) return <Loading label={t('loading')} />;
  const { events, canPlan } = query.data;
  if (form !== null && canPlan) return <EventForm event={form.event} actions={actions} onClose={() => open(null)} />;
  return (
    <div className="grid content-start gap-4">
      {canPlan && (
        <div>
          <Button icon="plus" onClick={() => open({ event: null })}>
            {t('events.plan')}
          </Button>
        </div>
      )}
      {events.length === 0 && (
        <EmptyState icon="clock" title={t('events.none')}>
          {t(canPlan ? 'events.noneCanPlan' : 'events.noneText')}
        </EmptyState>
      )}
      <ul className="grid gap-3">
        {events.map((event) => (
          <EventCard
            key={event.eventId}
            event={event}
            actions={actions}
            onChange={canPlan && event.of === null ? () => open({ event }) : null}
          />
        ))}
      </ul>
    </div>
  );
}
