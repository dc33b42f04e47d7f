import { randomUUID } from 'node:crypto';
import { FixedClock, minuteMs, secondMs } from '@necp/shared/kernel';
import { accessLifeMs } from '@necp/shared/token/rules';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDomain, type Domain, inTx } from '../kernel';
import { newRequestId, openTestDomain, quietLog, testConfig, type TestDomain } from '../testing';
import { strangerCtx, userAgent } from '../testing/players';
import { guestClient } from '../testing/tokens';
import { jobs } from './jobs';
import { actorOfAccess, keyLifeMs, publishedKeys, refresh, replaceKeys, rotateKeys, storedKeys } from './service';
import { signTicket } from './tickets';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
const opened: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  testDomain = await openTestDomain({ clock, poolMax: 10 });
  opened.push(testDomain);
});
beforeEach(async () => {
  await inTx(testDomain.domain.systemCtx(), (tx) => tx.signingKey.deleteMany());
  // No process remembers the keys of the last test.
  clock.advance(minuteMs);
});
afterAll(async () => {
  for (const one of opened.toReversed()) await one.close();
});

/** Another process of the installation, such as the worker, over the same database. */
function otherProcess(factorSecrets: readonly string[] = testConfig.factorSecrets): Domain {
  const { databaseUrl, redisUrl } = testDomain;
  const config = { ...testConfig, factorSecrets };
  const domain = createDomain({ service: 'test', databaseUrl, redisUrl, config, log: quietLog, clock });
  opened.push(domain);
  return domain;
}
const ctxOf = (domain: Domain) => domain.systemCtx();
const ticketOf = async (domain: Domain) => {
  const ids = { accountId: randomUUID(), sessionId: randomUUID(), characterId: randomUUID() };
  return (await signTicket(ctxOf(domain), ids as never)).ticket;
};
const kidOf = (token: string) => decodeProtectedHeader(token).kid;
const publishedBy = async (domain: Domain) => (await publishedKeys(ctxOf(domain))).keys.map(({ kid }) => kid);
const isIn = async (domain: Domain, accessToken: string) => (await actorOfAccess(ctxOf(domain), accessToken)) !== null;

describe('the first key', () => {
  it('is made once, although several processes need one at the same moment', async () => {
    const domains = [testDomain.domain, otherProcess(), otherProcess(), otherProcess()];
    const tickets = await Promise.all(domains.map(ticketOf));
    expect(new Set(tickets.map(kidOf)).size).toBe(1);
    expect(await storedKeys(ctxOf(testDomain.domain))).toHaveLength(1);
  });

  it('is published without its private half, which is sealed in the table', async () => {
    const ticket = await ticketOf(testDomain.domain);
    const { keys } = await publishedKeys(ctxOf(testDomain.domain));
    expect(keys.map((key) => Object.keys(key).toSorted())).toEqual([['alg', 'crv', 'kid', 'kty', 'use', 'x']]);
    const { payload } = await jwtVerify(ticket, createLocalJWKSet({ keys }), {
      audience: 'sim',
      currentDate: new Date(clock.nowMs()),
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(30);
    const [stored] = await storedKeys(ctxOf(testDomain.domain));
    expect(Buffer.from(stored?.sealedPrivate ?? '', 'base64url')).toHaveLength(12 + 16 + 43);
  });
});

describe('a rotation', () => {
  it('publishes the next key before it signs, and keeps the old one for what it signed', async () => {
    const web = testDomain.domain;
    const worker = otherProcess();
    const client = await guestClient(testDomain);
    const old = kidOf(client.tokens.accessToken);
    const { kid: next } = await rotateKeys(ctxOf(worker));
    clock.advance(21 * secondMs);
    expect(await publishedBy(web)).toEqual([next, old]);
    expect(kidOf(await ticketOf(web))).toBe(old);
    clock.advance(10 * minuteMs - 22 * secondMs);
    const last = await refresh(client.bare, { requestId: newRequestId(), ...client.tokens, userAgent });
    expect(kidOf(last.accessToken)).toBe(old);
    clock.advance(secondMs);
    expect(kidOf(await ticketOf(web))).toBe(next);
    clock.advance(accessLifeMs - 2 * secondMs);
    expect(await isIn(web, last.accessToken)).toBe(true);
    expect(await isIn(worker, last.accessToken)).toBe(true);
    clock.advance(2 * minuteMs);
    expect(await publishedBy(web)).toEqual([next]);
    const renewed = await refresh(client.bare, {
      requestId: newRequestId(),
      refreshToken: last.refreshToken,
      userAgent,
    });
    expect([kidOf(renewed.accessToken), await isIn(worker, renewed.accessToken)]).toEqual([next, true]);
  });

  it('by several at once makes one key', async () => {
    await ticketOf(testDomain.domain);
    const made = await Promise.all(Array.from({ length: 6 }, () => rotateKeys(ctxOf(testDomain.domain))));
    expect(new Set(made.map(({ kid }) => kid)).size).toBe(1);
    expect(await storedKeys(ctxOf(testDomain.domain))).toHaveLength(2);
  });

  it('is done by the worker once a month', async () => {
    const [job] = jobs;
    const run = () => job?.run(ctxOf(testDomain.domain), {});
    const count = async () => (await storedKeys(ctxOf(testDomain.domain))).length;
    await run();
    await run();
    expect(await count()).toBe(1);
    clock.advance(keyLifeMs - 1);
    await run();
    expect(await count()).toBe(1);
    clock.advance(1);
    await run();
    await run();
    expect(await count()).toBe(2);
  });
});

describe('keys that leaked', () => {
  it('are replaced at once, and clients go on with their refresh tokens', async () => {
    const web = testDomain.domain;
    const client = await guestClient(testDomain);
    const { kid } = await replaceKeys(ctxOf(otherProcess()));
    clock.advance(21 * secondMs);
    expect(await publishedBy(web)).toEqual([kid]);
    expect(await isIn(web, client.tokens.accessToken)).toBe(false);
    const next = await refresh(client.bare, { requestId: newRequestId(), ...client.tokens, userAgent });
    expect([kidOf(next.accessToken), await isIn(web, next.accessToken)]).toEqual([kid, true]);
  });

  it('are known to be replaced in other processes as soon as these see the new key', async () => {
    const [web, other] = [testDomain.domain, otherProcess()];
    const old = await guestClient(testDomain);
    expect(await isIn(other, old.tokens.accessToken)).toBe(true);
    await replaceKeys(ctxOf(web));
    clock.advance(21 * secondMs);
    const fresh = await guestClient(testDomain);
    expect(await isIn(other, fresh.tokens.accessToken)).toBe(true);
    expect(await isIn(other, old.tokens.accessToken)).toBe(false);
  });
});

describe('the secret of the installation', () => {
  it('can be changed: keys sealed with the earlier one go on', async () => {
    const kid = kidOf(await ticketOf(testDomain.domain));
    const changed = otherProcess(['a newer secret of the tests, long enough', ...testConfig.factorSecrets]);
    expect(kidOf(await ticketOf(changed))).toBe(kid);
  });

  it('can be lost: a new key is made, and what the old one signed is accepted until it ends', async () => {
    const client = await guestClient(testDomain);
    const changed = otherProcess(['a newer secret of the tests, long enough']);
    expect(kidOf(await ticketOf(changed))).not.toBe(kidOf(client.tokens.accessToken));
    expect(await isIn(changed, client.tokens.accessToken)).toBe(true);
  });

  it('is needed to sign, and not to check', async () => {
    const client = await guestClient(testDomain);
    const without = otherProcess([]);
    expect(await isIn(without, client.tokens.accessToken)).toBe(true);
    await expect(ticketOf(without)).rejects.toThrow('FACTOR_SECRET');
  });
});

it('an unknown key costs no more than a look at the table', async () => {
  expect(await actorOfAccess(strangerCtx(testDomain), 'eyJhbGciOiJFZERTQSIsImtpZCI6IngifQ.e30.AA')).toBeNull();
});
