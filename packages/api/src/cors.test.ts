import { describe, expect, it } from 'vitest';
import { answerPreflight, withCors } from './cors';
import { restPaths } from './rest';

const allowed = ['https://good.example', 'http://localhost:5173'] as const;
const ask = (origin: string | null, method = 'POST') =>
  new Request('https://play.example/api/v1/characters', {
    method: 'OPTIONS',
    headers: {
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization, content-type',
      ...(origin === null ? {} : { origin }),
    },
  });
const corsOf = ({ headers }: Response) => [...headers].filter(([name]) => name.startsWith('access-control-'));
const lookAlikes = [
  'null',
  'https://good.example.evil.com',
  'https://evil-good.example',
  'https://sub.good.example',
  'https://good.example:8443',
  'http://good.example',
  'https://good.example/',
  'https://good.example@evil.com',
  'https://GOOD.example',
  'https://xn--god-0ra.example',
  'https://good.example, https://evil.com',
  'good.example',
  '*',
  '',
];

describe('a page of an allowed origin', () => {
  const groups = [...new Set(restPaths().map((path) => path.split('/')[1] ?? ''))];

  it.each(groups)('may ask about %s before it sends something', (group) => {
    for (const path of restPaths().filter((one) => one.split('/')[1] === group)) {
      const response = answerPreflight(ask(allowed[0]), path.replace(/\{\w+\}/g, 'x'), allowed);
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-origin')).toBe(allowed[0]);
      expect(response.headers.get('access-control-allow-methods')).toMatch(/^(GET|POST|PUT)\b/);
      expect(response.headers.get('access-control-allow-headers')).toContain('authorization');
      expect(response.headers.get('access-control-allow-headers')).toContain('x-request-id');
      expect(response.headers.get('access-control-max-age')).toBe('600');
      expect(response.headers.get('vary')).toContain('Origin');
      expect(response.headers.has('access-control-allow-credentials')).toBe(false);
    }
  });

  it('gets the methods of the path it asks about', () => {
    const methodsOf = (path: string) =>
      answerPreflight(ask(allowed[1]), path, allowed).headers.get('access-control-allow-methods');
    expect(methodsOf('/characters')).toBe('GET, HEAD, POST');
    expect(methodsOf('/auth/refresh')).toBe('POST');
    expect(methodsOf('')).toBe('GET, HEAD');
  });

  it('reads the answer, and no cookie is ever allowed', () => {
    const { headers } = withCors(Response.json({}), ask(allowed[1], 'GET'), allowed);
    expect(headers.get('access-control-allow-origin')).toBe(allowed[1]);
    expect(headers.get('access-control-expose-headers')).toContain('deprecation');
    expect(headers.has('access-control-allow-credentials')).toBe(false);
    expect(headers.get('vary')).toBe('Origin');
  });
});

describe('any other page', () => {
  it.each(lookAlikes)('gets no headers for %j', (origin) => {
    for (const response of [
      answerPreflight(ask(origin), '/characters', allowed),
      withCors(Response.json({}), ask(origin, 'GET'), allowed),
    ]) {
      expect(corsOf(response)).toEqual([]);
      expect(response.headers.get('vary')).toContain('Origin');
    }
  });

  it('gets none while no origin is named, and none for a path that does not exist', () => {
    expect(corsOf(answerPreflight(ask(allowed[0]), '/characters', []))).toEqual([]);
    const nowhere = answerPreflight(ask(allowed[0]), '/no/such', allowed);
    expect([nowhere.status, corsOf(nowhere)]).toEqual([404, []]);
    expect(corsOf(withCors(Response.json({}), ask(null), allowed))).toEqual([]);
  });
});
