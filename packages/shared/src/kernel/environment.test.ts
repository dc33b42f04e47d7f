import { describe, expect, it } from 'vitest';
import { EnvExactOrigins, isLoopbackUrl } from './environment';

describe('an address', () => {
  it.each([
    ['http://localhost:3000', true],
    ['http://127.0.0.1', true],
    ['http://[::1]:3000', true],
    ['http://localhost.example', false],
    ['http://0.0.0.0:3000', false],
    ['https://play.example', false],
  ])('%s leads to this machine itself: %s', (url, isLocal) => {
    expect(isLoopbackUrl(url)).toBe(isLocal);
  });
});

describe('a list of origins', () => {
  it('is empty by default, and takes each origin as browsers send it', () => {
    expect([EnvExactOrigins.parse(undefined), EnvExactOrigins.parse(' , ')]).toEqual([[], []]);
    expect(EnvExactOrigins.parse('https://tools.example.org, http://localhost:5173')).toEqual([
      'https://tools.example.org',
      'http://localhost:5173',
    ]);
  });

  it.each([
    'https://tools.example.org/',
    'https://tools.example.org/path',
    'https://*.example.org',
    '*',
    'null',
    'tools.example.org',
    'https://user@tools.example.org',
    'https://TOOLS.example.org',
    'https://tools.example.org:443',
    'https://töols.example.org',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://a.example https://b.example',
  ])('refuses %s', (text) => {
    expect(EnvExactOrigins.safeParse(`https://good.example,${text}`).error?.message).toContain('is no origin');
  });
});
