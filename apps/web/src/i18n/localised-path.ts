import type { Locale } from '@necp/shared/kernel';

/** The request header in which the middleware names the language of an address such as `/ru/help`. */
export const pageLocaleHeader = 'x-page-locale';

/** The pages with an address for each language: what search engines read and people pass on. */
export const localisedPages = [
  ...(['/', '/help', '/guilds', '/formulas', '/credits', '/privacy', '/terms', '/contact'] as const),
] as const;
export type LocalisedPage = (typeof localisedPages)[number] | typeof offlinePage | `/${'c' | 'g'}/${string}`;

/** Written out, because the schema of languages would bring its library into every page. */
const locales: readonly Locale[] = ['en', 'ru'];

/** The page that the service worker stores in each language; it has no place among those for readers. */
export const offlinePage = '/offline';

const isLocalised = (path: string): path is LocalisedPage =>
  (localisedPages as readonly string[]).includes(path) || path === offlinePage || /^\/[cg]\/[^/]+$/.test(path);

/** Returns the address of a page in one language: `/help` in Russian is `/ru/help`, and `/` is `/ru`. */
export const localisedPath = (locale: Locale, page: string): string =>
  page === '/' ? `/${locale}` : `/${locale}${page}`;

/** Splits `/ru/help` into its language and `/help`; null for addresses that name no language. */
export function readLocalisedPath(path: string): { readonly locale: Locale; readonly page: LocalisedPage } | null {
  const [, first = '', rest = ''] = /^\/([a-z]{2})(\/.*)?$/.exec(path) ?? [];
  const locale = locales.find((id) => id === first);
  const page = rest === '' || rest === '/' ? '/' : rest;
  return locale !== undefined && isLocalised(page) ? { locale, page } : null;
}
