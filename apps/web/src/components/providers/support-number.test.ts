import { correlationHeader, type ErrorView, GameError } from '@necp/shared/kernel';
import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import { supportNumberOf } from './api';

const number = 'k7qm2xwp9tad';

/** Returns the error of a call that the server answered with a refusal, and with a number in its header. */
function refusal({ kind, code }: Pick<ErrorView, 'kind' | 'code'>, header: string | null = number): unknown {
  const error = { message: code, code: -32603, data: { game: { kind, code, params: {} } } };
  const response = new Response(null, { headers: header === null ? {} : { [correlationHeader]: header } });
  return TRPCClientError.from({ error }, { meta: { response } });
}

describe('the number for support', () => {
  it.each(['kernel.fault', 'kernel.busy', 'kernel.unavailable'])('is that of the answer for %s', (code) => {
    expect(supportNumberOf(refusal({ kind: 'unavailable', code }))).toBe(number);
  });

  it.each([
    ['a refusal of a room that is away', refusal({ kind: 'unavailable', code: 'passkey.unavailable' })],
    ['a refusal of the kernel that says everything', refusal({ kind: 'forbidden', code: 'kernel.not_permitted' })],
    ['an answer without a number', refusal({ kind: 'unavailable', code: 'kernel.fault' }, null)],
    ['a number that is none', refusal({ kind: 'unavailable', code: 'kernel.fault' }, '<b>call 555</b>')],
    ['a call that reached no server', TRPCClientError.from(new TypeError('fetch failed'))],
    ['a refusal that was made in the browser', new GameError('unavailable', 'kernel.fault')],
    ['a fault of the page', new Error('undefined is not a function')],
    ['nothing', undefined],
  ])('is not there for %s', (_what, error) => {
    expect(supportNumberOf(error)).toBeNull();
  });
});
