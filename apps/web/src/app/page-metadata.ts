import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { Locale } from '@necp/shared/kernel';
import { localisedPath, type LocalisedPage } from '../i18n/localised-path';
import { pageHref } from '../i18n/page-href';

const openGraphLocales: Readonly<Record<Locale, string>> = { en: 'en_US', ru: 'ru_RU' };
/** The pixels of `opengraph-image.jpg`. */
const picture = { url: '/opengraph-image.jpg', width: 1200, height: 630 } as const;

interface PageText {
  /** Null on the start page, whose title is the name of the site. */
  readonly title: string | null;
  readonly description: string;
  readonly type?: 'website' | 'profile';
  /** A picture of the page's own; the usual one when left out. */
  readonly picture?: { readonly url: string; readonly width: number; readonly height: number; readonly alt: string };
}

/**
 * Describes a public page to search engines and to sites that show its link: its own title, description and picture,
 * and the address in each language. Each of these addresses is canonical: the one without a language, which follows the
 * reader's, stands among them as the default, and search engines drop a page from the list that names another.
 */
export async function pageMetadata(page: LocalisedPage, text: PageText): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('site'), getLocale() as Promise<Locale>]);
  const canonical = pageHref(page);
  const title = text.title ?? t('title');
  const others = Object.entries(openGraphLocales).filter(([id]) => id !== locale);
  return {
    ...(text.title !== null && { title }),
    description: text.description,
    alternates: {
      canonical,
      languages: { en: localisedPath('en', page), ru: localisedPath('ru', page), 'x-default': page },
    },
    openGraph: {
      type: text.type ?? 'website',
      siteName: t('name'),
      title,
      description: text.description,
      url: canonical,
      locale: openGraphLocales[locale],
      alternateLocale: others.map(([, name]) => name),
      images: text.picture ?? { ...picture, alt: t('pictureOf') },
    },
    twitter: { card: 'summary_large_image', title, description: text.description },
  };
}
