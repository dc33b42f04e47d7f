'use client';

import { type GuildEventView, signUpAnswers } from '@necp/shared/guild/calendar';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '../../components/badge';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { newRequestId } from '../../components/kernel/rng';
import { wallClock } from '../../components/kernel/clock';
import type { LifeActions } from './use-life';
import { useWhen } from './use-when';

interface EventCardProps {
  readonly event: GuildEventView;
  readonly actions: LifeActions;
  /** Opens the form with the event; null for those who may not change it. */
  readonly onChange: (() => void) | null;
}

/** An event of the calendar with the answers to it. */
export function EventCard({ event, actions, onChange }: EventCardProps) {
  const t = useTranslations('guild.events');
  const when = useWhen();
  const { title, note, kind, startsAt, endsAt, by, of, isCancelled } = event;
  const now = wallClock.nowMs();
  const isOpen = !isCancelled && startsAt.getTime() > now;
  return (
    <li>
      <article aria-label={title} className="grid gap-2 border border-line p-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="min-w-0 grow font-semibold break-words text-text">{title}</h3>
          {isCancelled && <Badge tone="red">{t('cancelled')}</Badge>}
          {!isCancelled && !isOpen && (
            <Badge tone={endsAt.getTime() > now ? 'green' : 'plain'}>
              {t(endsAt.getTime() > now ? 'running' : 'over')}
            </Badge>
          )}
          <Badge tone="cyan">{t(`kind.${kind}`)}</Badge>
          {of !== null && <Badge tone="violet">{t('ofAlly', { tag: of })}</Badge>}
          {of === null && event.isShared && <Badge tone="violet">{t('shared')}</Badge>}
        </div>
        <p className="text-amber">
          <time dateTime={startsAt.toISOString()}>{when(startsAt)}</time>
          <span className="text-quiet">
            {' '}
            {t('lasts', { minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000) })}
          </span>
        </p>
        {note !== '' && <p className="break-words whitespace-pre-line text-text">{note}</p>}
        {by !== null && <p className="text-sm text-quiet">{t('by', { name: by })}</p>}
        <Answers event={event} />
        {isOpen && <OwnAnswer event={event} actions={actions} />}
        {isOpen && onChange && <Acts event={event} actions={actions} onChange={onChange} />}
      </article>
    </li>
  );
}

function Answers({ event }: { readonly event: GuildEventView }) {
  const t = useTranslations('guild.events');
  return (
    <dl className="grid gap-1 text-sm">
      {signUpAnswers.map((answer) => {
        const names = event.signUps.filter((one) => one.answer === answer);
        const count =
          answer === 'going' && event.places !== null
            ? t('countOf', { count: names.length, most: event.places })
            : t('count', { count: names.length });
        return (
          <div key={answer} className="flex flex-wrap gap-x-2">
            <dt className="text-quiet">
              {t(`answers.${answer}`)} <span className="number">{count}</span>
            </dt>
            <dd className="min-w-0 break-words text-text">{names.map(({ name }) => name).join(', ')}</dd>
          </div>
        );
      })}
    </dl>
  );
}

type PartProps = Omit<EventCardProps, 'onChange'>;

function OwnAnswer({ event, actions: { signUp } }: PartProps) {
  const t = useTranslations('guild.events');
  const going = event.signUps.filter(({ answer }) => answer === 'going').length;
  const isFull = event.places !== null && going >= event.places && event.answer !== 'going';
  return (
    <div role="group" aria-label={t('own')} className="flex flex-wrap gap-2">
      {signUpAnswers.map((answer) => (
        <Button
          key={answer}
          size="small"
          aria-pressed={event.answer === answer}
          icon={event.answer === answer ? 'check' : undefined}
          disabled={answer === 'going' && isFull}
          waiting={signUp.isPending && signUp.variables.answer === answer && signUp.variables.eventId === event.eventId}
          onClick={() => signUp.mutate({ requestId: newRequestId(), eventId: event.eventId, answer })}
        >
          {t(answer === 'going' && isFull ? 'full' : `answer.${answer}`)}
        </Button>
      ))}
    </div>
  );
}

function Acts({ event, actions: { cancelEvent }, onChange }: PartProps & { readonly onChange: () => void }) {
  const t = useTranslations('guild.events');
  const [isAsking, ask] = useState(false);
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" tone="quiet" icon="pencil" onClick={onChange}>
        {t('change')}
      </Button>
      <Button size="small" tone="quiet" icon="trash" onClick={() => ask(true)}>
        {t('cancel')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={t('cancelTitle', { title: event.title })}
        confirmLabel={t('cancel')}
        cancelLabel={t('keep')}
        tone="danger"
        waiting={cancelEvent.isPending}
        onConfirm={() =>
          cancelEvent.mutate({ requestId: newRequestId(), eventId: event.eventId }, { onSettled: () => ask(false) })
        }
        onCancel={() => ask(false)}
      >
        <p>{t('cancelText')}</p>
      </ConfirmDialog>
    </div>
  );
}
