import { readCorrelationId } from '@necp/shared/kernel';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { middleware } from './middleware';
import { stubEnvironment } from './server/testing/environment';

beforeAll(() => stubEnvironment());
afterAll(() => vi.unstubAllEnvs());

/** Sends a call with an id; returns the id that the procedures are given, and the one in the answer. */
function arrive(sent: string | null) {
  const headers = new Headers(sent === null ? {} : { 'x-request-id': sent });
  const answer = middleware(new NextRequest('https://play.example/api/trpc/any', { headers }));
  return {
    given: answer.headers.get('x-middleware-request-x-request-id') ?? '',
    answered: answer.headers.get('x-request-id') ?? '',
  };
}

describe('the id of a call', () => {
  it('that the browser gives is handed on and is in the answer', () => {
    expect(arrive('k7qm2xwp9tad')).toEqual({ given: 'k7qm2xwp9tad', answered: 'k7qm2xwp9tad' });
  });

  // A header with a line end, or with a letter beyond Latin-1, does not become a request at all.
  it.each([
    ['quotes', "k7qm2xwp'--"],
    ['the end of a comment', 'k7qm2xwp*/ DROP TABLE inbox; /*'],
    ['ten kilobytes', 'k'.repeat(10_240)],
    ['markup', '<script>alert(1)</script>'],
    ['other letters', 'k7qm2xwp\u00E9\u00FC'],
    ['nothing', ''],
    ['no header', null],
  ])('with %s is replaced by one of the server', (_, sent) => {
    const { given, answered } = arrive(sent);
    expect(readCorrelationId(answered)).toBe(answered);
    expect(given).toBe(answered);
    expect(answered).not.toBe(sent);
  });
});
