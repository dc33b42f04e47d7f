import { headers } from 'next/headers';
import { chooseLocale } from '../messages/locale';
import { localisedPath, pageLocaleHeader } from './localised-path';

/** Returns the address of a public page; on a page whose own address names a language, in the same language. */
export function pageHref(page: string): string {
  const named = headers().get(pageLocaleHeader);
  return named === null ? page : localisedPath(chooseLocale(named, null), page);
}
