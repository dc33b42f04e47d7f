import { describe, expect, test } from 'vitest';
import { localisedPages, localisedPath, readLocalisedPath } from './localised-path';

describe('addresses with a language', () => {
  test.each(['en', 'ru'] as const)('lead to the same page again in %s', (locale) => {
    for (const page of localisedPages) expect(readLocalisedPath(localisedPath(locale, page))).toEqual({ locale, page });
  });

  test('exist for guilds', () => {
    expect(readLocalisedPath('/ru/g/OWL')).toEqual({ locale: 'ru', page: '/g/OWL' });
    expect(readLocalisedPath('/en/g/OWL/card')).toBeNull();
  });

  test('exist for profiles', () => {
    expect(readLocalisedPath('/ru/c/%D0%94%D1%8B%D0%BC')).toEqual({ locale: 'ru', page: '/c/%D0%94%D1%8B%D0%BC' });
  });

  test.each([
    '/',
    '/help',
    '/de',
    '/de/help',
    '/en/play',
    '/ru/account',
    '/ru/api/v1',
    '/russia',
    '/en//help',
    '/c/en',
  ])('%s has none', (path) => {
    expect(readLocalisedPath(path)).toBeNull();
  });
});
