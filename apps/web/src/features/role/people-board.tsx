'use client';

import type { PersonView } from '@necp/shared/role/schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { List, ListRow } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { EmptyState, Loading } from '../../components/states';
import { TextLink } from '../../components/text-link';
import { AccountBadges, useNameOf, useSeen } from './marks';

/** Finds accounts by name, id or e-mail, and lists the staff before anything is searched for. */
export function PeopleBoard() {
  const t = useTranslations('role');
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  return (
    <Panel as="section" surface="solid">
      <form
        role="search"
        className="grid gap-3 sm:grid-cols-[1fr_auto] sm:items-center"
        onSubmit={(event) => {
          event.preventDefault();
          setQuery(typed.trim());
        }}
      >
        <Field label={t('search')} hint={t('searchHint')}>
          <Input
            type="search"
            value={typed}
            maxLength={320}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
        <Button type="submit" tone="primary" icon="search">
          {t('find')}
        </Button>
      </form>
      <PanelTitle className="mt-6">{t(query === '' ? 'staff' : 'found')}</PanelTitle>
      <Results key={query} query={query} />
    </Panel>
  );
}

function Results({ query }: { readonly query: string }) {
  const t = useTranslations('role');
  const [after, setAfter] = useState<string | null>(null);
  const found = useQuery(useTRPC().role.people.queryOptions({ query, ...(after === null ? {} : { after }) }));
  if (found.isPending) return <Loading label={t('loading')} />;
  if (found.isError)
    return (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  const { people, next } = found.data;
  if (people.length === 0)
    return (
      <EmptyState icon="search" title={t('none')}>
        {t('noneHint')}
      </EmptyState>
    );
  return (
    <>
      <List className="mt-2">
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </List>
      <div className="mt-4 flex flex-wrap gap-3 empty:hidden">
        {after !== null && <Button onClick={() => setAfter(null)}>{t('first')}</Button>}
        {next !== null && <Button onClick={() => setAfter(next)}>{t('more')}</Button>}
      </div>
    </>
  );
}

function PersonRow({ person }: { readonly person: PersonView }) {
  const seen = useSeen();
  const nameOf = useNameOf();
  return (
    <ListRow
      title={<TextLink href={`/operator/people/${person.id}`}>{nameOf(person.characters, person.id)}</TextLink>}
      detail={
        <>
          {person.email !== null && <span className="mr-3 inline-block">{person.email}</span>}
          <span className="inline-block">{seen(person.lastSeenAt)}</span>
        </>
      }
      trail={<AccountBadges person={person} />}
    />
  );
}
