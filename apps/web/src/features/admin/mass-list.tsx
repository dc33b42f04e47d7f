'use client';

import type { Locale } from '@necp/shared/kernel';
import { secondMs } from '@necp/shared/kernel';
import type { MassView } from '@necp/shared/mail/schema';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '../../components/badge';
import { Bar } from '../../components/bar';
import { Button } from '../../components/button';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { LoadFailed } from '../../components/load-failed';
import { Panel } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { ReasonDialog } from '../../components/reason-dialog';
import { EmptyState, Loading } from '../../components/states';
import { useOutcome } from '../../components/use-outcome';

/** How often the page looks how far a running letter has come. */
const everyMs = 2 * secondMs;

/** The letters to many players, newest first, with how many players have got each. */
export function MassList({ kinds }: { readonly kinds: ItemKinds }) {
  const t = useTranslations('admin.mass');
  const [after, setAfter] = useState<string | null>(null);
  const found = useQuery(
    useTRPC().mail.masses.queryOptions(
      { after },
      { refetchInterval: ({ state }) => (state.data?.masses.some((one) => one.state === 'running') ? everyMs : false) },
    ),
  );
  return (
    <Panel as="section" surface="solid" aria-labelledby="masses">
      <h2 id="masses" className="text-xl">
        {t('sent')}
      </h2>
      {found.isPending && <Loading label={t('loading')} />}
      {found.isError && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      )}
      {found.data?.masses.length === 0 && (
        <EmptyState icon="mail" title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      )}
      <ul className="divide-y divide-line/70">
        {found.data?.masses.map((mass) => (
          <Mass key={mass.massId} mass={mass} kinds={kinds} />
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-3 empty:hidden">
        {after !== null && <Button onClick={() => setAfter(null)}>{t('first')}</Button>}
        {found.data?.next && <Button onClick={() => setAfter(found.data.next)}>{t('more')}</Button>}
      </div>
    </Panel>
  );
}

const tones = { running: 'cyan', stopped: 'amber', done: 'green' } as const;

function Mass({ mass, kinds }: { readonly mass: MassView; readonly kinds: ItemKinds }) {
  const t = useTranslations('admin.mass');
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const { subject, state, reached, expected, startedAt, reason, chits, items } = mass;
  const inside = [
    ...(chits > 0 ? [`${format.number(chits)} ¤`] : []),
    ...items.map(({ templateId, quantity }) =>
      t('stack', { name: kinds.contentOf(templateId).name[locale], count: quantity }),
    ),
  ];
  return (
    <li className="grid gap-2 py-4">
      <p className="flex flex-wrap items-center gap-3">
        <span className="text-lg break-words text-text">{subject[locale]}</span>
        <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
      </p>
      <p className="text-sm text-quiet">
        {format.dateTime(startedAt, { dateStyle: 'medium', timeStyle: 'short' })}
        {' · '}
        <AudienceWords mass={mass} />
        {inside.length > 0 && ` · ${inside.join(', ')}`}
      </p>
      <p className="text-sm break-words text-quiet">{reason}</p>
      <Bar label={t('progress', { reached, expected })} value={reached} max={Math.max(1, expected)} tone="good" />
      <p className="number text-sm text-quiet" aria-hidden>
        {t('progress', { reached, expected })}
      </p>
      {state !== 'done' && <Turn mass={mass} />}
    </li>
  );
}

function AudienceWords({ mass: { audience } }: { readonly mass: MassView }) {
  const t = useTranslations('admin.mass');
  if (audience.kind === 'level') return t('levels', { from: audience.from, to: audience.to });
  return audience.kind === 'all' ? t('kind.all') : t('namedCount', { count: audience.names.length });
}

/** Stops a running letter, or lets a stopped one go on, for a reason. */
function Turn({ mass: { massId, state } }: { readonly mass: MassView }) {
  const t = useTranslations('admin.mass');
  const { mail } = useTRPC();
  const [isAsking, ask] = useState(false);
  const outcome = useOutcome(mail.masses.pathKey());
  const options = { ...outcome, onSuccess: () => ask(false) };
  const stopping = useMutation(mail.stopMass.mutationOptions(options));
  const resuming = useMutation(mail.resumeMass.mutationOptions(options));
  const isRunning = state === 'running';
  const turning = isRunning ? stopping : resuming;
  return (
    <>
      <Button size="small" className="justify-self-start" onClick={() => ask(true)}>
        {t(isRunning ? 'stop' : 'resume')}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={t(isRunning ? 'stopTitle' : 'resumeTitle')}
          confirmLabel={t(isRunning ? 'stop' : 'resume')}
          cancelLabel={t('cancel')}
          waiting={turning.isPending}
          onConfirm={(reason) => turning.mutate({ requestId: newRequestId(), massId, reason })}
          onClose={() => ask(false)}
        >
          <p>{t(isRunning ? 'stopText' : 'resumeText')}</p>
        </ReasonDialog>
      )}
    </>
  );
}
