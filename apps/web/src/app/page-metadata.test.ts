import { beforeEach, describe, expect, test, vi } from 'vitest';
import { pageMetadata } from './page-metadata';

const asked = { headers: new Headers(), locale: 'en' };
vi.mock('next/headers', () => ({ headers: () => asked.headers }));
vi.mock('next-intl/server', () => ({
  getLocale: async () => asked.locale,
  getTranslations: async () => (key: string) => key,
}));

const addresses = { en: '/en/c/Mako', ru: '/ru/c/Mako', 'x-default': '/c/Mako' };

describe('the address that a page names as its own', () => {
  beforeEach(() => {
    asked.headers = new Headers();
  });

  test.each(['en', 'ru'])('is the one that was opened, without a language, for a reader of %s', async (locale) => {
    asked.locale = locale;
    const { alternates, openGraph } = await pageMetadata('/c/Mako', { title: 'Mako', description: '' });
    expect(alternates).toEqual({ canonical: '/c/Mako', languages: addresses });
    expect(openGraph?.url).toBe('/c/Mako');
  });

  test.each(['en', 'ru'] as const)('is the one that was opened, with the language %s', async (locale) => {
    asked.locale = locale;
    asked.headers.set('x-page-locale', locale);
    const { alternates } = await pageMetadata('/c/Mako', { title: 'Mako', description: '' });
    expect(alternates).toEqual({ canonical: addresses[locale], languages: addresses });
  });
});
