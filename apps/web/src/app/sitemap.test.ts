import { describe, expect, test, vi } from 'vitest';
import { localisedPages } from '../i18n/localised-path';
import robots from './robots';
import sitemap from './sitemap';

vi.mock('../env', () => ({ env: { PUBLIC_URL: 'https://city.example' } }));

describe('the sitemap', () => {
  test('lists every public page once in each language, and names its other languages', async () => {
    const entries = await sitemap();
    expect(new Set(entries.map(({ url }) => url)).size).toBe(localisedPages.length * 2);
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
