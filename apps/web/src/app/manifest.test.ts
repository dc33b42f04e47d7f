import { describe, expect, test, vi } from 'vitest';
import manifest from './manifest';

const asked = { locale: 'en' };
vi.mock('next-intl/server', () => ({
  getLocale: async () => asked.locale,
  getTranslations: async () => (key: string) => `${asked.locale} ${key}`,
}));

describe('the manifest of the installable app', () => {
  test.each(['en', 'ru'])('has what browsers need to install it, in the language %s', async (locale) => {
    asked.locale = locale;
    const app = await manifest();
    expect(app).toMatchObject({ id: '/', start_url: '/', scope: '/', lang: locale, name: `${locale} name` });
    expect(['fullscreen', 'standalone', 'minimal-ui']).toContain(app.display);
    const plain = (app.icons ?? []).filter(({ purpose }) => purpose === 'any').map(({ sizes }) => sizes);
    expect(plain).toEqual(expect.arrayContaining(['192x192', '512x512']));
    expect(app.icons?.some(({ purpose }) => purpose === 'maskable')).toBe(true);
  });

  test('has pictures of a desk and of a phone, and shortcuts inside its scope', async () => {
    const { screenshots, shortcuts } = await manifest();
    const shapes = (screenshots ?? []).map((picture) => ('form_factor' in picture ? picture.form_factor : null));
    expect(new Set(shapes)).toEqual(new Set(['wide', 'narrow']));
    expect(shortcuts?.map(({ url }) => url)).toContain('/ru/help');
    expect(shortcuts?.every(({ url }) => url.startsWith('/'))).toBe(true);
  });
});
