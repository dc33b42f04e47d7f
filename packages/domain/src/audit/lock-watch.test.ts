import type { CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTx, type Ctx, type Tx } from '../kernel';
import { makeCharacters, openTestDomain, type TestDomain } from '../testing';
import { LockWatch } from '../testing/lock-watch';
import { listenToStatements } from '../testing/statements';

let testDomain: TestDomain;
let ctx: Ctx;
const ids: { [name in 'anna' | 'boris']?: CharacterId } = {};
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 4 });
  ctx = testDomain.domain.systemCtx();
  [ids.anna, ids.boris] = (await makeCharacters(testDomain.databaseUrl, 2)).toSorted() as [CharacterId, CharacterId];
});
afterAll(() => testDomain.close());

const rows = {
  characters: 'characters WHERE id',
  escrows: 'escrows WHERE id',
  positions: 'player_positions WHERE character_id',
  wallets: 'wallet_accounts WHERE holder_id',
  containers: 'character_inventory WHERE holder_id',
};

describe('the watch over the locks of a transaction', () => {
  const cases: [string, [keyof typeof rows, 'anna' | 'boris', string?][], string | null][] = [
    [
      'nothing in the right order',
      [
        ['characters', 'anna'],
        ['positions', 'anna'],
        ['wallets', 'anna'],
        ['containers', 'anna'],
      ],
      null,
    ],
    [
      'a wallet before its character',
      [
        ['wallets', 'anna'],
        ['characters', 'anna'],
      ],
      'characters are locked after wallets',
    ],
    [
      'a container before the wallet',
      [
        ['characters', 'anna'],
        ['containers', 'anna'],
        ['wallets', 'anna'],
      ],
      'wallets are locked after containers',
    ],
    [
      'a position before its character',
      [
        ['positions', 'anna'],
        ['characters', 'anna'],
      ],
      'characters are locked after positions',
    ],
    [
      'characters against the order of their ids',
      [
        ['characters', 'boris'],
        ['characters', 'anna'],
      ],
      'characters are not locked by id',
    ],
    [
      'an escrow after a wallet',
      [
        ['wallets', 'anna'],
        ['escrows', 'anna'],
      ],
      'escrows are locked after wallets',
    ],
    ['a lock that is too strong', [['characters', 'anna', 'FOR UPDATE']], 'characters are locked too strongly'],
  ];
  it.each(cases)('finds %s', async (_what, order, fault) => {
    const watch = new LockWatch();
    const stop = listenToStatements((statement) => watch.take(statement));
    await inTx(ctx, async (tx) => {
      for (const [table, who, strength = 'FOR NO KEY UPDATE'] of order)
        await tx.$queryRawUnsafe(`SELECT 1 FROM ${rows[table]} = $1::uuid ${strength}`, ids[who]);
    });
    stop();
    expect(watch.faults).toEqual(fault === null ? [] : [expect.stringContaining(fault)]);
    expect(watch.sequences.some((sequence) => sequence.length > 0)).toBe(true);
  });

  it('finds several rows that one statement locks in no order', async () => {
    const watch = new LockWatch();
    const stop = listenToStatements((statement) => watch.take(statement));
    await inTx(
      ctx,
      (tx) => tx.$queryRaw`SELECT 1 FROM characters WHERE id = ANY(${[ids.boris, ids.anna]}::uuid[]) FOR NO KEY UPDATE`,
    );
    stop();
    expect(watch.faults).toEqual([expect.stringContaining('characters are locked in no order')]);
  });

  it('finds several rows that one statement changes in no order, unless they are locked', async () => {
    const watch = new LockWatch();
    const stop = listenToStatements((statement) => watch.take(statement));
    const both = [ids.boris, ids.anna];
    const change = (tx: Tx) => tx.$executeRaw`UPDATE characters SET look = look WHERE id = ANY(${both}::uuid[])`;
    await inTx(ctx, change);
    await inTx(ctx, async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM characters WHERE id = ANY(${both}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
      await change(tx);
    });
    stop();
    expect(watch.faults).toEqual([expect.stringContaining('characters are locked in no order')]);
  });
});
