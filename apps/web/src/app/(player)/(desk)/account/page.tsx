import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { AccountSummary } from '../../../../features/account/account-summary';
import { ProofDialog } from '../../../../features/account/proof-dialog';
import { SessionList } from '../../../../features/session/session-list';
import { PageMessages } from '../../../../i18n/page-messages';
import { currentActor } from '../../../../server/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') };
}

export default async function AccountPage() {
  if (!(await currentActor())) redirect('/sign-in?next=/account');
  const t = await getTranslations('account');
  return (
    <>
      <h1 className="text-3xl">{t('title')}</h1>
      <PageMessages rooms={['account', 'passkey', 'session']}>
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="grid gap-4">
            <AccountSummary />
          </div>
          <div className="grid gap-4">
            <SessionList />
          </div>
        </div>
        <ProofDialog />
      </PageMessages>
    </>
  );
}
