import { openApiDocument } from '@necp/api/openapi';
import { describe, expect, it } from 'vitest';
import { methodOf, routeOf } from './routes.mjs';

describe('the name of a route', () => {
  it('is the same for a hundred paths that strangers made up', () => {
    const made = Array.from({ length: 100 }, (_, index) => `zz${index.toString(36)}probe`.replace(/\d/g, 'q'));
    const names = new Set(made.flatMap((word) => [`/api/v1/${word}`, `/api/${word}`, `/${word}`].map(routeOf)));
    expect(names).toEqual(new Set(['other']));
    expect(new Set(made.map(methodOf))).toEqual(new Set(['other']));
  });

  it('is known for every path of the REST interface', () => {
    for (const path of Object.keys(openApiDocument('http://localhost').paths ?? {}))
      expect(routeOf(`/api/v1${path}`)).toBe(`/api/v1/${path.split('/')[1]}`);
  });

  it.each([
    ['/', '/'],
    ['/?x=1', '/'],
    ['/ru', '/'],
    ['/help', '/help'],
    ['/ru/help', '/ru/help'],
    ['/de/help', 'other'],
    ['/characters/new', '/characters'],
    ['/c/Zed', '/c'],
    ['/_next/static/x.js', '/_next/static'],
    ['/api/trpc/realm.status?batch=1', '/api/trpc'],
    ['/api/auth/session', '/api/auth'],
    ['/api/v1/openapi.json', '/api/v1/openapi.json'],
    ['/credits-for-all', 'other'],
  ])('of %s is %s', (url, name) => {
    expect(routeOf(url)).toBe(name);
  });
});
