import { getTranslations } from 'next-intl/server';
import { pageHref } from '../../i18n/page-href';
import { TextLink } from '../text-link';

const footerPages = ['help', 'guilds', 'formulas', 'credits', 'privacy', 'terms', 'contact'] as const;

/** Draws the footer with the legal links. */
export async function SiteFooter() {
  const t = await getTranslations('site');
  return (
    <footer className="border-t border-line bg-ground px-4 py-6 text-sm text-quiet sm:px-8">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-3">
        <p className="max-w-prose">{t('smallPrint')}</p>
        <nav aria-label={t('more')} className="flex flex-wrap gap-x-6 gap-y-1">
          {footerPages.map((page) => (
            <TextLink key={page} className="text-quiet" href={pageHref(`/${page}`)}>
              {t(page)}
            </TextLink>
          ))}
        </nav>
      </div>
    </footer>
  );
}
