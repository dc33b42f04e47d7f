import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { ProofDialog } from '../../../../../features/account/proof-dialog';
import { PrivacyPanels } from '../../../../../features/privacy/privacy-panels';
import { PageMessages } from '../../../../../i18n/page-messages';
import { currentActor } from '../../../../../server/session';
import { serverCaller } from '../../../../../server/trpc';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** The page of the link in an email about an export, too; opening it downloads nothing. */
export default async function AccountPrivacyPage({
  searchParams: { token },
}: {
  readonly searchParams: { readonly token?: string };
}) {
  const actor = await currentActor();
  if (!actor) {
    const next = token === undefined ? '/account/privacy' : `/account/privacy?token=${encodeURIComponent(token)}`;
    redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  }
  const [t, caller] = await Promise.all([getTranslations('privacy'), serverCaller()]);
  const { email } = await caller.account.me();
  return (
    <>
      <h1 className="text-3xl">{t('title')}</h1>
      <PageMessages rooms={['account', 'identity', 'passkey', 'privacy']}>
        <PrivacyPanels token={token ?? null} isGuest={actor.isGuest} hasEmail={email !== null} />
        <ProofDialog />
      </PageMessages>
    </>
  );
}
