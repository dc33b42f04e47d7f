import { getTranslations } from 'next-intl/server';
import { TextLink } from '../text-link';

/** Draws the footer with the legal links. */
export async function SiteFooter() {
  const t = await getTranslations('site');
  return (
    <footer className="border-t border-line bg-ground px-4 py-6 text-sm text-quiet sm:px-8">
      <div className="mx-auto flex max-w-6xl flex-wrap items-baseline justify-between gap-x-8 gap-y-3">
        <p className="max-w-prose">{t('smallPrint')}</p>
        <nav aria-label={t('more')} className="flex flex-wrap gap-x-6 gap-y-1">
          <TextLink className="text-quiet" href="/help">
            {t('help')}
          </TextLink>
          <TextLink className="text-quiet" href="/formulas">
            {t('formulas')}
          </TextLink>
          <TextLink className="text-quiet" href="/credits">
            {t('credits')}
          </TextLink>
        </nav>
      </div>
    </footer>
  );
}
