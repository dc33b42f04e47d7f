import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { OfflineNotice } from '../../../components/site/offline-notice';
import { SiteHeader } from '../../../components/site/site-header';
import { TextLink } from '../../../components/text-link';
import { CityBackdrop } from '../../../features/realm/city-backdrop';

/** The sign-in pages: a panel over a picture of the city. */
export default async function DoorLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations('site');
  return (
    <div className="relative isolate flex min-h-dvh flex-col overflow-hidden">
      <CityBackdrop />
      <SiteHeader />
      <main className="flex grow items-center justify-center px-4 py-8 short:py-2">{children}</main>
      <nav aria-label={t('more')} className="flex flex-wrap justify-center gap-x-6 gap-y-1 px-4 pb-4 text-sm">
        {(['privacy', 'terms', 'contact'] as const).map((page) => (
          <TextLink key={page} className="text-quiet" href={`/${page}`}>
            {t(page)}
          </TextLink>
        ))}
      </nav>
      <OfflineNotice text={t('offline')} />
    </div>
  );
}
