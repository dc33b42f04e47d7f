import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { OfflineNotice } from '../../../components/site/offline-notice';
import { SiteFooter } from '../../../components/site/site-footer';
import { SiteHeader } from '../../../components/site/site-header';
import { TextLink } from '../../../components/text-link';
import { keepsOut } from '../../../server/maintenance';
import { ShutOut } from './shut-out';

/** Pages of a signed-in player. */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  const [t, closed] = await Promise.all([getTranslations('site'), keepsOut()]);
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader className="border-b border-line">
        <TextLink href="/characters" className="text-sm">
          {t('characters')}
        </TextLink>
        <TextLink href="/account" className="text-sm">
          {t('account')}
        </TextLink>
      </SiteHeader>
      <main className="mx-auto flex w-full max-w-6xl grow flex-col gap-6 px-4 py-6 sm:px-8 sm:py-10">
        {closed === null ? children : <ShutOut maintenance={closed} />}
      </main>
      <SiteFooter />
      <OfflineNotice text={t('offline')} />
    </div>
  );
}
