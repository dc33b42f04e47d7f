'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { Badge } from '../../components/badge';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { Facts } from '../../components/list';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { ErrorState, Loading } from '../../components/states';
import { TextLink } from '../../components/text-link';
import { PasswordForm } from './password-form';

/** Whose account this is, and what it still lacks. */
export function AccountSummary() {
  const t = useTranslations('account');
  const format = useFormatter();
  const words = useErrorWords();
  const me = useQuery(useTRPC().account.me.queryOptions());
  if (me.isPending)
    return (
      <Panel surface="solid">
        <Loading label={t('loading')} />
      </Panel>
    );
  if (me.isError)
    return (
      <Panel surface="solid">
        <ErrorState
          title={t('loadFailed')}
          action={
            <Button icon="restore" onClick={() => void me.refetch()}>
              {t('tryAgain')}
            </Button>
          }
        >
          {words(me.error)}
        </ErrorState>
      </Panel>
    );
  const account = me.data;
  const day = (date: Date) => format.dateTime(date, { dateStyle: 'long' });
  return (
    <>
      {account.isGuest && (
        <Banner
          tone="warning"
          action={
            <Button asChild size="small">
              <a href="/bind">{t('bind')}</a>
            </Button>
          }
        >
          {account.pendingEmail
            ? t('bindPending', { email: account.pendingEmail })
            : account.expiresAt
              ? t('guestUntil', { date: day(account.expiresAt) })
              : t('guest')}
        </Banner>
      )}
      <Panel as="section" surface="solid">
        <PanelTitle>{t('summary')}</PanelTitle>
        <div className="mt-4">
          <Facts
            facts={[
              { term: t('email'), value: account.email ?? t('noEmail') },
              { term: t('since'), value: day(account.createdAt) },
              ...(account.roles.some((role) => role !== 'player')
                ? [
                    {
                      term: t('roles'),
                      value: (
                        <span className="inline-flex flex-wrap justify-end gap-2">
                          {account.roles.map((role) => (
                            <Badge key={role} tone="amber">
                              {t(`role.${role}`)}
                            </Badge>
                          ))}
                        </span>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {account.roles.includes('administrator') && (
            <p className="mt-4">
              <TextLink href="/operator">{t('toOperations')}</TextLink>
            </p>
          )}
        </div>
      </Panel>
      {!account.isGuest && (
        <Panel as="section" surface="solid">
          <PanelTitle className="mb-4">{t('changePassword')}</PanelTitle>
          <PasswordForm />
        </Panel>
      )}
    </>
  );
}
