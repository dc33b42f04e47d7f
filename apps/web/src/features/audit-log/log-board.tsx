'use client';

import { audited, type AuditedAct, type AuditLogEntryView, type ChainView } from '@necp/shared/audit-log/schema';
import { AccountId } from '@necp/shared/kernel';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { List, ListRow } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { Panel } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { Select } from '../../components/select';
import { shortId } from '../../components/short-id';
import { EmptyState, Loading } from '../../components/states';
import { TextLink } from '../../components/text-link';

interface Filter {
  readonly act?: AuditedAct;
  readonly accountId?: AccountId;
}
const everything: Filter = {};

/** Shows the audit log, newest first, and whether the end of its chain fits. */
export function LogBoard() {
  const t = useTranslations('audit-log');
  const [filter, setFilter] = useState(everything);
  const [before, setBefore] = useState<number | null>(null);
  const log = useQuery(useTRPC().auditLog.view.queryOptions({ ...filter, ...(before === null ? {} : { before }) }));
  const older = log.data?.next ?? null;
  const choose = (next: Filter) => {
    setFilter(next);
    setBefore(null);
  };
  return (
    <>
      {log.data && <Chain chain={log.data.chain} />}
      <Panel as="section" surface="solid">
        <Filters onChoose={choose} />
        {log.isPending && <Loading label={t('loading')} />}
        {log.isError && (
          <LoadFailed
            title={t('loadFailed')}
            retryLabel={t('tryAgain')}
            error={log.error}
            onRetry={() => void log.refetch()}
          />
        )}
        {log.data && <Entries entries={log.data.entries} />}
        <div className="mt-4 flex flex-wrap gap-3 empty:hidden">
          {before !== null && <Button onClick={() => setBefore(null)}>{t('newest')}</Button>}
          {older !== null && <Button onClick={() => setBefore(older)}>{t('older')}</Button>}
        </div>
      </Panel>
    </>
  );
}

function Chain({ chain }: { readonly chain: ChainView }) {
  const t = useTranslations('audit-log');
  if (chain.broken !== null) return <Banner tone="fault">{t('chainBroken', { seq: chain.broken.seq })}</Banner>;
  if (chain.head === null) return <Banner tone="note">{t('chainEmpty')}</Banner>;
  return (
    <Banner tone="note">
      <b className="block text-text">{t('chainWhole')}</b>
      {t('chainDetail', { count: chain.checked })}
      <span className="number block text-xs break-all">
        {t('head')}: {chain.head.seq}:{chain.head.hash}
      </span>
    </Banner>
  );
}

function Filters({ onChoose }: { readonly onChoose: (filter: Filter) => void }) {
  const t = useTranslations('audit-log');
  const [act, setAct] = useState<AuditedAct | 'every'>('every');
  const [account, setAccount] = useState('');
  const [isTried, setTried] = useState(false);
  const id = AccountId.safeParse(account.trim());
  const isWrong = account.trim() !== '' && !id.success;
  const options = [
    { value: 'every' as const, label: t('everyAct') },
    ...audited.map((value) => ({ value, label: t(`act.${value}`) })),
  ];
  return (
    <form
      className="grid gap-3 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isWrong) return;
        onChoose({ ...(act === 'every' ? {} : { act }), ...(id.success ? { accountId: id.data } : {}) });
      }}
    >
      <Field label={t('filterAct')}>
        <Select value={act} options={options} onChange={setAct} />
      </Field>
      <Field label={t('filterAccount')} hint={t('filterHint')} fault={isTried && isWrong ? t('badId') : undefined}>
        <Input
          value={account}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setAccount(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" icon="search">
          {t('apply')}
        </Button>
        <Button
          tone="quiet"
          onClick={() => {
            setAct('every');
            setAccount('');
            onChoose(everything);
          }}
        >
          {t('reset')}
        </Button>
      </div>
    </form>
  );
}

function Entries({ entries }: { readonly entries: readonly AuditLogEntryView[] }) {
  const t = useTranslations('audit-log');
  if (entries.length === 0)
    return (
      <EmptyState icon="list" title={t('empty')}>
        {t('emptyHint')}
      </EmptyState>
    );
  return (
    <List className="mt-4">
      {entries.map((entry) => (
        <Entry key={entry.seq} entry={entry} />
      ))}
    </List>
  );
}

function Entry({ entry }: { readonly entry: AuditLogEntryView }) {
  const t = useTranslations('audit-log');
  const format = useFormatter();
  const { nameOf, worth } = useDetailWords();
  const details = Object.entries(entry.details).filter(([, value]) => value !== null);
  return (
    <ListRow
      lead={<span className="number text-xs">{entry.seq}</span>}
      title={t(`act.${entry.act as AuditedAct}`)}
      detail={
        <>
          <span className="block">
            {t('by')}: {entry.actorId === null ? t('system') : <AccountLink id={entry.actorId} />}
            {entry.subjectId !== null && entry.subjectId !== entry.actorId && (
              <>
                {'; '}
                {t('on')}: <AccountLink id={entry.subjectId} />
              </>
            )}
          </span>
          <span className="block text-xs break-words">
            {details.map(([name, value]) => `${nameOf(name)}: ${worth(name, value)}`).join('; ')}
          </span>
        </>
      }
      trail={
        <time className="number text-xs text-quiet" dateTime={entry.at.toISOString()}>
          {format.dateTime(entry.at, { dateStyle: 'short', timeStyle: 'medium' })}
        </time>
      }
    />
  );
}

/** The details that are moments. */
const moments: readonly string[] = ['until', 'startsAt', 'endsAt'];

/** Returns functions that name a detail of an act and its value; what has no words is shown as it was written. */
function useDetailWords() {
  const t = useTranslations('audit-log');
  const roleWords = useTranslations('role');
  const format = useFormatter();
  const settingWords = useTranslations('admin.settings');
  const nameOf = (name: string): string => {
    if (t.has(`detail.${name}`)) return t(`detail.${name}`);
    return settingWords.has(name as 'capacity') ? settingWords(name as 'capacity') : name;
  };
  const worth = (name: string, value: AuditLogEntryView['details'][string]): string => {
    const plain = String(value);
    if (name === 'role' && roleWords.has(`role.${plain}`)) return roleWords(`role.${plain}`);
    if (name === 'kind' && roleWords.has(`kind.${plain}`)) return roleWords(`kind.${plain}`);
    if (moments.includes(name)) return format.dateTime(new Date(plain), { dateStyle: 'medium', timeStyle: 'short' });
    return typeof value === 'boolean' ? t(`value.${value}`) : plain;
  };
  return { nameOf, worth };
}

function AccountLink({ id }: { readonly id: AccountId }) {
  return (
    <TextLink place="text" className="number" href={`/operator/people/${id}`}>
      {shortId(id)}
    </TextLink>
  );
}
