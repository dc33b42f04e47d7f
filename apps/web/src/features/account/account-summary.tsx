'use client';

import type { AccountView } from '@necp/shared/account/schema';
import { hasPermission } from '@necp/shared/role/permissions';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { Badge } from '../../components/badge';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { Details } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { Loading } from '../../components/states';
import { TextLink } from '../../components/text-link';
import { AddressForm } from './address-form';
import { FactorPanel } from './factor-panel';
import { PasskeyPanel } from './passkey-panel';
import { PasswordForm } from './password-form';
import { SetPasswordForm } from './set-password-form';

/** Shows the account, and what is missing for it to be complete. */
export function AccountSummary() {
  const t = useTranslations('account');
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
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={me.error}
          onRetry={() => void me.refetch()}
        />
      </Panel>
    );
  const account = me.data;
  return (
    <>
      {account.isGuest && <GuestBanner account={account} />}
      {!account.isGuest && account.email === null && <NoEmailBanner account={account} />}
      {account.waitingRoles.length > 0 && <WaitingRolesBanner account={account} />}
      <Panel as="section" surface="solid">
        <PanelTitle>{t('summary')}</PanelTitle>
        <div className="mt-4">
          <AccountDetails account={account} />
          <p className="mt-4">
            <TextLink href="/account/privacy">{t('toPrivacy')}</TextLink>
          </p>
          {account.waitingRoles.length === 0 && hasPermission(account.roles, 'role.view_people') && (
            <p className="mt-4">
              <TextLink href="/operator">{t('toOperations')}</TextLink>
            </p>
          )}
        </div>
      </Panel>
      {!account.isGuest && <PasskeyPanel />}
      {account.email !== null && <FactorPanel factor={account.secondFactor} />}
    </>
  );
}

/** Changes the e-mail address and the password; nothing before there is an address. */
export function AddressAndPassword() {
  const t = useTranslations('account');
  const { data: account } = useQuery(useTRPC().account.me.queryOptions());
  if (account === undefined || account.email === null) return null;
  return (
    <>
      <Panel as="section" surface="solid">
        <PanelTitle className="mb-4">{t('changeEmail')}</PanelTitle>
        <AddressForm pending={account.pendingEmail} />
      </Panel>
      <Panel as="section" surface="solid">
        <PanelTitle className="mb-4">{t(account.hasPassword ? 'changePassword' : 'setPassword')}</PanelTitle>
        {account.hasPassword ? <PasswordForm /> : <SetPasswordForm />}
      </Panel>
    </>
  );
}

/** Warns a guest that the account ends, and offers to bind it to an e-mail address. */
function GuestBanner({ account }: { readonly account: AccountView }) {
  const t = useTranslations('account');
  const day = useDay();
  return (
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
  );
}

/** Says to the owner of an account with nothing but passkeys what that means, and offers to add an address. */
function NoEmailBanner({ account }: { readonly account: AccountView }) {
  const t = useTranslations('account');
  const own = useTranslations('passkey');
  return (
    <Banner
      tone="warning"
      action={
        <Button asChild size="small">
          <a href="/bind">{own('addEmail')}</a>
        </Button>
      }
    >
      {account.pendingEmail ? t('addPending', { email: account.pendingEmail }) : own('noEmail')}
    </Banner>
  );
}

/** Says to staff which of their roles wait for a second factor, and how to show one. */
function WaitingRolesBanner({ account }: { readonly account: AccountView }) {
  const t = useTranslations('account');
  const format = useFormatter();
  const roles = format.list(account.waitingRoles.map((role) => t(`role.${role}`)));
  return (
    <Banner
      tone="warning"
      action={
        account.secondFactor === null &&
        account.email !== null && (
          <Button asChild size="small">
            <a href="#two-step">{t('toFactor')}</a>
          </Button>
        )
      }
    >
      {account.secondFactor === null ? t('rolesWait', { roles }) : t('rolesWaitForCode', { roles })}
    </Banner>
  );
}

function AccountDetails({ account }: { readonly account: AccountView }) {
  const t = useTranslations('account');
  const day = useDay();
  return (
    <Details
      details={[
        // It would break at each of its hyphens, and take a line for every part on a phone.
        {
          term: t('email'),
          value: account.email === null ? t('noEmail') : <span className="break-all">{account.email}</span>,
        },
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
  );
}

function useDay() {
  const format = useFormatter();
  return (date: Date) => format.dateTime(date, { dateStyle: 'long' });
}
