import { stat } from 'node:fs/promises';
import type { MetadataRoute } from 'next';
import { publicGuildsPage } from '@necp/shared/guild/public';
import { env } from '../env';
import { localisedPages, localisedPath } from '../i18n/localised-path';
import { keepsOut } from '../server/maintenance';
import { serverCaller } from '../server/trpc';

/** The address is known when the site runs, not when it is built. */
export const dynamic = 'force-dynamic';

/** How many guilds are listed, those of the highest level first. */
const pagesOfGuilds = 20;

/** Returns the addresses of the pages of guilds; none during a maintenance. */
async function guildPages(): Promise<string[]> {
  if ((await keepsOut()) !== null) return [];
  const { guild } = await serverCaller();
  const tags: string[] = [];
  for (let page = 1; page <= pagesOfGuilds; page += 1) {
    const { guilds } = await guild.publicList({ page, order: 'level', text: '' });
    tags.push(...guilds.map(({ tag }) => tag));
    if (guilds.length < publicGuildsPage) break;
  }
  return tags.map((tag) => `/g/${encodeURIComponent(tag)}`);
}

/** Lists every public page in each language, and the pages of guilds. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const built = await stat('.next/BUILD_ID').catch(() => null);
  const at = (path: string) => new URL(path, env.PUBLIC_URL).href;
  return [...localisedPages, ...(await guildPages())].flatMap((page) => {
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
