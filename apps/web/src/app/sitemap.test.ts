import { describe, expect, test, vi } from 'vitest';
import { localisedPages } from '../i18n/localised-path';
import robots from './robots';
import sitemap from './sitemap';

vi.mock('../env', () => ({ env: { PUBLIC_URL: 'https://city.example' } }));
const realm = { isClosed: false, tags: ['OWL', 'СОВА'] };
vi.mock('../server/maintenance', () => ({ keepsOut: async () => (realm.isClosed ? {} : null) }));
vi.mock('../server/trpc', () => ({
  serverCaller: async () => ({
    guild: { publicList: async () => ({ guilds: realm.tags.map((tag) => ({ tag })), count: realm.tags.length }) },
  }),
}));

describe('the sitemap', () => {
  test('lists every public page once in each language, and names its other languages', async () => {
    const entries = await sitemap();
    expect(new Set(entries.map(({ url }) => url)).size).toBe((localisedPages.length + realm.tags.length) * 2);
    const help = entries.filter(({ url }) => url.endsWith('/help'));
    expect(help.map(({ url }) => url)).toEqual(['https://city.example/en/help', 'https://city.example/ru/help']);
    for (const { alternates } of help)
      expect(alternates?.languages).toEqual({
        en: 'https://city.example/en/help',
        ru: 'https://city.example/ru/help',
        'x-default': 'https://city.example/help',
      });
    expect(entries.find(({ url }) => url === 'https://city.example/ru')?.priority).toBe(1);
  });

  test('lists the pages of guilds in each language, and none of them while the realm is closed', async () => {
    const urls = (await sitemap()).map(({ url }) => url);
    expect(urls).toContain('https://city.example/ru/g/OWL');
    expect(urls).toContain('https://city.example/en/g/%D0%A1%D0%9E%D0%92%D0%90');
    realm.isClosed = true;
    const closed = (await sitemap()).filter(({ url }) => url.includes('/g/'));
    realm.isClosed = false;
    expect(closed).toEqual([]);
  });

  test('lists no page that search engines are asked to leave alone', async () => {
    const { rules, sitemap: address } = robots();
    expect(address).toBe('https://city.example/sitemap.xml');
    const hidden = [rules].flat().flatMap(({ disallow }) => disallow ?? []);
    expect(hidden).toContain('/play');
    for (const { url } of await sitemap()) {
      const { pathname } = new URL(url);
      expect(hidden.filter((start) => pathname.startsWith(start) || pathname.slice(3).startsWith(start))).toEqual([]);
    }
  });
});
