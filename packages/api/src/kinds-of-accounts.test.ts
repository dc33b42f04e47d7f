import { randomUUID } from 'node:crypto';
import { hashesMade } from '@necp/domain/account/passwords';
import { startLeaving } from '@necp/domain/account/leaving';
import { inTx } from '@necp/domain/kernel';
import { openTestDomain, type TestDomain } from '@necp/domain/testing';
import { codeAt, protect } from '@necp/domain/testing/factors';
import { ctxOfToken, password, player, queuedEmails, strangerCtx } from '@necp/domain/testing/players';
import { claimedBy, tokenOf, visit } from '@necp/domain/testing/provider-visits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerRest } from './rest';
import { contextAs } from './testing/people';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

const newAddress = () => `${randomUUID()}@necp.test`;

/** Makes an account of each kind; a stranger who knows the address must not learn which kind it is. */
const kinds = {
  none: async () => newAddress(),
  'with a password': async () => {
    const email = newAddress();
    await player(testDomain, email);
    return email;
  },
  'with two-step sign-in': async () => {
    const email = newAddress();
    await protect((await player(testDomain, email)).ctx);
    return email;
  },
  'that waits for its deletion': async () => {
    const email = newAddress();
    const { ctx } = await player(testDomain, email);
    await inTx(ctx, (tx) => startLeaving(tx, ctx.actor.accountId));
    return email;
  },
  'that was closed': async () => {
    const email = newAddress();
    const { ctx } = await player(testDomain, email);
    await inTx(ctx, (tx) =>
      tx.account.update({
        where: { id: ctx.actor.accountId },
        data: { closedAt: new Date(0), closedReason: 'guest_idle' },
      }),
    );
    return email;
  },
  'with a provider only': async () => {
    const email = newAddress();
    await ctxOfToken(testDomain, tokenOf(await visit(strangerCtx(testDomain), claimedBy(email))));
    return email;
  },
};

/** Sends a stranger's call; returns what they see, and the work that their call has made. */
async function ask(path: string, input: { readonly email: string } & object) {
  const ctx = strangerCtx(testDomain);
  const emails = async () => (await queuedEmails(testDomain, input.email)).length;
  const before = { hashes: hashesMade(), emails: await emails() };
  const request = new Request(`http://localhost/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const response = await answerRest(request, path, async () =>
    contextAs(testDomain, null, { transport: 'rest', domain: ctx }),
  );
  const seen = { status: response.status, body: await response.json(), headers: [...response.headers] };
  return { seen, hashes: hashesMade() - before.hashes, emails: (await emails()) - before.emails };
}

const wrong = 'not-this-password';
const tries: Readonly<Record<string, { readonly path: string; readonly input: object }>> = {
  'a wrong password': { path: '/auth/sign-in', input: { password: wrong } },
  'a wrong password with a code': {
    path: '/auth/sign-in',
    input: { password: wrong, code: codeAt('A'.repeat(32), 0) },
  },
  'a wrong password with a code on paper': {
    path: '/auth/sign-in',
    input: { password: wrong, code: 'ABCD-EFGH-IJKL-MNOP-QRST-UVWX' },
  },
  'a wrong password of one who returns': { path: '/auth/sign-in', input: { password: wrong, isReturning: true } },
  'a new registration': { path: '/auth/register', input: { password, locale: 'en' } },
  'a forgotten password': { path: '/auth/request-password-reset', input: { locale: 'en' } },
};

describe('a stranger who knows an address', () => {
  it('gets one answer after the same work, whatever kind of account the address has', async () => {
    const emails = await Promise.all(Object.values(kinds).map((make) => make()));
    for (const [name, { path, input }] of Object.entries(tries)) {
      const answers = [];
      for (const email of emails) answers.push({ name, ...(await ask(path, { ...input, email })) });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    }
  });
});
