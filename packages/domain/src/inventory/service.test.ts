import type { CharacterId, ItemId } from '@necp/shared/kernel';
import { wornPlaces, type Place } from '@necp/shared/inventory/schema';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTx, type Ctx } from '../kernel';
import { makeCharacters, newRequestId, openTestDomain, withClient, type TestDomain } from '../testing';
import { watchLocks } from '../testing/lock-watch';
import { stockCatalogue } from './catalogue';
import { auditInventories } from './auditing';
import { containersOf } from './queries';
import { destroyItem, mergeStacks, moveItem, splitStack } from './service';
import { handOver } from './passing';
import { destroy, grant, merge, move, split } from './steps';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
});
afterEach(async () => {
  expect((await auditInventories(ctx)).findings).toEqual([]);
});

const receive = (who: CharacterId, templateId: string, quantity: number) =>
  inTx(ctx, (tx) =>
    grant(tx, { characterId: who, templateId, quantity, reason: 'inventory.test', whenFull: 'refuse' }),
  );
const itemsOf = async (who: CharacterId) =>
  (await containersOf(ctx.db, { characterId: who }, ['bag', 'equipment', 'bank'])).flatMap((container) =>
    container.items.map((item) => ({ ...item, kind: container.kind })),
  );
const one = async (who: CharacterId, templateId: string) => {
  const found = (await itemsOf(who)).find((item) => item.templateId === templateId);
  if (found === undefined) throw new Error(`${who} has no ${templateId}`);
  return found;
};
const count = async (who: CharacterId, templateId: string) =>
  (await itemsOf(who)).filter((item) => item.templateId === templateId).reduce((sum, item) => sum + item.quantity, 0);
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('items', () => {
  it('fill the stacks that have room, then free slots', async () => {
    await receive(anna, 'stim_night', 15);
    await receive(anna, 'stim_night', 12);
    expect((await itemsOf(anna)).map((item) => [item.slot, item.quantity])).toEqual([
      [0, 20],
      [1, 7],
    ]);
  });

  it('are added completely or not at all when the bag has no room', async () => {
    await receive(anna, 'blade_scalpel', 39);
    await receive(anna, 'stim_night', 10);
    await expect(receive(anna, 'stim_night', 11)).rejects.toMatchObject({ kind: 'conflict', code: 'inventory.full' });
    await receive(anna, 'stim_night', 10);
    expect(await count(anna, 'stim_night')).toBe(20);
  });

  it('are equipped only in their slot, and swap with the item that was there', async () => {
    await receive(anna, 'torso_hospital_gown', 2);
    const [first, second] = await itemsOf(anna);
    const player = testDomain.ctxAs({ characterId: anna });
    const slot = wornPlaces.indexOf('torso');
    await moveItem(player, { requestId: newRequestId(), itemId: first?.id as ItemId, to: { kind: 'equipment', slot } });
    await moveItem(player, {
      requestId: newRequestId(),
      itemId: second?.id as ItemId,
      to: { kind: 'equipment', slot },
    });
    expect((await itemsOf(anna)).map((item) => [item.id, item.kind, item.slot])).toEqual([
      [first?.id, 'bag', 1],
      [second?.id, 'equipment', slot],
    ]);
    await expect(
      moveItem(player, { requestId: newRequestId(), itemId: first?.id as ItemId, to: { kind: 'equipment', slot: 0 } }),
    ).rejects.toMatchObject({ code: 'inventory.wrong_place' });
    await expect(
      moveItem(player, { requestId: newRequestId(), itemId: first?.id as ItemId, to: { kind: 'bag', slot: 40 } }),
    ).rejects.toMatchObject({ code: 'inventory.no_such_slot' });
  });

  it('are split, merged and destroyed', async () => {
    await receive(anna, 'mat_scrap_steel', 100);
    const player = testDomain.ctxAs({ characterId: anna });
    const stack = await one(anna, 'mat_scrap_steel');
    await splitStack(player, {
      requestId: newRequestId(),
      itemId: stack.id,
      quantity: 30,
      to: { kind: 'bag', slot: 5 },
    });
    const parts = await itemsOf(anna);
    expect(parts.map((item) => [item.kind, item.slot, item.quantity])).toEqual([
      ['bag', 0, 70],
      ['bag', 5, 30],
    ]);
    await mergeStacks(player, { requestId: newRequestId(), itemId: parts[1]?.id as ItemId, intoId: stack.id });
    await destroyItem(player, { requestId: newRequestId(), itemId: stack.id, quantity: 60 });
    expect((await itemsOf(anna)).map((item) => [item.kind, item.slot, item.quantity])).toEqual([['bag', 0, 40]]);
  });

  it('of another player are answered as if they did not exist', async () => {
    await receive(anna, 'pistol_lantern', 1);
    const { id: itemId } = await one(anna, 'pistol_lantern');
    const thief = testDomain.ctxAs({ characterId: boris });
    const place = { kind: 'bag', slot: 0 } as const;
    const tries = [
      moveItem(thief, { requestId: newRequestId(), itemId, to: place }),
      destroyItem(thief, { requestId: newRequestId(), itemId, quantity: 1 }),
      splitStack(thief, { requestId: newRequestId(), itemId, quantity: 1, to: place }),
      inTx(ctx, (tx) =>
        handOver(tx, { characterId: boris, itemId, toCharacterId: anna, quantity: 1, reason: 'inventory.test' }),
      ),
    ];
    expect(await Promise.all(tries.map(outcome))).toEqual(Array.from({ length: 4 }, () => 'inventory.no_such_item'));
    expect((await one(anna, 'pistol_lantern')).id).toBe(itemId);
  });

  it.each([-1, 0, 0.5, 1e400, 2 ** 53 + 1, '1', null, Number.NaN, 10_000])(
    'are not moved by an amount of %s',
    async (rubbish) => {
      await receive(anna, 'mat_scrap_steel', 100);
      const quantity = rubbish as number;
      const { id: itemId } = await one(anna, 'mat_scrap_steel');
      const tries = [
        receive(anna, 'mat_scrap_steel', quantity),
        inTx(ctx, (tx) => split(tx, { characterId: anna, itemId, quantity, to: { kind: 'bag', slot: 9 } })),
        inTx(ctx, (tx) =>
          handOver(tx, { characterId: anna, itemId, toCharacterId: boris, quantity, reason: 'inventory.test' }),
        ),
        inTx(ctx, (tx) => destroy(tx, { characterId: anna, itemId, quantity, reason: 'inventory.test' })),
      ];
      expect(await Promise.all(tries.map(outcome))).toEqual(Array.from({ length: 4 }, () => 'inventory.bad_quantity'));
      expect(await count(anna, 'mat_scrap_steel')).toBe(100);
    },
  );
});

describe('concurrent requests', () => {
  it('that split one stack fifty times lose no piece and add none', async () => {
    await receive(anna, 'mat_scrap_steel', 100);
    const { id: itemId } = await one(anna, 'mat_scrap_steel');
    const places = Array.from(
      { length: 50 },
      (_, index): Place => (index < 30 ? { kind: 'bank', slot: index } : { kind: 'bag', slot: index - 20 }),
    );
    const results = await Promise.all(
      places.map((to) => outcome(inTx(ctx, (tx) => split(tx, { characterId: anna, itemId, quantity: 7, to })))),
    );
    expect(results.filter((result) => result === 'done')).toHaveLength(14);
    expect(await count(anna, 'mat_scrap_steel')).toBe(100);
  });

  it('that hand one item to twenty characters give it to one of them', async () => {
    const crowd = await makeCharacters(testDomain.databaseUrl, 20);
    await receive(anna, 'pistol_lantern', 1);
    const { id: itemId } = await one(anna, 'pistol_lantern');
    const results = await Promise.all(
      crowd.map((to) =>
        outcome(
          inTx(ctx, (tx) =>
            handOver(tx, { characterId: anna, itemId, toCharacterId: to, quantity: 1, reason: 'inventory.test' }),
          ),
        ),
      ),
    );
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
    const holders = await Promise.all([anna, ...crowd].map((who) => count(who, 'pistol_lantern')));
    expect(holders.reduce((sum, held) => sum + held, 0)).toBe(1);
  });

  it('of two players who hand each other everything neither lose nor double it', async () => {
    await receive(anna, 'stim_night', 20);
    await receive(boris, 'food_noodles', 10);
    const patch = await one(anna, 'stim_night');
    const cup = await one(boris, 'food_noodles');
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        outcome(
          inTx(ctx, (tx) =>
            index % 2 === 0
              ? handOver(tx, {
                  characterId: anna,
                  itemId: patch.id,
                  toCharacterId: boris,
                  quantity: 2,
                  reason: 'inventory.test',
                })
              : handOver(tx, {
                  characterId: boris,
                  itemId: cup.id,
                  toCharacterId: anna,
                  quantity: 1,
                  reason: 'inventory.test',
                }),
          ),
        ),
      ),
    );
    expect(results.every((result) => result === 'done')).toBe(true);
    expect([
      await count(boris, 'stim_night'),
      await count(anna, 'stim_night'),
      await count(anna, 'food_noodles'),
      await count(boris, 'food_noodles'),
    ]).toEqual([20, 0, 10, 0]);
  });

  it('fill the last free slot once', async () => {
    await receive(anna, 'blade_scalpel', 39);
    const results = await Promise.all(Array.from({ length: 12 }, () => outcome(receive(anna, 'pistol_lantern', 1))));
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
  });

  it('that move, merge and destroy the same stack have one result', async () => {
    await receive(anna, 'stim_night', 10);
    const stack = await one(anna, 'stim_night');
    await inTx(ctx, (tx) =>
      split(tx, { characterId: anna, itemId: stack.id, quantity: 4, to: { kind: 'bag', slot: 8 } }),
    );
    const other = (await itemsOf(anna)).find((item) => item.slot === 8)?.id as ItemId;
    await Promise.all([
      outcome(inTx(ctx, (tx) => move(tx, { characterId: anna, itemId: stack.id, to: { kind: 'bank', slot: 1 } }))),
      outcome(inTx(ctx, (tx) => merge(tx, { characterId: anna, itemId: stack.id, intoId: other }))),
      outcome(inTx(ctx, (tx) => merge(tx, { characterId: anna, itemId: other, intoId: stack.id }))),
    ]);
    expect(await count(anna, 'stim_night')).toBe(10);
  });
});

describe('the database constraints', () => {
  const item =
    '(SELECT id FROM character_items WHERE container_id IN (SELECT id FROM character_inventory WHERE ' +
    "character_id = '$anna') AND template_id = 'stim_night')";
  const bag = (who: string) => `(SELECT id FROM character_inventory WHERE character_id = '${who}' AND kind = 'bag')`;
  const ledger =
    "INSERT INTO ledgers (id, reason, correlation_id, at) VALUES (gen_random_uuid(), 'raw', 'raw', now()); " +
    "SELECT set_config('necp.ledger', (SELECT id::text FROM ledgers WHERE reason = 'raw' ORDER BY id LIMIT 1), " +
    'true); ';
  const refused = (sql: string) =>
    withClient(testDomain.ownerUrl, (client) =>
      outcome(client.query(sql.replaceAll('$anna', anna).replaceAll('$boris', boris))),
    );

  it.each([
    ['a change without a ledger', `UPDATE character_items SET quantity = 1 WHERE id = ${item}`],
    ['a removal without a ledger', `DELETE FROM character_items WHERE id = ${item}`],
    [
      'more pieces out of nothing',
      `BEGIN; ${ledger}UPDATE character_items SET quantity = 19 WHERE id = ${item}; COMMIT`,
    ],
    [
      'an item out of nothing',
      `BEGIN; ${ledger}INSERT INTO character_items (id, container_id, slot, template_id, quantity)
        VALUES (gen_random_uuid(), ${bag('$anna')}, 5, 'pistol_lantern', 1); COMMIT`,
    ],
    ['pieces into nothing', `BEGIN; ${ledger}DELETE FROM character_items WHERE id = ${item}; COMMIT`],
    ['a stack that is too high', `BEGIN; ${ledger}UPDATE character_items SET quantity = 21 WHERE id = ${item}; COMMIT`],
    ['a stack of none', `BEGIN; ${ledger}UPDATE character_items SET quantity = 0 WHERE id = ${item}; COMMIT`],
    ['a slot that is not there', `BEGIN; ${ledger}UPDATE character_items SET slot = 40 WHERE id = ${item}; COMMIT`],
    [
      'a slot that is taken',
      `BEGIN; ${ledger}UPDATE character_items SET slot = 3 WHERE container_id = ${bag('$anna')}; COMMIT`,
    ],
    [
      'turning one item into another',
      `BEGIN; ${ledger}UPDATE character_items SET template_id = 'pistol_lantern' WHERE id = ${item}; COMMIT`,
    ],
    [
      'writing a line about a container',
      `BEGIN; ${ledger}INSERT INTO item_entries (ledger_id, template_id, container_id, item_id, quantity)
        VALUES (current_ledger(), 'stim_night', ${bag('$anna')}, ${item}, 5); COMMIT`,
    ],
    ['changing a line', 'UPDATE item_entries SET quantity = quantity * 2'],
    ['removing a line', 'DELETE FROM item_entries'],
    ['emptying the bags', 'TRUNCATE character_items CASCADE'],
    ['removing a bag with items in it', `DELETE FROM character_inventory WHERE id = ${bag('$anna')}`],
    ['a rarity that nobody knows', "UPDATE item_templates SET rarity = 'legendary' WHERE id = 'stim_night'"],
    ['making an item rarer', "UPDATE character_items SET rarity = 'iconic'"],
    [
      'setting free what is bound',
      'UPDATE character_items SET is_bound = true; UPDATE character_items SET is_bound = false',
    ],
    ['a stash of nobody', "INSERT INTO character_inventory (id, kind, slots) VALUES (gen_random_uuid(), 'stash', 30)"],
    ['removing an item template that a character has', "DELETE FROM item_templates WHERE id = 'stim_night'"],
  ])('refuse %s', async (_what, sql) => {
    await receive(anna, 'stim_night', 10);
    await receive(anna, 'blade_scalpel', 1);
    expect(await refused(sql)).toMatch(/^23/);
    expect([await count(anna, 'stim_night'), await count(anna, 'blade_scalpel')]).toEqual([10, 1]);
  });
});
