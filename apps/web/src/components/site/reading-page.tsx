import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { pageHref } from '../../i18n/page-href';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';
import { TextLink } from '../text-link';

/** Draws a page of text: header, one column, footer. */
export async function ReadingPage({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  const t = await getTranslations('site');
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader className="border-b border-line">
        <TextLink href={pageHref('/')} className="text-sm">
          {t('play')}
        </TextLink>
      </SiteHeader>
      <main className="mx-auto w-full max-w-4xl grow px-4 py-8 sm:px-8 sm:py-12">
        <h1 className="text-3xl sm:text-4xl">{title}</h1>
        {lead && <p className="mt-3 max-w-prose text-lg text-quiet">{lead}</p>}
        <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-8">{children}</div>
      </main>
      <SiteFooter />
    </div>
  );
}
