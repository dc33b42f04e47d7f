import { wornPlaces } from '@necp/shared/inventory/schema';
import type { CharacterId, ItemId } from '@necp/shared/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTx, sheetVersionsOf, type Ctx } from '../kernel';
import { makeCharacters, newRequestId, openTestDomain, withClient, type TestDomain } from '../testing';
import { entryEpoch, heldZone, putInZone } from '../testing/combat';
import { watchLocks } from '../testing/lock-watch';
import { stockCatalogue } from './catalogue';
import { equip, wearDown, wearWorn } from './gear';
import { auditInventories } from './auditing';
import { containersOf, gearOf, inventoryView, itemCounts } from './queries';
import {
  consume,
  destroyItem,
  equipItem,
  fitMod,
  lockItem,
  markJunk,
  mendItem,
  moveItem,
  sortBag,
  unequipItem,
} from './service';
import { grant } from './steps';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let player: Ctx;
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna] = (await makeCharacters(testDomain.databaseUrl, 1)) as [CharacterId];
  player = testDomain.ctxAs({ characterId: anna });
});
afterEach(async () => {
  expect((await auditInventories(ctx)).findings).toEqual([]);
});

const receive = (templateId: string, quantity = 1) =>
  inTx(ctx, (tx) => grant(tx, { characterId: anna, templateId, quantity, reason: 'inventory.test' }));
const inside = async (kind: 'bag' | 'equipment' | 'delivery') =>
  (await containersOf(ctx.db, { characterId: anna }, [kind])).flatMap(({ items }) => items);
const idOf = async (templateId: string) => {
  const found = [...(await inside('bag')), ...(await inside('equipment'))].find(
    (item) => item.templateId === templateId,
  );
  if (found === undefined) throw new Error(`no ${templateId}`);
  return found.id;
};
const asked = async (templateId: string) => ({ requestId: newRequestId(), itemId: await idOf(templateId) });
const worn = async () => (await gearOf(ctx.db, anna)).worn;
const grow = (level: number, points: number) =>
  withClient(testDomain.databaseUrl, (client) =>
    client.query(
      'UPDATE characters SET level = $2, body = $3, reflex = $3, tech = $3, intellect = $3, cool = $3 WHERE id = $1',
      [anna, level, points],
    ),
  );
const sheetVersion = async () => (await sheetVersionsOf(ctx.db, [anna])).get(anna)?.inventory ?? 0;

describe('equipping', () => {
  it('puts an item into its slot, takes it off again, and changes the version of the sheet', async () => {
    await receive('pistol_lantern');
    const before = await sheetVersion();
    await equipItem(player, await asked('pistol_lantern'));
    expect(await worn()).toEqual({ weapon_main: 'pistol_lantern' });
    expect(await sheetVersion()).toBe(before + 1);
    await unequipItem(player, await asked('pistol_lantern'));
    expect(await worn()).toEqual({});
    await expect(unequipItem(player, await asked('pistol_lantern'))).rejects.toMatchObject({
      code: 'inventory.not_worn',
    });
  });

  it('fills the free hand before it swaps', async () => {
    await receive('pistol_lantern');
    await receive('blade_scalpel');
    await receive('torso_hospital_gown');
    for (const id of ['pistol_lantern', 'blade_scalpel', 'torso_hospital_gown'])
      await equipItem(player, await asked(id));
    expect(await worn()).toEqual({
      weapon_main: 'pistol_lantern',
      weapon_side: 'blade_scalpel',
      torso: 'torso_hospital_gown',
    });
    expect((await gearOf(ctx.db, anna)).main).toMatchObject({
      templateId: 'pistol_lantern',
      durability: 120,
      damageShare: 1,
    });
  });

  it('puts a better gun in place of the current one, although the other hand is free', async () => {
    await receive('pistol_rainmaker');
    await receive('pistol_lantern');
    for (const id of ['pistol_rainmaker', 'pistol_lantern']) await equipItem(player, await asked(id));
    expect(await worn()).toEqual({ weapon_main: 'pistol_lantern' });
  });

  it('checks the level and the attributes, also when the item is swapped in from a bag slot', async () => {
    await receive('shotgun_doorbell');
    await receive('pistol_lantern');
    await equipItem(player, await asked('pistol_lantern'));
    await expect(equipItem(player, await asked('shotgun_doorbell'))).rejects.toMatchObject({
      code: 'inventory.level_too_low',
      params: { level: 3 },
    });
    const shotgun = (await inside('bag')).find(({ templateId }) => templateId === 'shotgun_doorbell');
    await expect(
      moveItem(player, { ...(await asked('pistol_lantern')), to: { kind: 'bag', slot: shotgun?.slot ?? 0 } }),
    ).rejects.toMatchObject({ code: 'inventory.level_too_low' });
    await grow(3, 3);
    await expect(equipItem(player, await asked('shotgun_doorbell'))).rejects.toMatchObject({
      code: 'inventory.attribute_too_low',
      params: { attribute: 'body', points: 4 },
    });
    await grow(3, 4);
    await equipItem(player, await asked('shotgun_doorbell'));
    await expect(
      equipItem(player, { ...(await asked('shotgun_doorbell')), place: 'weapon_side' }),
    ).rejects.toMatchObject({ code: 'inventory.wrong_place' });
    expect(await worn()).toEqual({ weapon_main: 'shotgun_doorbell' });
  });

  it('refuses more cyberware than the body allows', async () => {
    await grow(12, 9);
    const implants = ['arms_stevedore', 'spine_whiplash', 'legs_gutter_spring', 'skin_sharkskin'];
    const refusals: string[] = [];
    for (const id of implants) {
      await receive(id);
      const { itemId } = await asked(id);
      await inTx(ctx, (tx) => equip(tx, { characterId: anna, itemId })).catch((error: { code: string }) =>
        refusals.push(error.code),
      );
    }
    const view = await inventoryView(ctx, anna);
    expect(refusals).toContain('inventory.too_much_strain');
    expect(view.strain).toBeLessThanOrEqual(view.strainLimit);
  });

  it('keeps a stack of throwables together in one slot', async () => {
    await grow(4, 4);
    await receive('thrown_frag', 6);
    await equipItem(player, await asked('thrown_frag'));
    expect((await gearOf(ctx.db, anna)).thrown).toMatchObject({ templateId: 'thrown_frag', quantity: 6 });
    expect(await itemCounts(ctx.db, anna)).toEqual({ thrown_frag: 6 });
  });
});

describe('a full bag', () => {
  it('sends what does not fit to the deliveries, and nothing is lost', async () => {
    await receive('blade_scalpel', 39);
    const { delivered } = await receive('stim_night', 50);
    expect(delivered).toBe(30);
    expect((await inside('delivery')).map(({ quantity }) => quantity)).toEqual([20, 10]);
    const [first] = await inside('delivery');
    await expect(
      moveItem(player, { requestId: newRequestId(), itemId: first?.id as ItemId, to: { kind: 'bag', slot: 0 } }),
    ).rejects.toMatchObject({ code: 'inventory.out_of_reach' });
    expect(await itemCounts(ctx.db, anna)).toEqual({ blade_scalpel: 39, stim_night: 20 });
  });

  it('can be sorted, and equal items are merged into stacks', async () => {
    await receive('stim_night', 15);
    const [stack] = await inside('bag');
    await moveItem(player, { requestId: newRequestId(), itemId: stack?.id as ItemId, to: { kind: 'bag', slot: 20 } });
    await receive('blade_scalpel');
    await receive('mat_scrap_steel', 5);
    await sortBag(player, { requestId: newRequestId(), by: 'kind' });
    expect((await inside('bag')).map(({ slot, templateId, quantity }) => [slot, templateId, quantity])).toEqual([
      [0, 'blade_scalpel', 1],
      [1, 'stim_night', 15],
      [2, 'mat_scrap_steel', 5],
    ]);
  });
});

describe('marks on items', () => {
  it('keep a locked item from being destroyed, and a quest item in every case', async () => {
    await receive('blade_scalpel');
    await receive('quest_bee_core');
    await lockItem(player, { ...(await asked('blade_scalpel')), isLocked: true });
    await expect(destroyItem(player, { ...(await asked('blade_scalpel')), quantity: 1 })).rejects.toMatchObject({
      code: 'inventory.locked',
    });
    await expect(destroyItem(player, { ...(await asked('quest_bee_core')), quantity: 1 })).rejects.toMatchObject({
      code: 'inventory.quest_item',
    });
    expect((await inside('bag')).map(({ isBound, isLocked }) => [isBound, isLocked])).toEqual([
      [false, true],
      [true, false],
    ]);
    await markJunk(player, { ...(await asked('blade_scalpel')), isJunk: true });
    await destroyItem(player, { ...(await asked('blade_scalpel')), quantity: 1 });
    expect(await itemCounts(ctx.db, anna)).toEqual({ quest_bee_core: 1 });
  });
});

describe('gear', () => {
  it('takes a mod permanently and is better for it', async () => {
    await grow(30, 20);
    await receive('pistol_curfew');
    await receive('mod_dot_sight', 2);
    await equipItem(player, await asked('pistol_curfew'));
    const without = (await gearOf(ctx.db, anna)).main?.bonus;
    await fitMod(player, { ...(await asked('pistol_curfew')), modItemId: await idOf('mod_dot_sight'), socket: 0 });
    expect((await gearOf(ctx.db, anna)).main?.bonus).not.toEqual(without);
    await expect(
      fitMod(player, { ...(await asked('pistol_curfew')), modItemId: await idOf('mod_dot_sight'), socket: 2 }),
    ).rejects.toMatchObject({ code: 'inventory.no_socket' });
    expect(await itemCounts(ctx.db, anna)).toEqual({ pistol_curfew: 1, mod_dot_sight: 1 });
  });

  it('wears down, breaks, protects less when broken, and can be repaired', async () => {
    await grow(30, 20);
    await receive('torso_green_raincoat');
    await receive('kit_repair');
    await equipItem(player, await asked('torso_green_raincoat'));
    const itemId = await idOf('torso_green_raincoat');
    const whole = (await gearOf(ctx.db, anna)).armour;
    await inTx(ctx, (tx) => wearDown(tx, { characterId: anna, points: { [itemId]: 0.15 } }));
    expect((await inside('equipment'))[0]?.durability).toBe(109.85);
    await inTx(ctx, (tx) => wearWorn(tx, { characterId: anna, share: 0.1 }));
    expect((await inside('equipment'))[0]?.durability).toBe(98.85);
    await inTx(ctx, (tx) => wearDown(tx, { characterId: anna, points: { [itemId]: 500 } }));
    expect((await inside('equipment'))[0]?.durability).toBe(0);
    expect((await gearOf(ctx.db, anna)).armour).toBeLessThan(whole);
    await mendItem(player, { ...(await asked('torso_green_raincoat')), toolItemId: await idOf('kit_repair') });
    expect((await inside('equipment'))[0]?.durability).toBe(60);
    expect(await itemCounts(ctx.db, anna)).toEqual({ torso_green_raincoat: 1 });
  });

  it('keeps the affixes that were rolled for it', async () => {
    const affixes = [{ affix: 'steady', tier: 1, value: 3 }];
    await inTx(ctx, (tx) =>
      grant(tx, {
        characterId: anna,
        templateId: 'pistol_tideline',
        quantity: 1,
        reason: 'inventory.test',
        instance: { rarity: 'military', level: 9, affixes },
      }),
    );
    expect((await inside('bag'))[0]).toMatchObject({ rarity: 'military', level: 9, affixes, sellChits: 140 });
  });
});

describe('the zone', () => {
  it('consumes a stim once per request id, and not for a zone with an old epoch', async () => {
    await receive('stim_night', 3);
    await putInZone(testDomain.databaseUrl, [anna]);
    const use = { id: newRequestId(), characterId: anna, epoch: entryEpoch, itemId: await idOf('stim_night') };
    const answers = await Promise.all(Array.from({ length: 5 }, () => consume(ctx, heldZone, use)));
    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ templateId: 'stim_night', left: 2 })));
    await expect(consume(ctx, heldZone, { ...use, id: newRequestId(), epoch: entryEpoch - 1 })).rejects.toMatchObject({
      code: 'zone.moved',
    });
    expect(await itemCounts(ctx.db, anna)).toEqual({ stim_night: 2 });
  });
});

describe('concurrent requests', () => {
  it('that equip, move and destroy one piece of armour leave no copy of it in the bag', async () => {
    await receive('torso_hospital_gown');
    const itemId = await idOf('torso_hospital_gown');
    const slot = wornPlaces.indexOf('torso');
    await Promise.allSettled([
      equipItem(player, { requestId: newRequestId(), itemId }),
      moveItem(player, { requestId: newRequestId(), itemId, to: { kind: 'equipment', slot } }),
      destroyItem(player, { requestId: newRequestId(), itemId, quantity: 1 }),
      unequipItem(player, { requestId: newRequestId(), itemId }),
    ]);
    expect((await itemCounts(ctx.db, anna)).torso_hospital_gown ?? 0).toBe(0);
  });
});
