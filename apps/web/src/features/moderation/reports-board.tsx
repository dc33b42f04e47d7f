'use client';

import { secondMs } from '@necp/shared/kernel';
import type { ReportsInput, ReportView } from '@necp/shared/moderation/schema';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useNow, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '../../components/badge';
import { Button } from '../../components/button';
import { LoadFailed } from '../../components/load-failed';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { Segmented } from '../../components/segmented';
import { shortId } from '../../components/short-id';
import { EmptyState, Loading } from '../../components/states';
import { TextLink } from '../../components/text-link';
import { Decisions } from './decisions';
import { LetterEvidence } from './letter-evidence';

type Box = ReportsInput['box'];
const boxes = ['open', 'decided'] as const;
/** How often the page looks for new reports. */
const everyMs = 15 * secondMs;

/** The reports that wait for a decision, and the latest decided ones. */
export function ReportsBoard() {
  const t = useTranslations('moderation');
  const [box, setBox] = useState<Box>('open');
  const [after, setAfter] = useState<string | null>(null);
  const found = useQuery(useTRPC().moderation.reports.queryOptions({ box, after }, { refetchInterval: everyMs }));
  return (
    <Panel as="section" surface="solid">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Segmented
          label={t('box.label')}
          value={box}
          options={boxes.map((value) => ({ value, label: t(`box.${value}`) }))}
          onChange={(next) => {
            setBox(next);
            setAfter(null);
          }}
        />
        {found.data && <p className="text-quiet">{t('waiting', { count: found.data.open })}</p>}
      </div>
      {found.isPending && <Loading label={t('loading')} />}
      {found.isError && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      )}
      {found.data?.reports.length === 0 && (
        <EmptyState icon="shield" title={t('none')}>
          {t(box === 'open' ? 'noneOpen' : 'noneDecided')}
        </EmptyState>
      )}
      <ul className="divide-y divide-line/70">
        {found.data?.reports.map((report) => (
          <Report key={report.id} report={report} />
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-3 empty:hidden">
        {after !== null && <Button onClick={() => setAfter(null)}>{t('first')}</Button>}
        {found.data?.next && <Button onClick={() => setAfter(found.data.next)}>{t('more')}</Button>}
      </div>
    </Panel>
  );
}

/** Returns a function that says how long ago something was. */
function useWhen(): (at: Date) => string {
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  return (at) => format.relativeTime(at, now);
}

function Report({ report }: { readonly report: ReportView }) {
  const t = useTranslations('moderation');
  const when = useWhen();
  const { accused, channel, text, saidAt, outcome, decidedAt, decidedBy, reason } = report;
  const name = accused.name ?? t('gone');
  return (
    <li className="grid gap-3 py-5">
      <div>
        <p className="text-sm text-quiet">
          <TextLink href={`/operator/people/${accused.accountId}`}>{name}</TextLink>
          {`, ${t(`channel.${channel}`)}, ${when(saidAt)}`}
        </p>
        <p className="mt-1 text-lg break-words text-text">{channel === 'voice' ? t('spoke') : text}</p>
      </div>
      <Voices report={report} />
      {channel === 'voice' && <CallEvidence report={report} />}
      {channel === 'mail' && <LetterEvidence reportId={report.id} />}
      {channel !== 'voice' && channel !== 'mail' && <Evidence report={report} />}
      <History report={report} />
      {outcome === null ? (
        <Decisions report={report} name={name} />
      ) : (
        <p className="flex flex-wrap items-center gap-3 text-quiet">
          <Badge tone={outcome === 'dismissed' ? 'plain' : 'amber'}>{t(`outcome.${outcome}`)}</Badge>
          <span className="break-words">{reason}</span>
          {decidedAt !== null && decidedBy !== null && (
            <span>{t('decidedBy', { when: when(decidedAt), person: shortId(decidedBy) })}</span>
          )}
        </p>
      )}
    </li>
  );
}

function Voices({ report: { voices } }: { readonly report: ReportView }) {
  const t = useTranslations('moderation');
  const when = useWhen();
  return (
    <section>
      <PanelTitle className="text-base">{t('voices')}</PanelTitle>
      <ul className="text-sm text-quiet">
        {voices.map(({ name, reason, words, at }) => (
          <li key={`${at.getTime()} ${name}`}>
            {t('voice', { name: name ?? t('gone'), reason: t(`reasons.${reason}`), when: when(at) })}
            {words !== '' && <span className="block break-words text-text">{words}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The lines around the reported one, which is marked. */
function Evidence({ report: { evidence, messageId } }: { readonly report: ReportView }) {
  const t = useTranslations('moderation');
  const format = useFormatter();
  return (
    <details>
      <summary className="cursor-pointer text-cyan touch:min-h-11">{t('evidence')}</summary>
      <ol className="mt-2 grid gap-1 text-sm">
        {evidence.map((line) => (
          <li
            key={line.messageId}
            aria-current={line.messageId === messageId ? 'true' : undefined}
            className="border-l-2 border-line pl-3 break-words aria-[current]:border-amber aria-[current]:text-amber"
          >
            <time className="number mr-2 text-xs text-quiet" dateTime={line.at.toISOString()}>
              {format.dateTime(line.at, { timeStyle: 'medium' })}
            </time>
            <b className="mr-2">{line.name ?? t('gone')}</b>
            {line.text}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Who was in the call and when; what was said is recorded nowhere. */
function CallEvidence({ report: { callers } }: { readonly report: ReportView }) {
  const t = useTranslations('moderation');
  const format = useFormatter();
  const time = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'medium' });
  return (
    <details>
      <summary className="cursor-pointer text-cyan touch:min-h-11">{t('callers')}</summary>
      <p className="mt-2 text-sm text-quiet">{t('notRecorded')}</p>
      <ol className="mt-2 grid gap-1 text-sm">
        {callers.map(({ name, from, until }, index) => (
          <li key={index} className="border-l-2 border-line pl-3 break-words">
            <b className="mr-2">{name ?? t('gone')}</b>
            <span className="number text-quiet">
              {until === null
                ? t('inCallSince', { from: time(from) })
                : t('inCall', { from: time(from), until: time(until) })}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What was decided about the player before, and what moderators noted. */
function History({ report: { sanctions, notes } }: { readonly report: ReportView }) {
  const t = useTranslations('moderation');
  const format = useFormatter();
  if (sanctions.length === 0 && notes.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-cyan touch:min-h-11">
        {t('history')}: {sanctions.length}. {t('notes')}: {notes.length}
      </summary>
      <ul className="mt-2 grid gap-1 text-sm text-quiet">
        {sanctions.map(({ id, kind, channel, until, reason, at, isRunning }) => (
          <li key={id} className="break-words">
            {format.dateTime(at, { dateStyle: 'medium' })}:{' '}
            {kind === 'mute' && channel !== null && until !== null
              ? t('sanction.mute', {
                  channel: t(`channel.${channel}`),
                  until: format.dateTime(until, { dateStyle: 'medium', timeStyle: 'short' }),
                })
              : t('sanction.warning')}
            . {reason} {isRunning && <Badge tone="amber">{t('running')}</Badge>}
          </li>
        ))}
        {notes.map(({ id, text, at, authorId }) => (
          <li key={id} className="break-words text-text">
            {format.dateTime(at, { dateStyle: 'medium' })}, {shortId(authorId)}: {text}
          </li>
        ))}
      </ul>
    </details>
  );
}
