import { Locale } from '@necp/shared/kernel';

const fallback: Locale = 'en';

/**
 * Returns the language to show: the chosen one, else the first of `Accept-Language` (RFC 9110, with weights) that the
 * site has, else English.
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const known = Locale.safeParse(chosen);
  if (known.success) return known.data;
  const accepted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const weight = Number(
        rest
          .find((word) => word.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { locale: tag.split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0 };
    })
    .filter((language) => language.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const language of accepted) {
    const spoken = Locale.safeParse(language.locale);
    if (spoken.success) return spoken.data;
  }
  return fallback;
}
