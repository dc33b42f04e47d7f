import { describe, expect, it } from 'vitest';
import { EnvProviders } from './settings';

const client = { clientId: 'necp', clientSecret: 'secret' };
const own = { id: 'work', name: 'Work', issuer: 'https://id.example', ...client };
const read = (...list: object[]) => EnvProviders.safeParse(JSON.stringify(list));

describe('the providers of sign-in', () => {
  it('are none unless the operator names some', () => {
    expect([undefined, '', '  ', '[]'].map((text) => EnvProviders.parse(text))).toEqual([[], [], [], []]);
  });

  it('are known by a preset or found by their issuer', () => {
    const { data } = read({ preset: 'google', ...client }, { preset: 'github', name: 'Code', ...client }, own);
    expect(data?.map(({ id, name, issuer, asksAgain }) => [id, name, issuer, asksAgain])).toEqual([
      ['google', 'Google', 'https://accounts.google.com', false],
      ['github', 'Code', 'https://github.com', false],
      ['work', 'Work', 'https://id.example', true],
    ]);
  });

  it.each([
    ['an id twice', [own, own]],
    ['an issuer without https', [{ ...own, issuer: 'http://id.example' }]],
    ['an unknown preset', [{ preset: 'nobody', ...client }]],
    ['no secret', [{ ...own, clientSecret: '' }]],
    ['an id that is no word', [{ ...own, id: '../x' }]],
    ['an unknown key', [{ ...own, secret: 'x' }]],
    ['more than eight', Array.from({ length: 9 }, (_, index) => ({ ...own, id: `work-${index}` }))],
  ])('are refused with %s', (_, list) => {
    expect(read(...list).success).toBe(false);
  });

  it('are refused when they are no JSON, and a server of this machine may do without https', () => {
    expect(EnvProviders.safeParse('google').success).toBe(false);
    expect(read({ ...own, issuer: 'http://localhost:4104' }).success).toBe(true);
  });
});
