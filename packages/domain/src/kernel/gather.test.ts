import { maxChits, type CharacterId } from '@necp/shared/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDomain, gatherActs, inTx, type Ctx, type Domain } from '.';
import { makeCharacters, newRequestId, openTestDomain, quietLog, testConfig, type TestDomain } from '../testing';
import { giveChits } from '../testing/gift';
import { credit, starterKitFaucet } from '../wallet';
import { auditWallets, walletView } from '../wallet/queries';

let testDomain: TestDomain;
let ctx: Ctx;
let people: CharacterId[];
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 10 });
  ctx = testDomain.domain.systemCtx();
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  people = await makeCharacters(testDomain.databaseUrl, 4);
  for (const characterId of people)
    await inTx(ctx, (tx) =>
      credit(tx, { characterId, amount: 100n, from: starterKitFaucet, reason: 'wallet.starter_kit' }),
    );
});
afterEach(async () => {
  expect((await auditWallets(ctx)).findings).toEqual([]);
});

const who = (index: number) => people[index] as CharacterId;
const balanceOf = async (index: number) => (await walletView(ctx, who(index))).balanceChits;
const balances = () => Promise.all([0, 1, 2, 3].map(balanceOf));
const gift = (from: number, to: number, amountChits: bigint) =>
  giveChits(testDomain.ctxAs({ characterId: who(from) }), {
    requestId: newRequestId(),
    toCharacterId: who(to),
    amountChits,
  });
const outcome = (work: Promise<{ readonly balanceChits: bigint }>) =>
  work.then(
    ({ balanceChits }) => balanceChits,
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('gifts at the same moment', () => {
  it('share a transaction, and each is answered with the balance right after it', async () => {
    const before = await ctx.db.ledger.count();
    const answers = await Promise.all([
      gift(3, 0, 1n),
      ...[10n, 20n, 30n].map((amount) => outcome(gift(0, 1, amount))),
    ]);
    expect(answers.slice(1)).toEqual([91n, 71n, 41n]);
    expect(await balances()).toEqual([41n, 160n, 100n, 99n]);
    expect(await ctx.db.ledger.count()).toBe(before + 4);
  });

  it('are judged in their order: money that came in a moment ago can be given on, and no more than that', async () => {
    const [, ...answers] = await Promise.all([
      outcome(gift(3, 2, 1n)),
      outcome(gift(0, 1, 100n)),
      outcome(gift(1, 2, 200n)),
      outcome(gift(0, 3, 1n)),
      outcome(gift(1, 3, 1n)),
      outcome(gift(2, 3, 301n)),
    ]);
    expect(answers).toEqual([0n, 0n, 'wallet.too_poor', 'wallet.too_poor', 0n]);
    expect(await balances()).toEqual([0n, 0n, 0n, 400n]);
  });

  it('leave out those that are refused, whatever is wrong with them', async () => {
    const account = testDomain.ctxAs({ characterId: who(0) });
    const requestId = newRequestId();
    const answers = await Promise.all([
      outcome(gift(3, 2, 1n)),
      outcome(gift(0, 0, 1n)),
      outcome(gift(0, 1, -5n)),
      outcome(
        giveChits(account, {
          requestId: newRequestId(),
          toCharacterId: '99999999-9999-7999-8999-999999999999' as CharacterId,
          amountChits: 1n,
        }),
      ),
      outcome(gift(0, 1, maxChits)),
      outcome(giveChits(account, { requestId, toCharacterId: who(1), amountChits: 7n })),
      outcome(giveChits(account, { requestId, toCharacterId: who(1), amountChits: 7n })),
      outcome(giveChits(account, { requestId, toCharacterId: who(1), amountChits: 8n })),
    ]);
    expect(answers).toEqual([
      99n,
      'wallet.same_wallet',
      'wallet.bad_amount',
      'wallet.unknown_receiver',
      'wallet.too_poor',
      93n,
      93n,
      'kernel.request_reused',
    ]);
    expect(await balances()).toEqual([93n, 107n, 101n, 99n]);
  });

  it('can be asked for again after a refusal, because a refusal is not stored', async () => {
    const requestId = newRequestId();
    const account = testDomain.ctxAs({ characterId: who(0) });
    const input = { requestId, toCharacterId: who(1), amountChits: 150n };
    const [, refused] = await Promise.all([outcome(gift(3, 2, 1n)), outcome(giveChits(account, input))]);
    expect(refused).toBe('wallet.too_poor');
    await gift(2, 0, 60n);
    expect(await outcome(giveChits(account, input))).toBe(10n);
  });

  it('write the events and the ledger of each giver under their own request', async () => {
    const accounts = [testDomain.ctxAs({ characterId: who(0) }), testDomain.ctxAs({ characterId: who(1) })];
    await Promise.all([
      gift(3, 2, 1n),
      ...accounts.map((account) =>
        giveChits(account, { requestId: newRequestId(), toCharacterId: who(2), amountChits: 5n }),
      ),
    ]);
    for (const { actor, correlationId } of accounts) {
      const accountId = actor?.accountId;
      expect(await ctx.db.ledger.count({ where: { actorId: accountId, correlationId } })).toBe(1);
      const events = await ctx.db.outboxEvent.findMany({ where: { actorId: accountId, correlationId } });
      expect(events.map(({ name }) => name).toSorted()).toEqual(['wallet.currency_gained', 'wallet.currency_spent']);
    }
  });

  it('from two processes, in a ring and with repeats, neither lose nor double anything', async () => {
    const { databaseUrl, redisUrl } = testDomain;
    const other = createDomain({
      service: 'test',
      databaseUrl,
      redisUrl,
      config: testConfig,
      log: quietLog,
    });
    const requests = Array.from({ length: 80 }, (_, index) => ({
      ctx: testDomain.ctxAs({ characterId: who(index % 4) }),
      input: { requestId: newRequestId(), toCharacterId: who((index + 1 + (index % 3)) % 4), amountChits: 3n },
    }));
    const ask = ({ ctx: { actor }, input }: (typeof requests)[number], domain: Domain) =>
      outcome(giveChits(domain.ctxFor({ actor, address: null }), input));
    const first = Promise.all(requests.map((request) => ask(request, testDomain.domain)));
    const second = Promise.all(requests.toReversed().map((request) => ask(request, other)));
    const [answers, repeated] = [await first, (await second).toReversed()];
    expect(repeated.filter((one) => typeof one === 'bigint').length).toBeGreaterThan(0);
    answers.forEach((answer, index) => {
      if (typeof answer === 'bigint' && typeof repeated[index] === 'bigint') expect(repeated[index]).toBe(answer);
    });
    expect((await balances()).reduce((sum, balance) => sum + balance, 0n)).toBe(400n);
    await other.close();
  });
});

describe('acts of a shared transaction that fails', () => {
  it('run one by one, and only the faulty one is refused', async () => {
    const together: number[] = [];
    const act = gatherActs<number, string>({
      name: 'test.faulty',
      most: 10,
      together: async (_tx, acts) => {
        together.push(acts.length);
        throw new Error('broken');
      },
      alone: async ({ input }) => {
        if (input === 2) throw new Error('refused');
        return `done ${input}`;
      },
    });
    const results = await Promise.allSettled([1, 2, 3, 4].map((input) => act(ctx, input)));
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'refused'))).toEqual([
      'done 1',
      'refused',
      'done 3',
      'done 4',
    ]);
    expect(together).toEqual([3]);
  });
});
