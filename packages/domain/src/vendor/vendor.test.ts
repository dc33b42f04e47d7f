import { minuteMs, type CharacterId, type ItemId, type ItemTemplateId } from '@necp/shared/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { containersOf, grant, itemCounts, wearWorn } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { destroyItem, equipItem, lockItem, markJunk } from '../inventory/service';
import { inTx, type Ctx } from '../kernel';
import { FixedClock, makeCharacters, newRequestId, openTestDomain, withClient, type TestDomain } from '../testing';
import { standBefore } from '../testing/talk';
import { watchLocks } from '../testing/lock-watch';
import { balanceOf, credit, administrationFaucet } from '../wallet';
import { counterView } from './queries';
import { buy, buyBack, repair, sell, sellJunk } from './service';

const clock = new FixedClock(Date.UTC(2077, 3, 1));
let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let player: Ctx;
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20, clock });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  anna = await customer('marta', 1_000n);
  player = testDomain.ctxAs({ characterId: anna });
});
afterEach(async () => {
  expect((await runAudit(ctx)).findings).toEqual([]);
  await withClient(testDomain.databaseUrl, (client) =>
    client.query('DELETE FROM vendor_stock; DELETE FROM vendor_balances'),
  );
});

async function customer(npcId: string, chits: bigint): Promise<CharacterId> {
  const [characterId] = (await makeCharacters(testDomain.databaseUrl, 1)) as [CharacterId];
  await inTx(ctx, (tx) =>
    credit(tx, { characterId, amount: chits, from: administrationFaucet, reason: 'wallet.gift' }),
  );
  await standBefore(ctx, characterId, { npcId });
  return characterId;
}
const receive = (templateId: string, quantity = 1) =>
  inTx(ctx, (tx) => grant(tx, { characterId: anna, templateId, quantity, reason: 'inventory.test' }));
const bag = async () => (await containersOf(ctx.db, { characterId: anna }, ['bag'])).flatMap(({ items }) => items);
const idOf = async (templateId: string) => (await bag()).find((item) => item.templateId === templateId)?.id as ItemId;
const at = (vendorId: string) => ({ requestId: newRequestId(), vendorId });
const view = () => counterView(player, anna, { vendorId: 'marta' });
const priceOf = async (templateId: string) =>
  (await view()).stock.find((entry) => entry.templateId === templateId)?.priceChits ?? 0;
const order = async (templateId: string, quantity = 1) => ({
  ...at('marta'),
  templateId: templateId as ItemTemplateId,
  quantity,
  priceChits: await priceOf(templateId),
});
const money = () => balanceOf(ctx.db, anna);
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe("a vendor's counter", () => {
  it('sells its stock at the shown price to a character who stands in front of it', async () => {
    const request = await order('stim_night', 2);
    const [seen, again] = [await buy(player, request), await buy(player, request)];
    expect(again.balanceChits).toBe(seen.balanceChits);
    expect(await money()).toBe(1_000n - 2n * BigInt(request.priceChits));
    expect(await itemCounts(ctx.db, anna)).toEqual({ stim_night: 2 });
    await expect(
      buy(player, { ...at('brandt'), templateId: 'pistol_lantern' as ItemTemplateId, quantity: 1, priceChits: 999 }),
    ).rejects.toMatchObject({ code: 'vendor.not_here' });
    await expect(buy(player, { ...(await order('stim_night')), priceChits: 1 })).rejects.toMatchObject({
      code: 'vendor.price_changed',
    });
    await expect(
      buy(player, { ...at('marta'), templateId: 'rifle_cantor' as ItemTemplateId, quantity: 1, priceChits: 9 }),
    ).rejects.toMatchObject({ code: 'vendor.not_for_sale' });
  });

  it('refuses a character who cannot pay or carry the item, and keeps the item', async () => {
    const request = await order('blade_fishmonger', 2);
    await receive('blade_scalpel', 39);
    await expect(buy(player, request)).rejects.toMatchObject({ code: 'inventory.full' });
    expect(await money()).toBe(1_000n);
    expect((await view()).stock.find(({ templateId }) => templateId === 'blade_fishmonger')?.left).toBe(2);
    await expect(buy(player, await order('drink_black_tea', 999))).rejects.toMatchObject({ code: 'wallet.too_poor' });
  });

  it('sells the last pieces once when five characters order them at once', async () => {
    const customers = await Promise.all(Array.from({ length: 5 }, () => customer('marta', 1_000n)));
    const request = await order('blade_fishmonger');
    const tries = await Promise.all(
      customers.map((characterId) =>
        outcome(buy(testDomain.ctxAs({ characterId }), { ...request, requestId: newRequestId() })),
      ),
    );
    expect(tries.toSorted()).toEqual(['done', 'done', 'vendor.sold_out', 'vendor.sold_out', 'vendor.sold_out']);
    expect((await view()).stock.find(({ templateId }) => templateId === 'blade_fishmonger')?.left).toBe(0);
  });

  it('sells out, and restocks over time', async () => {
    await buy(player, await order('blade_fishmonger', 2));
    await expect(buy(player, await order('blade_fishmonger'))).rejects.toMatchObject({ code: 'vendor.sold_out' });
    clock.advance(29 * minuteMs);
    expect((await view()).stock.find(({ templateId }) => templateId === 'blade_fishmonger')?.left).toBe(0);
    clock.advance(minuteMs);
    expect((await view()).stock.find(({ templateId }) => templateId === 'blade_fishmonger')?.left).toBe(2);
    await buy(player, await order('blade_fishmonger'));
    expect(await itemCounts(ctx.db, anna)).toEqual({ blade_fishmonger: 3 });
  });

  it('sells restricted stock and cheaper goods to friends of its faction, and serves no enemies', async () => {
    const before = await view();
    expect(before.stock.map(({ templateId }) => templateId)).not.toContain('cache_dockside');
    await stand('market_ring', 900);
    const after = await view();
    expect(after.stock.map(({ templateId }) => templateId)).toContain('cache_dockside');
    expect([after.lockedEntryCount, after.tierPercent]).toEqual([before.lockedEntryCount - 1, 91]);
    expect(await priceOf('torso_green_raincoat')).toBeLessThan(
      before.stock.find(({ templateId }) => templateId === 'torso_green_raincoat')?.priceChits ?? 0,
    );
    await stand('market_ring', -3_000);
    expect(await view()).toMatchObject({ isServed: true, tierPercent: 160 });
    await standBefore(ctx, anna, { npcId: 'vera' });
    await stand('night_shift', -1_500);
    expect((await counterView(player, anna, { vendorId: 'vera' })).isServed).toBe(false);
    await expect(
      buy(player, { ...at('vera'), templateId: 'stim_night' as ItemTemplateId, quantity: 1, priceChits: 999 }),
    ).rejects.toMatchObject({ code: 'vendor.refuses' });
  });

  const stand = (faction: string, points: number) =>
    withClient(testDomain.databaseUrl, (client) =>
      client.query(
        'INSERT INTO faction_reputations (character_id, faction, points, settled_at) VALUES ($1, $2, $3, now()) ' +
          'ON CONFLICT (character_id, faction) DO UPDATE SET points = excluded.points',
        [anna, faction, points],
      ),
    );
});

describe('selling', () => {
  it("pays the offered price out of the vendor's balance, and the item can be bought back for the same", async () => {
    await receive('junk_handset', 5);
    const offer = (await view()).offers[0]?.chits ?? 0;
    const { vendorBalanceChits } = await view();
    const after = await sell(player, { ...at('marta'), itemId: await idOf('junk_handset'), quantity: 3 });
    expect(after.balanceChits).toBe(1_000n + BigInt(3 * offer));
    expect(after.vendorBalanceChits).toBe(vendorBalanceChits - 3 * offer);
    expect(after.buyBack.map(({ item, chits }) => [item.templateId, item.quantity, chits])).toEqual([
      ['junk_handset', 3, 3 * offer],
    ]);
    const back = { ...at('marta'), itemId: after.buyBack[0]?.item.id as ItemId };
    const tries = await Promise.all(
      [
        buyBack(player, back),
        ...Array.from({ length: 4 }, () => buyBack(player, { ...back, requestId: newRequestId() })),
      ].map(outcome),
    );
    expect(tries.filter((said) => said === 'done')).toHaveLength(1);
    expect([await money(), await itemCounts(ctx.db, anna), (await view()).vendorBalanceChits]).toEqual([
      1_000n,
      { junk_handset: 5 },
      vendorBalanceChits,
    ]);
  });

  it('is refused for items that are locked, unwanted or of another character', async () => {
    await receive('blade_scalpel');
    await receive('quest_bee_core');
    await receive('arms_stevedore');
    await lockItem(player, { requestId: newRequestId(), itemId: await idOf('blade_scalpel'), isLocked: true });
    const tries = ['blade_scalpel', 'quest_bee_core', 'arms_stevedore'].map(async (templateId) =>
      sell(player, { ...at('marta'), itemId: await idOf(templateId), quantity: 1 }),
    );
    expect(await Promise.all(tries.map(outcome))).toEqual([
      'inventory.locked',
      'vendor.not_wanted',
      'vendor.not_wanted',
    ]);
    const thief = testDomain.ctxAs({ characterId: await customer('marta', 1n) });
    expect(await outcome(sell(thief, { ...at('marta'), itemId: await idOf('blade_scalpel'), quantity: 1 }))).toBe(
      'inventory.no_such_item',
    );
  });

  it("ends when the vendor's balance is empty, until time refills it", async () => {
    await receive('junk_bearer_bond', 20);
    const sold = await sellJunk(player, at('marta'));
    expect(sold.vendorBalanceChits).toBeLessThan(sold.offers[0]?.chits ?? 0);
    const left = (await itemCounts(ctx.db, anna)).junk_bearer_bond ?? 0;
    expect(left).toBeGreaterThan(0);
    await expect(sellJunk(player, at('marta'))).rejects.toMatchObject({ code: 'vendor.till_empty' });
    clock.advance(10 * minuteMs);
    await sellJunk(player, at('marta'));
    expect((await itemCounts(ctx.db, anna)).junk_bearer_bond ?? 0).toBeLessThan(left);
  });

  it('by five characters at once is paid from the balance of the vendor to the last coin', async () => {
    const template = { templateId: 'junk_handset', quantity: 1, reason: 'inventory.test' };
    await receive('junk_handset');
    // The first sale stores the balance, so that the five meet at its row.
    await sell(player, { ...at('marta'), itemId: await idOf('junk_handset'), quantity: 1 });
    const { vendorBalanceChits } = await view();
    const sellers = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const characterId = await customer('marta', 1n);
        await inTx(ctx, (tx) => grant(tx, { characterId, ...template }));
        const [bag] = await containersOf(ctx.db, { characterId }, ['bag']);
        return { characterId, itemId: bag?.items[0]?.id as ItemId };
      }),
    );
    await Promise.all(
      sellers.map(({ characterId, itemId }) =>
        sell(testDomain.ctxAs({ characterId }), { ...at('marta'), itemId, quantity: 1 }),
      ),
    );
    const earned = await Promise.all(sellers.map(({ characterId }) => balanceOf(ctx.db, characterId)));
    const paid = earned.reduce((sum, chits) => sum + chits - 1n, 0n);
    expect(paid).toBeGreaterThanOrEqual(5n);
    expect((await view()).vendorBalanceChits).toBe(vendorBalanceChits - Number(paid));
  });

  it('of junk sells all junk items and items marked as junk, and no others', async () => {
    await receive('junk_umbrella', 2);
    await receive('blade_scalpel', 2);
    await receive('stim_night');
    await markJunk(player, { requestId: newRequestId(), itemId: await idOf('blade_scalpel'), isJunk: true });
    const { junkChits } = await view();
    const after = await sellJunk(player, at('marta'));
    expect(after.balanceChits).toBe(1_000n + BigInt(junkChits));
    expect(await itemCounts(ctx.db, anna)).toEqual({ blade_scalpel: 1, stim_night: 1 });
    await expect(sellJunk(player, at('marta'))).rejects.toMatchObject({ code: 'vendor.no_junk' });
  });

  it('can be undone for the last twelve items', async () => {
    await receive('blade_scalpel', 14);
    for (const { id } of await bag()) await sell(player, { ...at('marta'), itemId: id, quantity: 1 });
    const { buyBack: held } = await view();
    expect(held).toHaveLength(12);
    const oldest = held.at(-1);
    await buyBack(player, { ...at('marta'), itemId: oldest?.item.id as ItemId });
    expect((await view()).buyBack.map(({ item }) => item.id)).toEqual(held.slice(0, -1).map(({ item }) => item.id));
  });
});

describe('a repair', () => {
  it('costs the shown price and restores full durability', async () => {
    await standBefore(ctx, anna, { npcId: 'brandt' });
    await receive('torso_hospital_gown');
    await equipItem(player, { requestId: newRequestId(), itemId: await idOf('torso_hospital_gown') });
    await expect(repair(player, { ...at('brandt'), itemId: null })).rejects.toMatchObject({
      code: 'vendor.nothing_to_repair',
    });
    await inTx(ctx, (tx) => wearWorn(tx, { characterId: anna, share: 0.6 }));
    const [cost] = (await counterView(player, anna, { vendorId: 'brandt' })).repairCosts;
    const after = await repair(player, { ...at('brandt'), itemId: null });
    expect(after.balanceChits).toBe(1_000n - BigInt(cost?.chits ?? 0));
    expect(after.repairCosts).toEqual([]);
    const skills = await ctx.db.characterSkill.findMany({ where: { characterId: anna } });
    expect(skills.map(({ skill, experience }) => [skill, experience])).toEqual([['engineering', 8]]);
    await standBefore(ctx, anna, { npcId: 'marta' });
    await expect(repair(player, { ...at('marta'), itemId: null })).rejects.toMatchObject({ code: 'vendor.no_repairs' });
  });
});

describe('concurrent requests', () => {
  it('sell the last pieces once each', async () => {
    const crowd = await Promise.all(Array.from({ length: 10 }, () => customer('marta', 500n)));
    const request = await order('blade_fishmonger');
    const results = await Promise.all(
      crowd.map((characterId) =>
        outcome(buy(testDomain.ctxAs({ characterId }), { ...request, requestId: newRequestId() })),
      ),
    );
    expect(results.filter((said) => said === 'done')).toHaveLength(2);
    expect(results.filter((said) => said === 'vendor.sold_out')).toHaveLength(8);
    const holdings = await Promise.all(
      crowd.map(
        async (who) => [await balanceOf(ctx.db, who), (await itemCounts(ctx.db, who)).blade_fishmonger ?? 0] as const,
      ),
    );
    for (const [balance, held] of holdings) expect(balance).toBe(500n - BigInt(held * request.priceChits));
  });

  it('to sell and equip the same item have one result, and it is paid for only if it was sold', async () => {
    for (let turn = 0; turn < 6; turn++) {
      await receive('torso_hospital_gown');
      const itemId = await idOf('torso_hospital_gown');
      const before = await money();
      const [sold, worn] = await Promise.all([
        outcome(sell(player, { ...at('marta'), itemId, quantity: 1 })),
        outcome(equipItem(player, { requestId: newRequestId(), itemId })),
      ]);
      expect([sold, worn].filter((said) => said === 'done')).toHaveLength(1);
      expect((await money()) > before).toBe(sold === 'done');
      const held = (await itemCounts(ctx.db, anna)).torso_hospital_gown ?? 0;
      expect(held).toBe(worn === 'done' ? 1 : 0);
      if (worn === 'done') await undress();
    }
  });

  /** Destroys equipped items, so that the next round starts the same way. */
  async function undress(): Promise<void> {
    const [gown] = (await containersOf(ctx.db, { characterId: anna }, ['equipment'])).flatMap(({ items }) => items);
    await destroyItem(player, { requestId: newRequestId(), itemId: gown?.id as ItemId, quantity: 1 });
  }
});
