import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { idleMs } from '@necp/shared/trade/rules';

import { runAudit } from '../audit/service';

import { stockCatalogue } from '../inventory/catalogue';
import { FixedClock, openTestDomain, type TestDomain, withClient } from '../testing';
import { heldZone } from '../testing/combat';
import { watchLocks } from '../testing/lock-watch';
import type { SocialPlayer } from '../testing/social';
import {
  agree,
  agreed,
  cancel,
  confirm,
  itemOf,
  money,
  nothing,
  offer,
  opened,
  pay,
  seen,
  possessions,
  startChits,
  traders,
  tradeOf,
  tradingPair,
  unlock,
} from '../testing/trade';
import { endTradesOf, judgeTrade, judgeTrades } from './ending';
import { tradeHistory } from './queries';
import { breakTrade, endOrphans } from './service';
import { inTx } from '../kernel';

watchLocks();
const clock = new FixedClock(Date.UTC(2077, 3, 1));
let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
  await stockCatalogue(testDomain.domain.systemCtx());
});
afterAll(async () => {
  expect((await runAudit(testDomain.domain.systemCtx())).findings).toEqual([]);
  await testDomain.close();
});

const chits = Number(startChits);
const start = { chits, stims: 5, inEscrow: nothing };

/** A trade in which the first offers two stims and the second a hundred chits. */
async function offering() {
  const pair = await tradingPair(testDomain);
  const tradeId = await opened(pair);
  await offer(pair[0], tradeId, [await itemOf(pair[0]), 2]);
  await money(pair[1], tradeId, 100);
  return { pair, tradeId };
}
const endOf = async (id: string) =>
  (await testDomain.domain.systemCtx().db.trade.findUnique({ where: { id } }))?.reason;

describe('everything is given back', () => {
  const ends = {
    cancelled: ({ pair, tradeId }: Awaited<ReturnType<typeof offering>>) => cancel(pair[1], tradeId),
    walked_away: ({ tradeId }: Awaited<ReturnType<typeof offering>>) =>
      breakTrade(testDomain.domain.systemCtx(), heldZone, { tradeId, reason: 'walked_away' }),
    restarted: () => endOrphans(testDomain.domain.systemCtx(), { ...heldZone, epoch: heldZone.epoch + 1 }),
    idle: ({ tradeId }: Awaited<ReturnType<typeof offering>>) => {
      clock.advance(idleMs);
      return judgeTrade(testDomain.domain.systemCtx(), tradeId);
    },
    left: ({ pair }: Awaited<ReturnType<typeof offering>>) =>
      inTx(testDomain.domain.systemCtx(), (tx) => endTradesOf(tx, pair[0].characterId)),
  };
  it.each(Object.keys(ends) as (keyof typeof ends)[])('once, when it is over because of %s', async (reason) => {
    const trade = await offering();
    await ends[reason](trade);
    const { pair, tradeId } = trade;
    expect(await possessions(testDomain, pair, tradeId)).toEqual([start, start]);
    expect(await endOf(tradeId)).toBe(reason);
    await endOrphans(testDomain.domain.systemCtx(), { ...heldZone, epoch: heldZone.epoch + 1 });
    await breakTrade(testDomain.domain.systemCtx(), heldZone, { tradeId, reason: 'died' });
    expect(await possessions(testDomain, pair, tradeId)).toEqual([start, start]);
  });

  it('by the job when no process holds the zone of the trade any more, and not while one does', async () => {
    const { pair, tradeId } = await offering();
    await judgeTrades(testDomain.domain.systemCtx());
    expect(await endOf(tradeId)).toBeNull();
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('UPDATE trades SET zone_epoch = zone_epoch - 1 WHERE id = $1', [tradeId]),
    );
    await judgeTrades(testDomain.domain.systemCtx());
    expect(await endOf(tradeId)).toBe('restarted');
    expect(await possessions(testDomain, pair, tradeId)).toEqual([start, start]);
  });

  it('not by a zone that does not judge it, and not before two idle minutes', async () => {
    const { tradeId } = await offering();
    const other = { ...heldZone, channel: heldZone.channel + 1 };
    await breakTrade(testDomain.domain.systemCtx(), other, { tradeId, reason: 'died' });
    clock.advance(idleMs - 1);
    await judgeTrade(testDomain.domain.systemCtx(), tradeId);
    expect(await endOf(tradeId)).toBeNull();
  });
});

describe('limits and history', () => {
  it('let a new account give away little in a day', async () => {
    const pair = await tradingPair(testDomain);
    const [ann, bob] = pair;
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('UPDATE accounts SET created_at = $2 WHERE id = $1', [ann.accountId, new Date(clock.nowMs())]),
    );
    await pay(testDomain, ann.characterId, 10_000n);
    const tradeId = await opened(pair);
    await money(ann, tradeId, 5_001);
    await unlock(testDomain, tradeId);
    const { version } = await tradeOf(ann);
    await expect(agree(ann, tradeId, version)).rejects.toMatchObject({ code: 'trade.daily_chits' });
    await expect(agree(bob, tradeId, version)).rejects.toMatchObject({ code: 'trade.partner_limit' });
    await money(ann, tradeId, 5_000);
    const at = await agreed(testDomain, pair, tradeId);
    for (const player of pair) await confirm(player, tradeId, at);
    expect((await seen(ann)).limits).toMatchObject({ tradesLeft: 9, chitsLeft: 0 });
  });

  it('keep what was exchanged, for the two only, and find it by names of players and items', async () => {
    const { pair, tradeId } = await offering();
    const version = await agreed(testDomain, pair, tradeId);
    for (const player of pair) await confirm(player, tradeId, version);
    const [ann, bob] = pair;
    const found = async (by: SocialPlayer, text: string) => (await tradeHistory(by.ctx, { text, cursor: null })).trades;
    const gave = { chits: 0, items: [{ templateId: 'stim_night', quantity: 2 }] };
    expect(await found(ann, '')).toMatchObject([{ tradeId, partner: bob.name, gave, got: { chits: 100, items: [] } }]);
    for (const text of [bob.name.slice(0, 6).toLowerCase(), 'night', 'ноч']) {
      const trades = await found(ann, text);
      expect({ text, count: trades.length }).toEqual({ text, count: 1 });
    }
    expect(await found(ann, 'lantern')).toEqual([]);
    const [eve] = (await traders(testDomain, 1)) as [SocialPlayer];
    expect(await found(eve, '')).toEqual([]);
    expect((await tradeHistory(eve.ctx, { text: '', cursor: tradeId })).trades).toEqual([]);
  });
});
