import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { OfflineNotice } from '../../../components/site/offline-notice';
import { SiteFooter } from '../../../components/site/site-footer';
import { SiteHeader } from '../../../components/site/site-header';
import { TextLink } from '../../../components/text-link';
import { SignOutLink } from '../../../features/session/sign-out';
import { PageMessages } from '../../../i18n/page-messages';
import { keepsOut } from '../../../server/maintenance';
import { currentActor } from '../../../server/session';

/**
 * Pages of a signed-in player; while a maintenance keeps players out, they are led to its page. Client components that
 * public pages use too are loaded with all scripts of this layout, so it uses only those of the site.
 */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  if ((await keepsOut()) !== null) redirect('/maintenance');
  const t = await getTranslations('site');
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader className="border-b border-line">
        <TextLink href="/characters" className="text-sm">
          {t('characters')}
        </TextLink>
        <TextLink href="/account" className="text-sm">
          {t('account')}
        </TextLink>
        {(await currentActor()) !== null && (
          <PageMessages rooms={['session']}>
            <SignOutLink />
          </PageMessages>
        )}
      </SiteHeader>
      <main className="mx-auto flex w-full max-w-6xl grow flex-col gap-6 px-4 py-6 sm:px-8 sm:py-10">{children}</main>
      <SiteFooter />
      <OfflineNotice text={t('offline')} />
    </div>
  );
}
