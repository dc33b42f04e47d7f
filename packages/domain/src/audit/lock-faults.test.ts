import type { AccountId, Holder } from '@necp/shared/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDomain, inTx, lockFaults, type Domain, type Logger } from '../kernel';
import { makeCharacters, openTestDomain, quietLog, type TestDomain } from '../testing';
import { holdWallets } from '../wallet';

let testDomain: TestDomain;
/** The domain of a program, which has no tests to fail. */
let product: Domain;
let holders: Holder[];
const logged: string[] = [];
beforeAll(async () => {
  testDomain = await openTestDomain();
  const log: Logger = { ...quietLog, child: () => log, error: (_fields, message) => void logged.push(message) };
  const { config } = testDomain.domain.systemCtx();
  const { databaseUrl, redisUrl } = testDomain;
  product = createDomain({ service: 'test', databaseUrl, redisUrl, poolMax: 4, config, log });
  // Wallets of accounts have no row before them that would keep two transactions apart.
  const ids = (await makeCharacters(databaseUrl, 2)).toSorted() as string[];
  holders = ids.map((id) => ({ kind: 'account', id: id as AccountId }));
  await inTx(testDomain.domain.systemCtx(), (tx) => holdWallets(tx, holders));
});
afterAll(async () => {
  await product.close();
  await testDomain.close();
});

/** Locks both wallets one after the other; the second one when `isReady` resolves. */
const lockBoth = (domain: Domain, order: readonly Holder[], isReady: (afterFirst: number) => Promise<void>) =>
  inTx(domain.systemCtx(), async (tx) => {
    for (const [index, holder] of order.entries()) {
      await holdWallets(tx, [holder]);
      await isReady(index);
    }
    return 'done';
  });

test('a lock out of order fails a test', async () => {
  const wrong = lockBoth(testDomain.domain, holders.toReversed(), async () => undefined);
  await expect(wrong).rejects.toThrow('is locked out of order');
});

test('a lock out of order fails no player: it is logged and counted, and a deadlock is tried again', async () => {
  const before = lockFaults();
  let runs = 0;
  let meet: () => void = () => undefined;
  const met = new Promise<void>((resolve) => (meet = resolve));
  const whenBothHoldOne = async (index: number) => {
    if (index > 0) return;
    runs += 1;
    if (runs === 2) meet();
    await met;
  };
  const outcomes = await Promise.all([
    lockBoth(product, holders, whenBothHoldOne),
    lockBoth(product, holders.toReversed(), whenBothHoldOne),
  ]);
  expect(outcomes).toEqual(['done', 'done']);
  // Both held their first wallet, so one of them was ended by the database and ran again.
  expect(runs).toBe(3);
  expect(lockFaults()).toBeGreaterThan(before);
  expect(logged).toContain('a transaction locks out of order');
});
