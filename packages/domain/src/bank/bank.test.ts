import { bankTerminal } from '@necp/shared/bank/schema';
import { tabChits } from '@necp/shared/inventory/formulas';
import type { Place } from '@necp/shared/inventory/schema';
import type { AccountId, CharacterId, ItemId } from '@necp/shared/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { containersOf, grant, itemCounts } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx, type Ctx } from '../kernel';
import { makeCharacters, newRequestId, openTestDomain, withClient, type TestDomain } from '../testing';
import { standBefore } from '../testing/talk';
import { watchLocks } from '../testing/lock-watch';
import { balanceOf, credit, administrationFaucet } from '../wallet';
import { bankView } from './queries';
import { buyTab, mergeStored, moveStored, sortStored, splitStored } from './service';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
let accountId: AccountId;
let asAnna: Ctx;
let asBoris: Ctx;
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
  accountId = anna as unknown as AccountId;
  await withClient(testDomain.databaseUrl, (client) =>
    client.query('UPDATE characters SET account_id = $1 WHERE id = $2', [anna, boris]),
  );
  asAnna = testDomain.ctxAs({ accountId, characterId: anna });
  asBoris = testDomain.ctxAs({ accountId, characterId: boris });
  for (const characterId of [anna, boris]) await standBefore(ctx, characterId, { objectId: bankTerminal });
});
afterEach(async () => {
  expect((await runAudit(ctx)).findings).toEqual([]);
});

const receive = (characterId: CharacterId, templateId: string, quantity = 1) =>
  inTx(ctx, (tx) => grant(tx, { characterId, templateId, quantity, reason: 'inventory.test' }));
const first = async (characterId: CharacterId, templateId: string) =>
  (await containersOf(ctx.db, { characterId, accountId }, ['bag', 'bank', 'stash']))
    .flatMap(({ items }) => items)
    .find((item) => item.templateId === templateId)?.id as ItemId;
const put = async (who: Ctx, itemId: ItemId, to: Place) => moveStored(who, { requestId: newRequestId(), itemId, to });
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('the bank', () => {
  it('stores items, and only at a terminal', async () => {
    await receive(anna, 'blade_scalpel');
    const itemId = await first(anna, 'blade_scalpel');
    const view = await put(asAnna, itemId, { kind: 'bank', slot: 4 });
    expect([view.isHere, view.bank.items.map(({ templateId, slot }) => [templateId, slot])]).toEqual([
      true,
      [['blade_scalpel', 4]],
    ]);
    expect(await itemCounts(ctx.db, anna)).toEqual({});
    await standBefore(ctx, anna, { npcId: 'marta' });
    await expect(put(asAnna, itemId, { kind: 'bag', slot: 0 })).rejects.toMatchObject({ code: 'bank.not_here' });
    expect((await bankView(asAnna, anna)).isHere).toBe(false);
  });

  it('sells its tabs in order, each once', async () => {
    await inTx(ctx, (tx) =>
      credit(tx, { characterId: anna, amount: 2_000n, from: administrationFaucet, reason: 'wallet.gift' }),
    );
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => outcome(buyTab(asAnna, { requestId: newRequestId(), tab: 2 }))),
    );
    expect(tries.filter((said) => said === 'done')).toHaveLength(1);
    const view = await bankView(asAnna, anna);
    expect([view.tabs, view.bank.slots, view.nextTabChits]).toEqual([2, 60, 1_000]);
    expect(await balanceOf(ctx.db, anna)).toBe(2_000n - BigInt(tabChits(2)));
    await expect(buyTab(asAnna, { requestId: newRequestId(), tab: 4 })).rejects.toMatchObject({
      code: 'bank.no_more_tabs',
    });
    await buyTab(asAnna, { requestId: newRequestId(), tab: 3 });
    await expect(buyTab(asAnna, { requestId: newRequestId(), tab: 4 })).rejects.toMatchObject({
      code: 'wallet.too_poor',
    });
    expect((await bankView(asAnna, anna)).tabs).toBe(3);
  });

  it('splits, merges and sorts stacks', async () => {
    await receive(anna, 'mat_scrap_steel', 90);
    const stack = await first(anna, 'mat_scrap_steel');
    await splitStored(asAnna, {
      requestId: newRequestId(),
      itemId: stack,
      quantity: 40,
      to: { kind: 'bank', slot: 9 },
    });
    await splitStored(asAnna, {
      requestId: newRequestId(),
      itemId: stack,
      quantity: 20,
      to: { kind: 'bank', slot: 3 },
    });
    const view = await sortStored(asAnna, { requestId: newRequestId(), kind: 'bank', by: 'rarity' });
    expect(view.bank.items.map(({ slot, quantity }) => [slot, quantity])).toEqual([[0, 60]]);
    await mergeStored(asAnna, { requestId: newRequestId(), itemId: view.bank.items[0]?.id as ItemId, intoId: stack });
    expect(await itemCounts(ctx.db, anna)).toEqual({ mat_scrap_steel: 90 });
  });
});

describe('the stash', () => {
  it('moves items between characters of one account, but no bound item', async () => {
    await receive(anna, 'pistol_lantern');
    await receive(anna, 'pistol_last_word');
    const pistol = await first(anna, 'pistol_lantern');
    await put(asAnna, pistol, { kind: 'stash', slot: 0 });
    await expect(put(asAnna, await first(anna, 'pistol_last_word'), { kind: 'stash', slot: 1 })).rejects.toMatchObject({
      code: 'inventory.bound',
    });
    await put(asBoris, pistol, { kind: 'bag', slot: 0 });
    expect([await itemCounts(ctx.db, anna), await itemCounts(ctx.db, boris)]).toEqual([
      { pistol_last_word: 1 },
      { pistol_lantern: 1 },
    ]);
  });

  it('is closed to other accounts', async () => {
    await receive(anna, 'pistol_lantern');
    const pistol = await first(anna, 'pistol_lantern');
    await put(asAnna, pistol, { kind: 'stash', slot: 0 });
    const [stranger] = (await makeCharacters(testDomain.databaseUrl, 1)) as [CharacterId];
    await standBefore(ctx, stranger, { objectId: bankTerminal });
    const thief = testDomain.ctxAs({ accountId: stranger as unknown as AccountId, characterId: stranger });
    await expect(put(thief, pistol, { kind: 'bag', slot: 0 })).rejects.toMatchObject({
      code: 'inventory.no_such_item',
    });
    expect((await bankView(thief, stranger)).stash.items).toEqual([]);
  });

  it('gives an item that two take at once to one of them, and loses no piece of a stack that both split', async () => {
    await receive(anna, 'mat_scrap_steel', 100);
    const stack = await first(anna, 'mat_scrap_steel');
    await put(asAnna, stack, { kind: 'stash', slot: 0 });
    const parts = Array.from({ length: 20 }, (_, slot) =>
      outcome(
        splitStored(slot % 2 === 0 ? asAnna : asBoris, {
          requestId: newRequestId(),
          itemId: stack,
          quantity: 7,
          to: { kind: 'bag', slot },
        }),
      ),
    );
    expect((await Promise.all(parts)).filter((said) => said === 'done')).toHaveLength(14);
    const last = await Promise.all([asAnna, asBoris].map((who) => outcome(put(who, stack, { kind: 'bag', slot: 30 }))));
    expect(last.toSorted()).toEqual(['done', 'inventory.no_such_item']);
    const held = await Promise.all(
      [anna, boris].map(async (who) => (await itemCounts(ctx.db, who)).mat_scrap_steel ?? 0),
    );
    expect(held[0]).toBeGreaterThan(0);
    expect((held[0] ?? 0) + (held[1] ?? 0)).toBe(100);
  });
});
