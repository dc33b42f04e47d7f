import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxChits, minuteMs, type ItemId } from '@necp/shared/kernel';
import { tradeCompleted } from '@necp/shared/trade/events';
import { startingSlots } from '@necp/shared/inventory/rules';
import { askLastsMs } from '@necp/shared/trade/rules';
import { tradePlaces } from '@necp/shared/trade/schema';
import { runAudit } from '../audit/service';
import { destroyItem, moveItem, splitStack } from '../inventory/service';
import { stockCatalogue } from '../inventory/catalogue';
import { FixedClock, newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';

import { watchLocks } from '../testing/lock-watch';
import { block, type SocialPlayer } from '../testing/social';
import {
  accept,
  agree,
  agreed,
  ask,
  bagOf,
  cancel,
  confirm,
  give,
  itemOf,
  money,
  nothing,
  offer,
  opened,
  pay,
  retract,
  seen,
  possessions,
  startChits,
  traders,
  tradeOf,
  tradingPair,
  unlock,
} from '../testing/trade';
import { judgeTrade } from './ending';

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
const exchanged = [
  { chits: chits + 100, stims: 3, inEscrow: nothing },
  { chits: chits - 100, stims: 7, inEscrow: nothing },
];

describe('a trade', () => {
  it('moves what is offered into its escrow at once, and exchanges everything after four confirmations', async () => {
    const { pair, tradeId } = await offering();
    const [ann, bob] = pair;
    expect(await possessions(testDomain, pair, tradeId)).toEqual([
      { chits, stims: 3, inEscrow: [0, 2] },
      { chits: chits - 100, stims: 5, inEscrow: [100, 0] },
    ]);
    const version = await agreed(testDomain, pair, tradeId);
    expect((await confirm(ann, tradeId, version)).trade?.own.step).toBe(2);
    expect((await confirm(bob, tradeId, version)).trade).toBeNull();
    expect(await possessions(testDomain, pair, tradeId)).toEqual(exchanged);
    const { db } = testDomain.domain.systemCtx();
    const events = await db.outboxEvent.findMany({ where: { name: tradeCompleted.name } });
    expect(events.filter(({ payload }) => JSON.stringify(payload).includes(tradeId))).toHaveLength(1);
  });

  it('is asked, shown to the other, and opened only by that one', async () => {
    const [ann, bob, eve] = (await traders(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    const { tradeId } = await ask(ann, bob);
    expect((await seen(bob)).received).toMatchObject([{ tradeId, name: ann.name }]);
    expect((await seen(ann)).sent).toMatchObject([{ tradeId, name: bob.name }]);
    for (const [by, to] of [
      [ann, bob],
      [eve, ann],
    ] as const)
      await expect(accept(by, to, tradeId)).rejects.toMatchObject({ code: 'trade.ask_gone' });
    await accept(bob, ann, tradeId);
    await accept(bob, ann, tradeId);
    expect((await tradeOf(ann)).partner.name).toBe(bob.name);
    await expect(ask(eve, bob)).rejects.toMatchObject({ code: 'trade.partner_busy' });
    await expect(ask(bob, eve)).rejects.toMatchObject({ code: 'trade.already_trading' });
  });

  it('opens at once when both ask each other', async () => {
    const [ann, bob] = await tradingPair(testDomain);
    await ask(ann, bob);
    expect(await ask(bob, ann)).toMatchObject({ isOpen: true });
    expect((await tradeOf(bob)).partner.name).toBe(ann.name);
  });

  it('is not shown to a player who has blocked the caller, who is answered like others', async () => {
    const [ann, open, closed] = (await traders(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    await block(closed, ann);
    await ask(ann, open);
    const toOpen = (await seen(ann)).sent;
    await ask(ann, closed);
    const toClosed = (await seen(ann)).sent;
    expect(toClosed.map(({ name: _name, tradeId: _id, ...rest }) => rest)).toEqual(
      toOpen.map(({ name: _name, tradeId: _id, ...rest }) => rest),
    );
    expect((await seen(closed)).received).toEqual([]);
    await expect(accept(closed, ann, toClosed[0]?.tradeId ?? '')).rejects.toMatchObject({ code: 'trade.ask_gone' });
    await expect(ask(closed, ann)).rejects.toMatchObject({ code: 'trade.you_block' });
  });

  it('is refused between two characters of one account, and with a stale epoch', async () => {
    const [ann, bob] = await tradingPair(testDomain);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('UPDATE characters SET account_id = $2 WHERE id = $1', [bob.characterId, ann.accountId]),
    );
    await expect(ask(ann, bob)).rejects.toMatchObject({ code: 'trade.same_account' });
    const [one, other] = await tradingPair(testDomain);
    await raiseEpoch(other);
    await expect(ask(one, other)).rejects.toMatchObject({ code: 'zone.moved' });
  });

  it('ends a question that is not answered, declined or taken back', async () => {
    const [ann, bob] = await tradingPair(testDomain);
    const { tradeId } = await ask(ann, bob);
    await cancel(bob, tradeId);
    expect(await endOf(tradeId)).toBe('declined');
    const second = await ask(ann, bob);
    clock.advance(askLastsMs);
    await expect(accept(bob, ann, second.tradeId)).rejects.toMatchObject({ code: 'trade.ask_gone' });
    await judgeTrade(testDomain.domain.systemCtx(), second.tradeId);
    expect(await endOf(second.tradeId)).toBe('unanswered');
  });

  it('can be asked only a few times a minute', async () => {
    const [ann, bob] = await tradingPair(testDomain);
    for (let asked = 0; asked < 5; asked++) await ask(ann, bob);
    await expect(ask(ann, bob)).rejects.toMatchObject({ code: 'trade.asked_too_often' });
    clock.advance(minuteMs);
    await ask(ann, bob);
  });
});

const endOf = async (id: string) =>
  (await testDomain.domain.systemCtx().db.trade.findUnique({ where: { id } }))?.reason;
const raiseEpoch = ({ characterId }: SocialPlayer) =>
  withClient(testDomain.ownerUrl, (client) =>
    client.query('UPDATE player_positions SET epoch = epoch + 1 WHERE character_id = $1', [characterId]),
  );

describe('what is offered', () => {
  it('can neither be offered twice, moved, split nor dropped', async () => {
    const pair = await tradingPair(testDomain);
    const tradeId = await opened(pair);
    const [ann] = pair;
    const itemId = await itemOf(ann);
    await offer(ann, tradeId, [itemId, 5]);
    await expect(offer(ann, tradeId, [itemId, 5])).rejects.toMatchObject({ code: 'trade.already_offered' });
    const requestId = newRequestId;
    const acts = [
      () => moveItem(ann.ctx, { requestId: requestId(), itemId, to: { kind: 'bag', slot: 30 } }),
      () => splitStack(ann.ctx, { requestId: requestId(), itemId, quantity: 1, to: { kind: 'bag', slot: 30 } }),
      () => destroyItem(ann.ctx, { requestId: requestId(), itemId, quantity: 1 }),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'inventory.no_such_item' });
  });

  it('belongs to who offers it: items of others and those that are bound, locked or too many are refused', async () => {
    const pair = await tradingPair(testDomain);
    const tradeId = await opened(pair);
    const [ann, bob] = pair;
    await expect(offer(ann, tradeId, await itemOf(bob))).rejects.toMatchObject({ code: 'inventory.no_such_item' });
    await expect(offer(ann, tradeId, [await itemOf(ann), 6])).rejects.toMatchObject({ code: 'inventory.not_enough' });
    await give(testDomain, ann.characterId, { templateId: 'pistol_lantern', quantity: 1, isBound: true });
    const gun = await itemOf(ann, 'pistol_lantern');
    await expect(offer(ann, tradeId, gun)).rejects.toMatchObject({ code: 'inventory.bound' });
    for (const quantity of [0, -1, 0.5, Number.NaN, 1e300])
      await expect(offer(ann, tradeId, [await itemOf(ann), quantity])).rejects.toMatchObject({
        code: 'inventory.bad_quantity',
      });
    await expect(money(ann, tradeId, chits + 1)).rejects.toMatchObject({ code: 'wallet.too_poor' });
    expect(await possessions(testDomain, pair, tradeId)).toEqual([start, start]);
  });

  it('is at most twelve stacks', async () => {
    const pair = await tradingPair(testDomain);
    const tradeId = await opened(pair);
    await give(testDomain, pair[0].characterId, { templateId: 'pistol_lantern', quantity: tradePlaces + 1 });
    const guns = (await bagOf(pair[0])).filter(({ templateId }) => templateId === 'pistol_lantern');
    for (const gun of guns.slice(0, tradePlaces)) await offer(pair[0], tradeId, gun.id);
    const last = guns[tradePlaces]?.id as ItemId;
    await expect(offer(pair[0], tradeId, last)).rejects.toMatchObject({ code: 'trade.offer_full' });
    expect((await tradeOf(pair[1])).other.offers).toHaveLength(tradePlaces);
  });

  it('returns to the slot that it came from, or onto its stack', async () => {
    const pair = await tradingPair(testDomain);
    const [ann] = pair;
    const tradeId = await opened(pair);
    await moveItem(ann.ctx, { requestId: newRequestId(), itemId: await itemOf(ann), to: { kind: 'bag', slot: 17 } });
    const whole = await offer(ann, tradeId, [await itemOf(ann), 5]);
    await retract(ann, tradeId, whole.trade?.own.offers[0]?.offerId ?? '');
    expect(await bagOf(ann)).toMatchObject([{ slot: 17, quantity: 5 }]);
    const part = await offer(ann, tradeId, [await itemOf(ann), 2]);
    await retract(ann, tradeId, part.trade?.own.offers[0]?.offerId ?? '');
    expect(await bagOf(ann)).toMatchObject([{ slot: 17, quantity: 5 }]);
  });

  it('becomes a delivery when the bag is full meanwhile', async () => {
    const pair = await tradingPair(testDomain);
    const [ann] = pair;
    const tradeId = await opened(pair);
    await offer(ann, tradeId, [await itemOf(ann), 5]);
    await give(testDomain, ann.characterId, { templateId: 'pistol_lantern', quantity: startingSlots.bag });
    await cancel(ann, tradeId);
    expect((await possessions(testDomain, pair, tradeId))[0]).toEqual(start);
    expect((await bagOf(ann)).some(({ templateId }) => templateId === 'stim_night')).toBe(false);
  });
});

describe('a confirmation', () => {
  it('is cancelled by a change at the last moment, and an old version is not confirmed', async () => {
    const { pair, tradeId } = await offering();
    const [ann, bob] = pair;
    const version = await agreed(testDomain, pair, tradeId);
    await confirm(ann, tradeId, version);
    await money(bob, tradeId, 1);
    for (const step of [agree, confirm])
      await expect(step(ann, tradeId, version)).rejects.toMatchObject({ code: 'trade.changed' });
    const changed = await tradeOf(ann);
    expect(changed).toMatchObject({ own: { step: 0 }, other: { step: 0, chits: 1, chitsBefore: 100 } });
    await expect(agree(ann, tradeId, changed.version)).rejects.toMatchObject({ code: 'trade.wait' });
    await expect(confirm(bob, tradeId, changed.version)).rejects.toMatchObject({ code: 'trade.wait' });
    await unlock(testDomain, tradeId);
    await expect(confirm(bob, tradeId, changed.version)).rejects.toMatchObject({ code: 'trade.not_agreed' });
    await agree(bob, tradeId, changed.version);
    await expect(confirm(bob, tradeId, changed.version)).rejects.toMatchObject({ code: 'trade.not_agreed' });
  });

  it('shows the stack that was swapped for one that looks like it', async () => {
    const { pair, tradeId } = await offering();
    const [ann, bob] = pair;
    await agreed(testDomain, pair, tradeId);
    const { own } = await tradeOf(ann);
    await retract(ann, tradeId, own.offers[0]?.offerId ?? '');
    await offer(ann, tradeId, [await itemOf(ann), 1]);
    const view = await tradeOf(bob);
    expect(view.other.gone).toMatchObject([{ templateId: 'stim_night', quantity: 2 }]);
    expect(view.other.offers).toMatchObject([{ isNew: true, item: { quantity: 1 } }]);
    expect(view.warnings).toContain('look_alike');
    expect(view.warnings).toContain('stranger');
  });

  it('finds a full bag and a full wallet before the last one', async () => {
    const { pair, tradeId } = await offering();
    const [ann, bob] = pair;
    await unlock(testDomain, tradeId);
    const { version } = await tradeOf(ann);
    await offerless(bob);
    await expect(agree(ann, tradeId, version)).rejects.toMatchObject({ code: 'trade.partner_bag_full' });
    await expect(agree(bob, tradeId, version)).rejects.toMatchObject({ code: 'trade.bag_full' });
    const rich = await offering();
    await pay(testDomain, rich.pair[0].characterId, maxChits - startChits);
    await unlock(testDomain, rich.tradeId);
    const at = (await tradeOf(rich.pair[0])).version;
    await expect(agree(rich.pair[0], rich.tradeId, at)).rejects.toMatchObject({ code: 'trade.wallet_full' });
    await expect(agree(rich.pair[1], rich.tradeId, at)).rejects.toMatchObject({ code: 'trade.partner_wallet_full' });
  });

  it('changes nothing when the bag has filled up before the last one', async () => {
    const { pair, tradeId } = await offering();
    const [ann, bob] = pair;
    const version = await agreed(testDomain, pair, tradeId);
    await confirm(ann, tradeId, version);
    await offerless(bob);
    await expect(confirm(bob, tradeId, version)).rejects.toMatchObject({ code: 'trade.bag_full' });
    expect((await possessions(testDomain, pair, tradeId)).map(({ inEscrow }) => inEscrow)).toEqual([
      [0, 2],
      [100, 0],
    ]);
  });

  it('of a trade of nothing, of others, and of one that is over is refused', async () => {
    const pair = await tradingPair(testDomain);
    const tradeId = await opened(pair);
    await unlock(testDomain, tradeId);
    await expect(agree(pair[0], tradeId, 0)).rejects.toMatchObject({ code: 'trade.nothing' });
    const [eve] = (await traders(testDomain, 1)) as [SocialPlayer];
    const theirs = { eve, own: await itemOf(eve) };
    for (const act of [
      () => agree(eve, tradeId, 0),
      () => cancel(eve, tradeId),
      () => money(eve, tradeId, 1),
      () => offer(eve, tradeId, theirs.own),
      () => retract(eve, tradeId, tradeId),
    ])
      await expect(act()).rejects.toMatchObject({ kind: 'not_found', code: 'trade.gone' });
    await cancel(pair[0], tradeId);
    await expect(agree(pair[1], tradeId, 0)).rejects.toMatchObject({ code: 'trade.gone' });
  });

  it('gives everything back when one has entered another zone meanwhile', async () => {
    const { pair, tradeId } = await offering();
    const version = await agreed(testDomain, pair, tradeId);
    await confirm(pair[0], tradeId, version);
    await raiseEpoch(pair[1]);
    expect((await confirm(pair[1], tradeId, version)).trade).toBeNull();
    expect(await possessions(testDomain, pair, tradeId)).toEqual([start, start]);
    expect(await endOf(tradeId)).toBe('left');
  });
});

/** Leaves a player no free slot, and no stack with room. */
async function offerless(player: SocialPlayer) {
  const free = startingSlots.bag - (await bagOf(player)).length;
  await give(testDomain, player.characterId, { templateId: 'pistol_lantern', quantity: free });
  const stack = (await bagOf(player)).find(({ templateId }) => templateId === 'stim_night');
  if (stack === undefined) return;
  await withClient(testDomain.ownerUrl, (client) =>
    client.query('SELECT 1 FROM character_items WHERE id = $1', [stack.id]),
  );
  await destroyItem(player.ctx, { requestId: newRequestId(), itemId: stack.id, quantity: stack.quantity });
  await give(testDomain, player.characterId, { templateId: 'pistol_lantern', quantity: 1 });
}
