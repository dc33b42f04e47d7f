import { characterHolder, maxChits, type CharacterId } from '@necp/shared/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTx, sheetVersionsOf, type Ctx } from '../kernel';
import { makeCharacters, newRequestId, openTestDomain, withClient, type TestDomain } from '../testing';
import { giveChits } from '../testing/gift';
import { watchLocks } from '../testing/lock-watch';
import { auditWallets, walletView } from './queries';

import { openWallets } from './locks';
import { starterKitFaucet, administrationSink } from './sources';
import { credit, debit, transfer } from './steps';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20 });
  ctx = testDomain.domain.systemCtx();
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
});
afterEach(async () => {
  expect((await auditWallets(ctx)).findings).toEqual([]);
});

const balanceOf = async (who: CharacterId) => (await walletView(ctx, who)).balanceChits;
const earn = (who: CharacterId, amount: bigint) =>
  inTx(ctx, (tx) => credit(tx, { characterId: who, amount, from: starterKitFaucet, reason: 'wallet.starter_kit' }));
const give = (from: CharacterId, to: CharacterId, amount: bigint) =>
  inTx(ctx, (tx) => transfer(tx, { fromCharacterId: from, toCharacterId: to, amount, reason: 'wallet.gift' }));
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('chits', () => {
  it('are credited, transferred and debited, down to the last one', async () => {
    await earn(anna, 500n);
    await give(anna, boris, 200n);
    await inTx(ctx, (tx) =>
      debit(tx, { characterId: boris, amount: 50n, to: administrationSink, reason: 'wallet.fine' }),
    );
    expect([await balanceOf(anna), await balanceOf(boris)]).toEqual([300n, 150n]);
    expect((await walletView(ctx, boris)).entries.map((entry) => [entry.amountChits, entry.reason])).toEqual([
      [-50n, 'wallet.fine'],
      [200n, 'wallet.gift'],
    ]);
  });

  it('raise the version of the sheet on which the zone sees them', async () => {
    const versions = async () => {
      const known = await sheetVersionsOf(ctx.db, [anna, boris]);
      return [anna, boris].map((who) => known.get(who)?.wallet ?? 0);
    };
    await earn(anna, 500n);
    const before = await versions();
    await give(anna, boris, 200n);
    expect(await versions()).toEqual(before.map((version) => version + 1));
    await expect(give(anna, boris, 900n)).rejects.toMatchObject({ code: 'wallet.too_poor' });
    expect(await versions()).toEqual(before.map((version) => version + 1));
  });

  it('are never negative', async () => {
    await earn(anna, 100n);
    await expect(give(anna, boris, 101n)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'wallet.too_poor',
      params: { missing: '1' },
    });
    expect([await balanceOf(anna), await balanceOf(boris)]).toEqual([100n, 0n]);
  });

  it.each([-1n, 0n, maxChits + 1n, 0.5, 1e400, 2 ** 53 + 1, '1', null, Number.NaN])(
    'are not moved by an amount of %s',
    async (amount) => {
      await earn(anna, 100n);
      await expect(give(anna, boris, amount as bigint)).rejects.toMatchObject({
        kind: 'invalid',
        code: 'wallet.bad_amount',
      });
      expect([await balanceOf(anna), await balanceOf(boris)]).toEqual([100n, 0n]);
    },
  );

  it('are not transferred to the same or to an unknown character', async () => {
    await earn(anna, 100n);
    await expect(give(anna, anna, 1n)).rejects.toMatchObject({ code: 'wallet.same_wallet' });
    await expect(give(anna, '99999999-9999-7999-8999-999999999999' as CharacterId, 1n)).rejects.toMatchObject({
      kind: 'not_found',
      code: 'wallet.unknown_receiver',
    });
    expect(await balanceOf(anna)).toBe(100n);
  });
});

describe('concurrent requests', () => {
  it('of two players who pay each other sixty times give the right balances', async () => {
    await earn(anna, 1_000n);
    await earn(boris, 1_000n);
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        outcome(index % 2 === 0 ? give(anna, boris, 7n) : give(boris, anna, 5n)),
      ),
    );
    expect(results.every((result) => result === 'done')).toBe(true);
    expect([await balanceOf(anna), await balanceOf(boris)]).toEqual([940n, 1_060n]);
  });

  it('to a balance that covers three purchases pay for exactly three', async () => {
    await earn(anna, 30n);
    const results = await Promise.all(Array.from({ length: 20 }, () => outcome(give(anna, boris, 10n))));
    expect(results.filter((result) => result === 'done')).toHaveLength(3);
    expect(results.filter((result) => result === 'wallet.too_poor')).toHaveLength(17);
    expect([await balanceOf(anna), await balanceOf(boris)]).toEqual([0n, 30n]);
  });

  it('to a wallet near its cap add exactly what fits', async () => {
    await earn(boris, maxChits - 25n);
    const results = await Promise.all(Array.from({ length: 20 }, () => outcome(earn(boris, 10n))));
    expect(results.filter((result) => result === 'done')).toHaveLength(2);
    expect(results.filter((result) => result === 'wallet.cap_reached')).toHaveLength(18);
    expect(await balanceOf(boris)).toBe(maxChits - 5n);
  });

  it('with the same id fifty times transfer the gift once', async () => {
    await earn(anna, 1_000n);
    const player = testDomain.ctxAs({ characterId: anna });
    const input = { requestId: newRequestId(), toCharacterId: boris, amountChits: 10n };
    const answers = await Promise.all(Array.from({ length: 50 }, () => giveChits(player, input)));
    expect(answers).toHaveLength(50);
    expect([await balanceOf(anna), await balanceOf(boris)]).toEqual([990n, 10n]);
    await expect(giveChits(player, { ...input, amountChits: 11n })).rejects.toMatchObject({
      code: 'kernel.request_reused',
    });
  });

  it('open a wallet once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => inTx(ctx, (tx) => openWallets(tx, [characterHolder(anna)]))));
    expect(await ctx.db.walletAccount.count({ where: { characterId: anna } })).toBe(1);
  });
});

describe('the database constraints', () => {
  const refused = (sql: string) =>
    withClient(testDomain.ownerUrl, (client) =>
      outcome(client.query(sql.replaceAll('$anna', anna).replaceAll('$boris', boris))),
    );
  const ledger = `INSERT INTO ledgers (id, reason, correlation_id, at)
    VALUES ('aaaaaaaa-0000-7000-8000-000000000001', 'raw', 'raw', now()); `;
  const line = (who: string, amount: string) =>
    `INSERT INTO ledger_entries (ledger_id, account_id, amount)
      SELECT 'aaaaaaaa-0000-7000-8000-000000000001', id, ${amount} FROM wallet_accounts
        WHERE character_id = '${who}'; `;

  it.each([
    ['to write a balance', "UPDATE wallet_accounts SET balance = 1000000 WHERE character_id = '$anna'"],
    [
      'to open a wallet with money in it',
      'INSERT INTO wallet_accounts (id, holder_kind, holder_id, kind, balance) VALUES ' +
        "('aaaaaaaa-0000-7000-8000-00000000000a', 'guild', 'aaaaaaaa-0000-7000-8000-00000000000b', 'wallet', 5)",
    ],
    [
      'to give a wallet to somebody else',
      "UPDATE wallet_accounts SET holder_id = '$boris' WHERE character_id = '$anna'",
    ],
    ['one line without the other', `BEGIN; ${ledger}${line('$anna', '5')}COMMIT`],
    ['lines that do not come to nothing', `BEGIN; ${ledger}${line('$anna', '-5')}${line('$boris', '6')}COMMIT`],
    ['to owe', `BEGIN; ${ledger}${line('$anna', '-501')}${line('$boris', '501')}COMMIT`],
    ['a line of nothing', `BEGIN; ${ledger}${line('$anna', '0')}COMMIT`],
    ['a line beyond the cap', `BEGIN; ${ledger}${line('$anna', '9000000000000000000')}COMMIT`],
    ['to change a line', 'UPDATE ledger_entries SET amount = amount * 2'],
    ['to remove a line', 'DELETE FROM ledger_entries'],
    ['to empty the ledger', 'TRUNCATE ledger_entries'],
    ['to rewrite a reason', "UPDATE ledgers SET reason = 'nothing happened'"],
    ['to remove a wallet that has a past', "DELETE FROM wallet_accounts WHERE character_id = '$anna'"],
  ])('refuse %s', async (_what, sql) => {
    await earn(anna, 500n);
    await earn(boris, 1n);
    expect(await refused(sql)).toMatch(/^23/);
    expect([await balanceOf(anna), await balanceOf(boris)]).toEqual([500n, 1n]);
  });
});
