import {
  characterHolder,
  holderKey,
  maxChits,
  type AccountId,
  type CharacterId,
  type GuildId,
  type Holder,
} from '@necp/shared/kernel';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeEscrow, defineEscrow, inTx, openEscrow, type Ctx } from '../kernel';
import { makeCharacters, openTestDomain, withClient, type TestDomain } from '../testing';
import { watchLocks } from '../testing/lock-watch';
import { statementsOf } from '../testing/statements';
import { auditWallets, balanceOfHolder } from './queries';
import { administrationSink, starterKitFaucet, administrationFaucet } from './sources';
import { book, credit, type Line } from './steps';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: Holder;
let boris: Holder;
const guild: Holder = { kind: 'guild', id: randomUUID() as GuildId };
const testEscrow = defineEscrow('test');
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20 });
  ctx = testDomain.domain.systemCtx();
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  const ids = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
  [anna, boris] = [characterHolder(ids[0]), characterHolder(ids[1])];
  await inTx(ctx, (tx) =>
    credit(tx, { characterId: ids[0], amount: 500n, from: starterKitFaucet, reason: 'wallet.starter_kit' }),
  );
});
afterEach(async () => {
  expect((await auditWallets(ctx)).findings).toEqual([]);
});

const reason = 'test.book';
const bookNow = (...lines: Line[]) => inTx(ctx, (tx) => book(tx, { lines, reason }));
const balances = (...holders: Holder[]) => Promise.all(holders.map((holder) => balanceOfHolder(ctx.db, holder)));
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('a movement of many lines', () => {
  it('pays several holders and a fee under one ledger', async () => {
    const account: Holder = { kind: 'account', id: anna.id as AccountId };
    const { ledgerId } = await bookNow(
      { holder: anna, amount: -100n },
      { holder: boris, amount: 60n },
      { holder: account, amount: 20n },
      { holder: guild, amount: 15n },
      { sink: administrationSink, amount: 5n },
    );
    expect(await balances(anna, boris, account, guild)).toEqual([400n, 60n, 20n, 15n]);
    expect(await ctx.db.ledgerEntry.count({ where: { ledgerId } })).toBe(5);
  });

  it('adds several lines of one holder together', async () => {
    await bookNow({ holder: anna, amount: -600n }, { holder: anna, amount: 550n }, { holder: boris, amount: 50n });
    expect(await balances(anna, boris)).toEqual([450n, 50n]);
  });

  it('answers each of five at once with the balance right after it, also for a guild', async () => {
    const funds: Holder = { kind: 'guild', id: randomUUID() as GuildId };
    await bookNow({ holder: anna, amount: -100n }, { holder: funds, amount: 100n });
    const spend = () => bookNow({ holder: funds, amount: -10n }, { sink: administrationSink, amount: 10n });
    const spent = await Promise.all(Array.from({ length: 5 }, spend));
    const after = spent.map(({ balances: known }) => Number(known.get(holderKey(funds)) ?? -1n));
    expect(after.toSorted((a, b) => b - a)).toEqual([90, 80, 70, 60, 50]);
  });

  it('takes nothing when one receiver would pass the cap', async () => {
    await inTx(ctx, (tx) =>
      credit(tx, { characterId: boris.id as CharacterId, amount: maxChits, from: administrationFaucet, reason }),
    );
    const lines: Line[] = [
      { holder: anna, amount: -20n },
      { holder: guild, amount: 10n },
      { holder: boris, amount: 10n },
    ];
    const before = await balances(anna, boris, guild);
    // The refusal is caught inside the transaction, which then commits: nothing was taken before it.
    await inTx(ctx, (tx) => expect(book(tx, { lines, reason })).rejects.toMatchObject({ code: 'wallet.cap_reached' }));
    expect(await balances(anna, boris, guild)).toEqual(before);
  });

  it.each([
    ['do not come to nothing', [{ holder: guild, amount: 5n }], 'Error: the lines do not come to nothing'],
    [
      'let a sink give',
      [
        { sink: administrationSink, amount: -5n },
        { holder: guild, amount: 5n },
      ],
      'Error: a faucet only gives, and a sink only receives',
    ],
    ['are empty of money', [{ holder: guild, amount: 0n }], 'wallet.bad_amount'],
  ] as [string, Line[], string][])('is refused when its lines %s', async (_what, lines, says) => {
    expect(await outcome(bookNow(...lines))).toBe(says);
  });
});

describe('an escrow', () => {
  const open = async (): Promise<Holder & { kind: 'escrow' }> => ({
    kind: 'escrow',
    id: await inTx(ctx, (tx) => openEscrow(tx, testEscrow)),
  });
  const close = (escrow: Holder & { kind: 'escrow' }) => inTx(ctx, (tx) => closeEscrow(tx, escrow.id));
  const payIn = (escrow: Holder, amount: bigint) =>
    bookNow({ holder: anna, amount: -amount }, { holder: escrow, amount });

  it('holds what is paid in, pays it out to several holders, and is closed when it is empty', async () => {
    const escrow = await open();
    await payIn(escrow, 100n);
    expect(await outcome(close(escrow))).toBe('kernel.conflict');
    await bookNow({ holder: escrow, amount: -100n }, { holder: boris, amount: 90n }, { holder: guild, amount: 10n });
    await close(escrow);
    expect(await balances(anna, escrow, boris)).toEqual([400n, 0n, 90n]);
  });

  it('takes nothing more once it is closed, and is closed once', async () => {
    const escrow = await open();
    await close(escrow);
    expect(await outcome(payIn(escrow, 1n))).toBe('kernel.conflict');
    expect(await outcome(close(escrow))).toBe('kernel.conflict');
    const unknown: Holder = { kind: 'escrow', id: randomUUID() as typeof escrow.id };
    expect(await outcome(payIn(unknown, 1n))).toBe('kernel.conflict');
  });

  it('that many pay into while it is being closed is closed empty or stays open', async () => {
    const escrow = await open();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => outcome(index === 7 ? close(escrow) : payIn(escrow, 5n))),
    );
    const paid = results.filter((said, index) => index !== 7 && said === 'done').length;
    const { closedAt } = await ctx.db.escrow.findUniqueOrThrow({ where: { id: escrow.id } });
    expect(await balances(escrow)).toEqual([BigInt(paid) * 5n]);
    expect(closedAt === null || paid === 0).toBe(true);
  });

  it.each([
    ['is closed while it holds money', "UPDATE escrows SET closed_at = now() WHERE id = '$escrow'", 'escrows_empty'],
    [
      'is opened again',
      `UPDATE escrows SET closed_at = now() WHERE id = '$empty';
       UPDATE escrows SET closed_at = NULL WHERE id = '$empty'`,
      'escrows_fixed',
    ],
    [
      'receives money after it was closed',
      `UPDATE escrows SET closed_at = now() WHERE id = '$empty';
       INSERT INTO ledgers (id, reason, correlation_id, at) VALUES (gen_random_uuid(), 'raw.closed', 'raw', now());
       INSERT INTO wallet_accounts (id, holder_kind, holder_id, kind)
         VALUES (gen_random_uuid(), 'escrow', '$empty', 'wallet');
       INSERT INTO ledger_entries (ledger_id, account_id, amount) SELECT ledgers.id, account.id,
         CASE account.holder_kind WHEN 'escrow' THEN 5 ELSE -5 END FROM ledgers, wallet_accounts AS account
         WHERE reason = 'raw.closed' AND account.holder_id IN ('$empty', '$anna')`,
      'escrows_open',
    ],
    [
      'has a wallet and does not exist',
      `INSERT INTO wallet_accounts (id, holder_kind, holder_id, kind)
         VALUES (gen_random_uuid(), 'escrow', gen_random_uuid(), 'wallet')`,
      'wallet_accounts_escrow',
    ],
  ])('never %s, whatever the code does', async (_what, sql, rule) => {
    const [escrow, empty] = [await open(), await open()];
    await payIn(escrow, 10n);
    const raw = ['BEGIN', sql, 'COMMIT'].join('; ').replaceAll('$escrow', escrow.id).replaceAll('$empty', empty.id);
    const tried = withClient(testDomain.databaseUrl, (client) => client.query(raw.replaceAll('$anna', anna.id)));
    await expect(tried).rejects.toThrow(rule);
  });
});

describe('a transaction with several movements', () => {
  it('locks a wallet once', async () => {
    const lines = [
      { holder: anna, amount: -10n },
      { holder: guild, amount: 10n },
    ];
    await inTx(ctx, async (tx) => {
      await book(tx, { lines, reason });
      const again = await statementsOf(() => book(tx, { lines, reason }));
      expect(again.filter(({ text }) => /FOR NO KEY UPDATE|UPDATE characters/.test(text))).toEqual([]);
    });
    expect(await balances(anna)).toEqual([480n]);
  });
});

describe('a wallet', () => {
  it('never exists without the character or account that holds it', async () => {
    for (const kind of ['character', 'account']) {
      const raw = `INSERT INTO wallet_accounts (id, holder_kind, holder_id, kind)
        VALUES (gen_random_uuid(), '${kind}', gen_random_uuid(), 'wallet')`;
      const tried = withClient(testDomain.databaseUrl, (client) => client.query(raw));
      await expect(tried).rejects.toThrow(`wallet_accounts_${kind}`);
    }
  });
});
