import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { AccountSummary, AddressAndPassword } from '../../../../features/account/account-summary';
import { ProviderNotice } from '../../../../features/account/provider-notice';
import { ProofDialog } from '../../../../features/account/proof-dialog';
import { WaysPanel } from '../../../../features/account/ways-panel';
import { SessionList } from '../../../../features/session/session-list';
import { PageMessages } from '../../../../i18n/page-messages';
import { currentActor } from '../../../../server/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') };
}

interface AccountPageProps {
  readonly searchParams: { readonly refused?: string; readonly done?: string };
}

export default async function AccountPage({ searchParams }: AccountPageProps) {
  if (!(await currentActor())) redirect('/sign-in?next=/account');
  const t = await getTranslations('account');
  return (
    <>
      <h1 className="text-3xl">{t('title')}</h1>
      <PageMessages rooms={['account', 'identity', 'passkey', 'session']}>
        <ProviderNotice refused={searchParams.refused} done={searchParams.done} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="grid gap-4">
            <AccountSummary />
            <WaysPanel />
          </div>
          <div className="grid gap-4">
            <AddressAndPassword />
            <SessionList />
          </div>
        </div>
        <ProofDialog />
      </PageMessages>
    </>
  );
}
