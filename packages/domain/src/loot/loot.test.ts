import { randomUUID } from 'node:crypto';
import { containers, lootTables } from '@necp/content/server';
import { dropLastsMs, ownedMs } from '@necp/shared/loot/rules';
import type { DropView } from '@necp/shared/loot/schema';
import { type CharacterId, type ItemId, maxChits } from '@necp/shared/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { containersOf, grant, itemCounts } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx, type Ctx } from '../kernel';
import { FixedClock, makeCharacters, newRequestId, openTestDomain, withClient, type TestDomain } from '../testing';
import { entryEpoch, heldZone, putInZone } from '../testing/combat';
import { watchLocks } from '../testing/lock-watch';
import { administrationFaucet, balanceOf, credit } from '../wallet';
import { stockLootTables, tablesUnder } from './catalogue';
import { expireDrops } from './jobs';
import { dropsIn, emptiedBy, lootAudit, lootFilter } from './queries';
import { openCache, openContainer, pickUp, saveFilter } from './service';
import { scatter } from './scattering';
import { rollFor, type RollInput } from './steps';

const clock = new FixedClock(Date.UTC(2077, 3, 1));
let testDomain: TestDomain;
let ctx: Ctx;
let crowd: CharacterId[];
let anna: CharacterId;
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20, clock });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
  await stockLootTables(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  crowd = await makeCharacters(testDomain.databaseUrl, 5);
  anna = crowd[0] as CharacterId;
  await putInZone(testDomain.databaseUrl, crowd);
});
afterEach(async () => {
  expect((await runAudit(ctx)).findings).toEqual([]);
});

const drone = (characterId: CharacterId): RollInput => ({
  characterId,
  source: { kind: 'enemy', id: 'ward_drone' },
  tableId: 'loot_ward_drone',
  level: 1,
  difficulty: 'normal',
});
const fell = (input: RollInput, whose: 'owner' | 'shared' = 'owner') =>
  inTx(ctx, async (tx) =>
    scatter(tx, heldZone, { roll: await rollFor(tx, input), for: whose, spot: { x: 10, y: 20 } }),
  );
const reach = (characterId: CharacterId, dropId: string) =>
  pickUp(ctx, heldZone, { characterId, epoch: entryEpoch, dropId }).then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const of = (drops: readonly DropView[], templateId: string) => {
  const found = drops.find((drop) => drop.templateId === templateId);
  if (found === undefined) throw new Error(`no ${templateId} fell`);
  return found;
};

describe('loot of a defeated enemy', () => {
  it('contains what the table guarantees for the first defeat, and less afterwards', async () => {
    const first = await fell(drone(anna));
    expect(first.map(({ templateId }) => templateId)).toEqual(
      expect.arrayContaining(['pistol_lantern', 'mat_copper_wire', 'junk_handset']),
    );
    const second = await fell(drone(anna));
    expect(second.map(({ templateId }) => templateId)).not.toContain('pistol_lantern');
    expect((await lootAudit(ctx, anna, {})).rolls.map(({ isFirst, sourceId }) => [isFirst, sourceId])).toEqual([
      [false, 'ward_drone'],
      [true, 'ward_drone'],
    ]);
    expect(
      (await dropsIn(ctx, heldZone))
        .filter(({ ownerId }) => ownerId === anna)
        .map(({ dropId }) => dropId)
        .toSorted(),
    ).toEqual([...first, ...second].map(({ dropId }) => dropId).toSorted());
    for (const { x, y } of first) expect(Math.hypot(x - 10, y - 20)).toBeLessThan(0.7);
  });

  it('depends on the quests of the character who rolls it', async () => {
    const bee = (): RollInput => ({
      characterId: anna,
      source: { kind: 'enemy', id: 'bee' },
      tableId: 'loot_bee',
      level: 4,
      difficulty: 'normal',
    });
    expect((await fell(bee())).map(({ templateId }) => templateId)).not.toContain('quest_bee_core');
    await withClient(testDomain.databaseUrl, async (client) => {
      await client.query('INSERT INTO quest_logs (character_id) VALUES ($1)', [anna]);
      await client.query(
        'INSERT INTO quest_progress (character_id, quest_id, state, stage_id, stage_entered_at, started_at) ' +
          "VALUES ($1, 'bees_of_rust_garden', 'active', 'hive', now(), now())",
        [anna],
      );
    });
    expect((await fell(bee())).map(({ templateId }) => templateId)).toContain('quest_bee_core');
  });

  it('comes from cached tables, which are dropped from the cache when they change', async () => {
    const { redis } = ctx;
    const [table] = lootTables;
    expect([...(await tablesUnder(ctx, 'loot_eighth_light')).keys()]).toEqual(
      expect.arrayContaining(['loot_eighth_light', 'pocket_small', 'gear_watson']),
    );
    expect(await redis.exists('loot_table:loot_eighth_light')).toBe(1);
    await stockLootTables(ctx);
    expect(await redis.exists(`loot_table:${table?.id ?? ''}`)).toBe(0);
  });
});

describe('a drop', () => {
  it('belongs to its owner, is free for all players after a minute and gone after five', async () => {
    const boris = crowd[1] as CharacterId;
    const own = of(await fell(drone(anna)), 'junk_handset');
    const shared = of(await fell(drone(anna), 'shared'), 'junk_handset');
    expect(await reach(boris, own.dropId)).toBe('loot.not_yours');
    expect(await reach(boris, shared.dropId)).toBe('loot.not_yours');
    clock.advance(ownedMs);
    expect([await reach(boris, own.dropId), await reach(boris, shared.dropId)]).toEqual(['loot.not_yours', 'done']);
    clock.advance(dropLastsMs);
    expect(await reach(anna, own.dropId)).toBe('loot.gone');
    expect(await itemCounts(ctx.db, boris)).toEqual({ junk_handset: 1 });
  });

  it('goes to one of five characters that take it at once', async () => {
    const drop = of(await fell(drone(anna), 'shared'), 'pistol_lantern');
    clock.advance(ownedMs);
    const results = await Promise.all(crowd.map((who) => reach(who, drop.dropId)));
    expect(results.toSorted()).toEqual(['done', ...Array.from({ length: 4 }, () => 'loot.gone')]);
    const held = await Promise.all(crowd.map(async (who) => (await itemCounts(ctx.db, who)).pistol_lantern ?? 0));
    expect(held.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('is taken once by a character that asks ten times, with the same answer each time', async () => {
    const drop = of(await fell(drone(anna)), 'mat_copper_wire');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        pickUp(ctx, heldZone, { characterId: anna, epoch: entryEpoch, dropId: drop.dropId }),
      ),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await itemCounts(ctx.db, anna)).toEqual({ mat_copper_wire: drop.quantity });
  });

  it('of chits goes into the wallet', async () => {
    const drops = await fell({
      characterId: anna,
      source: { kind: 'enemy', id: 'toll_taker' },
      tableId: 'loot_toll_taker',
      level: 6,
      difficulty: 'normal',
    });
    const coins = drops.filter(({ chits }) => chits > 0);
    expect(coins.length).toBeGreaterThan(0);
    for (const { dropId } of coins) expect(await reach(anna, dropId)).toBe('done');
    expect(await balanceOf(ctx.db, anna)).toBe(BigInt(coins.reduce((sum, { chits }) => sum + chits, 0)));
  });

  it('becomes a delivery when the bag is full', async () => {
    await inTx(ctx, (tx) =>
      grant(tx, { characterId: anna, templateId: 'blade_scalpel', quantity: 40, reason: 'inventory.test' }),
    );
    const drop = of(await fell(drone(anna)), 'pistol_lantern');
    expect(await pickUp(ctx, heldZone, { characterId: anna, epoch: entryEpoch, dropId: drop.dropId })).toMatchObject({
      toDelivery: true,
      taken: { templateId: 'pistol_lantern' },
    });
    expect(
      (await containersOf(ctx.db, { characterId: anna }, ['delivery']))[0]?.items.map(({ templateId }) => templateId),
    ).toEqual(['pistol_lantern']);
  });

  it('is refused for characters that another zone writes', async () => {
    const drop = of(await fell(drone(anna)), 'junk_handset');
    await expect(
      pickUp(ctx, heldZone, { characterId: anna, epoch: entryEpoch - 1, dropId: drop.dropId }),
    ).rejects.toMatchObject({ code: 'zone.moved' });
    await expect(
      pickUp(
        ctx,
        { ...heldZone, epoch: heldZone.epoch + 1 },
        { characterId: anna, epoch: entryEpoch, dropId: drop.dropId },
      ),
    ).rejects.toMatchObject({ code: 'zone.moved' });
    expect(await reach(anna, drop.dropId)).toBe('done');
  });

  it('that was not picked up disappears in time, but a first item is delivered to its owner', async () => {
    await fell(drone(anna));
    await fell(drone(anna));
    clock.advance(dropLastsMs);
    await Promise.all([expireDrops(ctx), expireDrops(ctx)]);
    const held = await itemCounts(ctx.db, anna);
    expect(held.pistol_lantern).toBe(1);
    expect(held.junk_handset).toBe(1);
    expect(await ctx.db.worldDrop.count({ where: { takenBy: null } })).toBe(0);
  });

  it('that cannot be delivered holds up no other drop', async () => {
    const [, boris, clara] = crowd as [CharacterId, CharacterId, CharacterId];
    await inTx(ctx, (tx) =>
      credit(tx, { characterId: anna, amount: maxChits, from: administrationFaucet, reason: 'test.gift' }),
    );
    const expiresAt = new Date(clock.nowMs());
    const kept = (ownerId: CharacterId) => ({
      ...{ id: randomUUID(), ownerId, chits: 5n, quantity: 0, isKept: true, expiresAt, ownedUntil: expiresAt },
      ...{ zoneId: heldZone.zoneId, channel: heldZone.channel, x: 1, y: 1 },
    });
    const drops = [boris, anna, clara].map(kept);
    await inTx(ctx, (tx) => tx.worldDrop.createMany({ data: drops }));
    await expireDrops(ctx);
    const balances = [boris, anna, clara].map((owner) => balanceOf(ctx.db, owner));
    expect(await Promise.all(balances)).toEqual([5n, maxChits, 5n]);
    expect(await ctx.db.worldDrop.findMany({ where: { takenBy: null }, select: { ownerId: true } })).toEqual([
      { ownerId: anna },
    ]);
    await inTx(ctx, (tx) => tx.worldDrop.deleteMany({ where: { ownerId: anna } }));
  });
});

describe('a container', () => {
  const open = (change: { id?: string; containerId?: string; passed?: boolean } = {}) =>
    openContainer(ctx, heldZone, {
      id: newRequestId(),
      characterId: anna,
      epoch: entryEpoch,
      containerId: 'linen_cupboard',
      spawnIndex: 0,
      passed: true,
      isPicked: true,
      spot: { x: 4, y: 4 },
      ...change,
    } as never);
  it('gives each player who opens it something, once until it refills', async () => {
    const id = newRequestId();
    const [first, again] = [await open({ id }), await open({ id })];
    expect(again).toEqual(first);
    await expect(open()).rejects.toMatchObject({ code: 'loot.empty' });
    clock.advance(containers.find((one) => one.id === 'linen_cupboard')?.refillMs ?? 0);
    const twice = await Promise.allSettled([open(), open()]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is shown as empty to the player who emptied it, in that zone, until it refills', async () => {
    const refillMs = containers.find((one) => one.id === 'linen_cupboard')?.refillMs ?? 0;
    clock.advance(refillMs);
    await open();
    const [emptied, ...others] = await emptiedBy(ctx, anna, heldZone.zoneId);
    expect([emptied, others]).toEqual([
      { containerId: 'linen_cupboard', spawnIndex: 0, refillsAtMs: clock.nowMs() + refillMs },
      [],
    ]);
    expect(await emptiedBy(ctx, crowd[1] as CharacterId, heldZone.zoneId)).toEqual([]);
    expect(await emptiedBy(ctx, anna, 'westbrook')).toEqual([]);
    clock.advance(refillMs);
    expect(await emptiedBy(ctx, anna, heldZone.zoneId)).toEqual([]);
  });

  it('stays closed when its lock was not passed', async () => {
    expect(await open({ containerId: 'debt_safe', passed: false })).toEqual([]);
    const hacking = async () =>
      (await ctx.db.characterSkill.findFirst({ where: { characterId: anna, skill: 'hacking' } }))?.experience ?? 0;
    expect(await hacking()).toBe(0);
    const id = newRequestId();
    expect((await open({ id, containerId: 'debt_safe' })).length).toBeGreaterThan(0);
    await open({ id, containerId: 'debt_safe' });
    await open({ containerId: 'debt_safe' }).catch(() => undefined);
    expect(await hacking()).toBe(20);
    await expect(open({ containerId: 'wishing_well' })).rejects.toMatchObject({ code: 'loot.unknown_container' });
  });
});

describe('a cache', () => {
  it('is opened once and gives all of its items', async () => {
    await inTx(ctx, (tx) =>
      grant(tx, { characterId: anna, templateId: 'cache_dockside', quantity: 1, reason: 'inventory.test' }),
    );
    const itemId = (await containersOf(ctx.db, { characterId: anna }, ['bag']))[0]?.items[0]?.id as ItemId;
    const player = testDomain.ctxAs({ characterId: anna });
    const input = { requestId: newRequestId(), itemId };
    const [view, again] = [await openCache(player, input), await openCache(player, input)];
    expect(again).toEqual(view);
    const items = view.lootItems.flatMap((lootItem) => ('templateId' in lootItem ? [lootItem] : []));
    const counts: Record<string, number> = {};
    for (const { templateId, quantity } of items) counts[templateId] = (counts[templateId] ?? 0) + quantity;
    expect(await itemCounts(ctx.db, anna)).toEqual(counts);
    await expect(openCache(player, { requestId: newRequestId(), itemId })).rejects.toMatchObject({
      code: 'inventory.no_such_item',
    });
  });
});

describe('the loot filter', () => {
  it('takes everything by default, and can be saved', async () => {
    const player = testDomain.ctxAs({ characterId: anna });
    expect((await lootFilter(ctx.db, anna)).minRarity).toBe('scrap');
    const filter = { isOn: true, minRarity: 'refined' as const, kinds: ['firearm' as const], withChits: false };
    expect(await saveFilter(player, { requestId: newRequestId(), filter })).toEqual(filter);
    expect(await lootFilter(ctx.db, anna)).toEqual(filter);
  });
});

describe('the auditor', () => {
  it('finds a drop whose taker received something else', async () => {
    const drop = of(await fell(drone(anna)), 'mat_copper_wire');
    await reach(anna, drop.dropId);
    const plant = (quantity: number) =>
      withClient(testDomain.ownerUrl, (client) =>
        client.query(
          `SET session_replication_role = replica;
           UPDATE world_drops SET quantity = ${quantity} WHERE id = '${drop.dropId}'`,
        ),
      );
    await plant(drop.quantity + 1);
    expect((await runAudit(ctx)).findings.map(({ rule }) => rule)).toEqual(['loot.taken_differs']);
    await plant(drop.quantity);
  });
});
