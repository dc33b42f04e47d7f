import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ItemId } from '@necp/shared/kernel';
import { runAudit } from '../../audit/service';
import { stockCatalogue } from '../../inventory/catalogue';
import { openTestDomain, newRequestId, type TestDomain } from '..';
import { runMortal } from '../mortal';
import type { TradeVerb } from '../mortal-trade-verb';
import type { SocialPlayer } from '../social';
import { agreed, bagOf, cancel, confirm, money, offer, opened, possessions, tradingPair } from '../trade';
import { type Deaths, statementsToDieAt, testTimeoutMs } from './deaths';

/** Tests that a verb of a trade whose process is killed has happened whole or not at all. */
export function testKilledTrade(deaths: Deaths): void {
  let testDomain: TestDomain;
  beforeAll(async () => {
    testDomain = await openTestDomain({ poolMax: 4 });
    await stockCatalogue(testDomain.domain.systemCtx());
  });
  afterAll(() => testDomain.close());

  /** A trade in which both offer, both have agreed, and the first one has confirmed for the last time. */
  async function prepare() {
    const pair = await tradingPair(testDomain);
    const tradeId = await opened(pair);
    const [first, second] = pair as readonly [SocialPlayer, SocialPlayer];
    const item = async (by: SocialPlayer) => (await bagOf(by))[0]?.id as ItemId;
    await offer(first, tradeId, [await item(first), 2]);
    const own = await offer(second, tradeId, await item(second));
    await money(second, tradeId, 100);
    const version = await agreed(testDomain, pair, tradeId);
    await confirm(first, tradeId, version);
    return { pair, tradeId, version, itemId: await item(second), offerId: own.trade?.own.offers[0]?.offerId ?? '' };
  }
  type Prepared = Awaited<ReturnType<typeof prepare>>;

  const perform = (verb: TradeVerb['verb'], { pair, ...trade }: Prepared, deathAt: number) => {
    const { accountId, characterId } = pair[1];
    const input = { ...trade, verb, accountId, characterId, requestId: newRequestId() } satisfies TradeVerb;
    return runMortal(testDomain, new URL('../mortal-trade-verb.ts', import.meta.url), { input, deathAt });
  };
  const left = async ({ pair, tradeId }: Prepared) => JSON.stringify(await possessions(testDomain, pair, tradeId));

  it.each(['offer', 'retract', 'money', 'confirm', 'cancel', 'break'] as const)(
    'a process that is killed while a trade carries out "%s" leaves the old state or the new one',
    async (verb) => {
      const whole = await prepare();
      const before = await left(whole);
      const statements = (await perform(verb, whole, 0)) ?? 0;
      const after = await left(whole);
      expect(statements).toBeGreaterThan(5);
      expect(after).not.toBe(before);
      for (const deathAt of statementsToDieAt(statements, deaths)) {
        const killed = await prepare();
        expect(await perform(verb, killed, deathAt)).toBeNull();
        expect([before, after]).toContain(await left(killed));
        // What is still open ends with everything where it was.
        if ((await left(killed)) === before) {
          await cancel(killed.pair[0], killed.tradeId);
          const sums = (await possessions(testDomain, killed.pair, killed.tradeId)).map(({ chits, stims }) => [
            chits,
            stims,
          ]);
          expect({ deathAt, sums }).toEqual({
            deathAt,
            sums: [
              [1_000, 5],
              [1_000, 5],
            ],
          });
        }
      }
      expect((await runAudit(testDomain.domain.systemCtx())).findings).toEqual([]);
    },
    testTimeoutMs,
  );
}
