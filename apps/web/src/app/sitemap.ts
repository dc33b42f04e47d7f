import { stat } from 'node:fs/promises';
import type { MetadataRoute } from 'next';
import { env } from '../env';
import { localisedPages, localisedPath } from '../i18n/localised-path';

/** The address is known when the site runs, not when it is built. */
export const dynamic = 'force-dynamic';

/** Lists every public page in each language. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const built = await stat('.next/BUILD_ID').catch(() => null);
  const at = (path: string) => new URL(path, env.PUBLIC_URL).href;
  return localisedPages.flatMap((page) => {
    const languages = { en: at(localisedPath('en', page)), ru: at(localisedPath('ru', page)), 'x-default': at(page) };
    return [languages.en, languages.ru].map((url) => ({
      url,
      ...(built && { lastModified: built.mtime }),
      changeFrequency: 'weekly' as const,
      priority: page === '/' ? 1 : 0.4,
      alternates: { languages },
    }));
  });
}
