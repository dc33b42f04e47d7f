import type { Locale } from '@necp/shared/kernel';
import { countryName } from '@necp/shared/session/rules';
import { useLocale } from 'next-intl';

/** Returns a function that names a country in the player's language. */
export function useCountryWords(): (code: string) => string {
  const locale = useLocale() as Locale;
  return (code) => countryName(code, locale);
}
