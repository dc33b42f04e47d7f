import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { pageHref } from '../../i18n/page-href';
import { TextLink } from '../text-link';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';

/** Draws a public page: header, one column, footer. */
export async function SitePage({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations('site');
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader className="border-b border-line">
        <TextLink href={pageHref('/')} className="text-sm">
          {t('play')}
        </TextLink>
      </SiteHeader>
      <main className="mx-auto w-full max-w-4xl grow px-4 py-8 sm:px-8 sm:py-12">{children}</main>
      <SiteFooter />
    </div>
  );
}
