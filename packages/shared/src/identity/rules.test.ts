import { describe, expect, it } from 'vitest';
import { isOwnPath, nextMaxLength } from './rules';

describe('a page to open afterwards', () => {
  it.each(['/', '/characters', '/play?zone=watson#map', '/c/Равна'])('may be "%s"', (path) => {
    expect(isOwnPath(path)).toBe(true);
  });

  it.each([
    '',
    'characters',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    '/page\\..\\evil',
    'javascript:alert(1)',
    `/${'x'.repeat(nextMaxLength)}`,
  ])('may not be %j', (path) => {
    expect(isOwnPath(path)).toBe(false);
  });
});
