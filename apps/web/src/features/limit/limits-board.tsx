'use client';

import { limitKinds, type LimitKind } from '@necp/shared/limit/rates';
import type { LimitView } from '@necp/shared/limit/schema';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { ListRow } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { Panel } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { Select } from '../../components/select';
import { shortId } from '../../components/short-id';
import { EmptyState, Loading } from '../../components/states';
import { TextLink } from '../../components/text-link';
import { EditLimit } from './edit-limit';
import { LimitGroups } from './limit-groups';
import { ResetLimit } from './reset-limit';
import { useLimitWords, useValueWords } from './words';

type Shown = LimitKind | 'every' | 'changed';

/** Shows every limit with its default and its value now, and lets administrators change them. */
export function LimitsBoard() {
  const t = useTranslations('limit');
  const list = useQuery(useTRPC().limit.list.queryOptions());
  const [shown, setShown] = useState<Shown>('every');
  const [typed, setTyped] = useState('');
  const options = (['every', 'changed', ...limitKinds] as const).map((value) => ({ value, label: t(`kind.${value}`) }));
  return (
    <Panel as="section" surface="solid">
      <p className="text-quiet">{t('lead')}</p>
      <div role="search" className="mt-4 grid gap-3 sm:grid-cols-2">
        <Field label={t('search')}>
          <Input
            type="search"
            value={typed}
            maxLength={80}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
        <Field label={t('show')}>
          <Select value={shown} options={options} onChange={setShown} />
        </Field>
      </div>
      {list.isPending && <Loading label={t('loading')} />}
      {list.isError && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.data && <Limits limits={list.data.limits} canChange={list.data.canChange} filter={{ shown, typed }} />}
    </Panel>
  );
}

interface LimitsProps {
  readonly limits: readonly LimitView[];
  readonly canChange: boolean;
  readonly filter: { readonly shown: Shown; readonly typed: string };
}

function Limits({ limits, canChange, filter }: LimitsProps) {
  const t = useTranslations('limit');
  const say = useLimitWords();
  const [edited, setEdited] = useState<LimitView | null>(null);
  const [reset, setReset] = useState<LimitView | null>(null);
  const words = filter.typed.trim().toLocaleLowerCase();
  const found = limits.filter(
    (limit) =>
      (filter.shown === 'every' || (filter.shown === 'changed' ? limit.isChanged : limit.kind === filter.shown)) &&
      `${limit.name} ${say(limit)}`.toLocaleLowerCase().includes(words),
  );
  const isFiltered = words !== '' || filter.shown !== 'every';
  const row = (limit: LimitView) => (
    <LimitRow
      key={limit.name}
      limit={limit}
      actions={canChange ? { edit: () => setEdited(limit), reset: () => setReset(limit) } : null}
    />
  );
  return (
    <>
      <p className="mt-4 text-sm text-quiet" role="status">
        {t('count', { count: found.length })}
      </p>
      {found.length === 0 ? (
        <EmptyState icon="search" title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <LimitGroups key={String(isFiltered)} limits={found} areFound={isFiltered} row={row} />
      )}
      {edited !== null && <EditLimit limit={edited} onClose={() => setEdited(null)} />}
      {reset !== null && <ResetLimit limit={reset} onClose={() => setReset(null)} />}
    </>
  );
}

interface LimitRowProps {
  readonly limit: LimitView;
  /** Null for those who may only look. */
  readonly actions: { readonly edit: () => void; readonly reset: () => void } | null;
}

function LimitRow({ limit, actions }: LimitRowProps) {
  const t = useTranslations('limit');
  const say = useLimitWords();
  const write = useValueWords();
  return (
    <ListRow
      title={say(limit)}
      detail={
        <>
          <span className="number block text-xs break-all">{limit.name}</span>
          <span className="block text-text">
            {t('now')}: {write(limit, limit.current)}
          </span>
          {limit.isChanged && (
            <span className="block">
              {t('usual')}: {write(limit, limit.usual)}
            </span>
          )}
          {limit.change && <LastChange change={limit.change} />}
        </>
      }
      trail={
        actions && (
          <span className="flex flex-wrap justify-end gap-2">
            <Button size="small" aria-label={t('editOf', { what: say(limit) })} onClick={actions.edit}>
              {t('edit')}
            </Button>
            {limit.isChanged && (
              <Button size="small" tone="quiet" aria-label={t('resetOf', { what: say(limit) })} onClick={actions.reset}>
                {t('reset')}
              </Button>
            )}
          </span>
        )
      }
    />
  );
}

function LastChange({ change }: { readonly change: NonNullable<LimitView['change']> }) {
  const t = useTranslations('limit');
  const format = useFormatter();
  const { at, accountId, names, reason } = change;
  return (
    <span className="block text-xs break-words">
      {t('by')}:{' '}
      {accountId === null ? (
        t('command')
      ) : (
        <TextLink place="text" href={`/operator/people/${accountId}`}>
          {names[0] ?? shortId(accountId)}
        </TextLink>
      )}
      {', '}
      <time dateTime={at.toISOString()}>{format.dateTime(at, { dateStyle: 'short', timeStyle: 'short' })}</time>
      {'. '}
      {reason}
    </span>
  );
}
