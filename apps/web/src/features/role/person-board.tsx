'use client';

import type { AccountId } from '@necp/shared/kernel';
import type { PersonView } from '@necp/shared/role/schema';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { Badge } from '../../components/badge';
import { Details, List, ListRow } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { Loading } from '../../components/states';
import { AskForm } from './ask-form';
import { ChangeList } from './changes-panel';
import { AccountBadges, useNameOf } from './marks';
import { PersonSessions } from './person-sessions';

/** Shows one account to staff, with what the caller may do about it. */
export function PersonBoard({ accountId }: { readonly accountId: AccountId }) {
  const t = useTranslations('role');
  const found = useQuery(useTRPC().role.person.queryOptions({ accountId }));
  if (found.isPending)
    return (
      <Panel surface="solid">
        <Loading label={t('loading')} />
      </Panel>
    );
  if (found.isError)
    return (
      <Panel surface="solid">
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      </Panel>
    );
  const { person, sessions, changes, canAsk, canEndSessions } = found.data;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <div className="grid gap-4">
        <Account person={person} />
        <Roles person={person} />
        {canAsk && (
          <Panel as="section" surface="solid">
            <PanelTitle className="mb-3">{t('ask')}</PanelTitle>
            <AskForm person={person} />
          </Panel>
        )}
      </div>
      <div className="grid gap-4">
        {sessions !== null && (
          <Panel as="section" surface="solid">
            <PanelTitle>{t('sessions')}</PanelTitle>
            <PersonSessions accountId={person.id} sessions={sessions} canEnd={canEndSessions} />
          </Panel>
        )}
        {changes !== null && (
          <Panel as="section" surface="solid">
            <PanelTitle>{t('decided')}</PanelTitle>
            {changes.length === 0 && <p className="mt-2 text-quiet">{t('noDecided')}</p>}
            <ChangeList changes={changes} />
          </Panel>
        )}
      </div>
    </div>
  );
}

function Account({ person }: { readonly person: PersonView }) {
  const t = useTranslations('role');
  const format = useFormatter();
  const nameOf = useNameOf();
  return (
    <Panel as="section" surface="solid">
      <PanelTitle className="mb-3">{nameOf(person.characters, person.id)}</PanelTitle>
      <Details
        details={[
          { term: t('id'), value: <span className="number text-xs break-all">{person.id}</span> },
          ...(person.email === null ? [] : [{ term: t('email'), value: person.email }]),
          { term: t('created'), value: format.dateTime(person.createdAt, { dateStyle: 'medium' }) },
        ]}
      />
      <div className="mt-3 flex flex-wrap gap-2 empty:hidden">
        <AccountBadges person={person} />
      </div>
    </Panel>
  );
}

function Roles({ person }: { readonly person: PersonView }) {
  const t = useTranslations('role');
  const format = useFormatter();
  return (
    <Panel as="section" surface="solid">
      <PanelTitle>{t('roles')}</PanelTitle>
      {person.roles.length === 0 && <p className="mt-2 text-quiet">{t('noRoles')}</p>}
      <List className="mt-2">
        {person.roles.map(({ role, until }) => (
          <ListRow
            key={role}
            title={t(`role.${role}`)}
            trail={
              <Badge>
                {until === null
                  ? t('stays')
                  : t('until', { date: format.dateTime(until, { dateStyle: 'medium', timeStyle: 'short' }) })}
              </Badge>
            }
          />
        ))}
      </List>
    </Panel>
  );
}
