import { randomUUID } from 'node:crypto';
import { hashesMade } from '@necp/domain/account/passwords';
import { newRequestId, openTestDomain, type TestDomain } from '@necp/domain/testing';
import { guest, password, player, queuedEmails, strangerCtx } from '@necp/domain/testing/players';
import type { Ctx } from '@necp/domain/kernel';
import { register } from '@necp/domain/account/service';
import { maxTries } from '@necp/shared/account/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerRest } from './rest';
import { appRouter } from './root';
import { contextAs } from './testing/people';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20 });
});
afterAll(() => testDomain.close());

interface Asked {
  readonly path: string;
  /** The input besides the address. */
  readonly input: () => object;
  readonly caller: () => Promise<Ctx> | Ctx;
  /** How many passwords are hashed or checked, and how many emails are queued. */
  readonly costs: { readonly hashes: number; readonly emails: number };
  readonly status: number;
}

const stranger = () => strangerCtx(testDomain);

/** Every procedure that is asked about an address; one that is missing here fails the first test. */
const procedures: Readonly<Record<string, Asked>> = {
  'account.register': {
    path: '/auth/register',
    input: () => ({ password: 'acid-rain-2077', locale: 'en' }),
    caller: stranger,
    costs: { hashes: 1, emails: 1 },
    status: 200,
  },
  'account.signIn': {
    path: '/auth/sign-in',
    input: () => ({ password: 'not-this-one' }),
    caller: stranger,
    costs: { hashes: 1, emails: 0 },
    status: 401,
  },
  'account.requestPasswordReset': {
    path: '/auth/request-password-reset',
    input: () => ({ locale: 'en' }),
    caller: stranger,
    costs: { hashes: 0, emails: 1 },
    status: 200,
  },
  'account.changeAddress': {
    path: '/account/address',
    input: () => ({ requestId: newRequestId(), locale: 'en' }),
    caller: async () => (await player(testDomain, newAddress())).ctx,
    costs: { hashes: 0, emails: 1 },
    status: 200,
  },
  'account.bindGuest': {
    path: '/account/bind',
    input: () => ({ requestId: newRequestId(), password: 'acid-rain-2077', locale: 'en' }),
    caller: () => guest(testDomain),
    costs: { hashes: 1, emails: 1 },
    status: 200,
  },
};

const newAddress = () => `${randomUUID()}@necp.test`;
/** The ways an address can be known or not. */
const addresses = {
  unknown: async () => newAddress(),
  pending: async () => {
    const email = newAddress();
    await register(stranger(), { email, password, locale: 'en' });
    return email;
  },
  known: async () => {
    const email = newAddress();
    await player(testDomain, email);
    return email;
  },
};

/** Calls a procedure about an address; returns what its caller sees, and what the call has cost. */
async function call({ path, input, caller }: Asked, email: string) {
  const ctx = await caller();
  const emails = async () => (await queuedEmails(testDomain, email)).length;
  const before = await emails();
  const hashesBefore = hashesMade();
  const request = new Request(`http://localhost/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...input(), email }),
  });
  const response = await answerRest(request, path, async () =>
    contextAs(testDomain, ctx.actor, { transport: 'rest', domain: ctx }),
  );
  return {
    seen: { status: response.status, body: await response.json(), headers: [...response.headers] },
    costs: {
      hashes: hashesMade() - hashesBefore,
      emails: (await emails()) - before,
    },
  };
}

interface Described {
  readonly _def: { readonly inputs: readonly { readonly shape?: object }[] };
}

it('every procedure that takes an address is asked here', () => {
  const all = Object.entries(appRouter._def.procedures as unknown as Record<string, Described>);
  const asked = all.filter(([, { _def }]) => _def.inputs.some(({ shape }) => shape !== undefined && 'email' in shape));
  expect(asked.map(([name]) => name).toSorted()).toEqual(Object.keys(procedures).toSorted());
});

describe.each(Object.entries(procedures))('%s', (_name, asked) => {
  it('answers alike, after the same work, whether an address is known, pending or unknown', async () => {
    const answers = [];
    for (const address of Object.values(addresses)) answers.push(await call(asked, await address()));
    const [first] = answers;
    expect(first).toMatchObject({ seen: { status: asked.status }, costs: asked.costs });
    for (const answer of answers) expect(answer).toEqual(first);
  });
});

it('too many wrong passwords are answered alike for every address, and then cost no hash', async () => {
  const { 'account.signIn': asked } = procedures;
  if (asked === undefined) throw new Error('no such procedure');
  const ends: unknown[] = [];
  for (const address of Object.values(addresses)) {
    const email = await address();
    for (let tries = 0; tries < maxTries; tries += 1) await call(asked, email);
    ends.push(await call(asked, email));
  }
  // The time to wait depends on when the tries were made.
  const params = { minutes: expect.any(Number), seconds: expect.any(Number) };
  const error = { kind: 'throttled', code: 'account.too_many_tries', params };
  const end = {
    seen: { status: 429, body: { error }, headers: expect.any(Array) },
    costs: { hashes: 0, emails: 0 },
  };
  expect(ends).toEqual([end, end, end]);
});
