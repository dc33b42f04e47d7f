import { characterHolder, type CharacterId } from '@necp/shared/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stockCatalogue } from '../inventory/catalogue';
import { grant } from '../inventory';
import { inTx, type Ctx } from '../kernel';
import { makeCharacters, openTestDomain, withClient, type TestDomain } from '../testing';
import { credit, holdWallets, transfer, starterKitFaucet } from '../wallet';
import { runAudit } from './service';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
beforeAll(async () => {
  testDomain = await openTestDomain();
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
  await inTx(ctx, async (tx) => {
    await holdWallets(tx, [anna, boris].map(characterHolder));
    await credit(tx, { characterId: anna, amount: 500n, from: starterKitFaucet, reason: 'wallet.starter_kit' });
    await transfer(tx, { fromCharacterId: anna, toCharacterId: boris, amount: 120n, reason: 'wallet.gift' });
    await grant(tx, { characterId: anna, templateId: 'stim_night', quantity: 12, reason: 'inventory.test' });
    await grant(tx, { characterId: boris, templateId: 'blade_scalpel', quantity: 1, reason: 'inventory.test' });
  });
});

/** Runs SQL with the database's constraints off, as a wrong migration or a partial restore would. */
const plant = (sql: string) =>
  withClient(testDomain.ownerUrl, (client) =>
    client.query(
      `SET session_replication_role = replica; ${sql.replaceAll('$anna', anna).replaceAll('$boris', boris)}`,
    ),
  );
const rulesBroken = async () => [...new Set((await runAudit(ctx)).findings.map((finding) => finding.rule))].toSorted();

afterEach(() =>
  plant(
    'DELETE FROM ledger_entries; DELETE FROM item_entries; DELETE FROM character_items; DELETE FROM ' +
      'character_inventory; DELETE FROM wallet_accounts WHERE character_id IS NOT NULL; DELETE FROM ledgers',
  ),
);

describe('the auditor', () => {
  it('finds no fault in what players did', async () => {
    const report = await runAudit(ctx);
    expect(report.findings).toEqual([]);
    expect(report.entries).toBe(8);
  });

  const item = "(SELECT id FROM character_items WHERE template_id = 'stim_night')";
  const bag = (who: string) => `(SELECT id FROM character_inventory WHERE character_id = '${who}' AND kind = 'bag')`;
  it.each([
    [
      'money in a wallet that never came',
      "UPDATE wallet_accounts SET balance = balance + 1 WHERE character_id = '$anna'",
      ['wallet.balance_differs'],
    ],
    [
      'a movement of which one half is gone',
      'DELETE FROM ledger_entries WHERE amount = 120',
      ['wallet.balance_differs', 'wallet.ledger_unbalanced'],
    ],
    [
      'a movement that is gone as a whole',
      'DELETE FROM ledger_entries WHERE ledger_id = (SELECT ledger_id FROM ledger_entries WHERE amount = 120)',
      ['wallet.balance_differs'],
    ],
    [
      'a wallet below nothing',
      'ALTER TABLE wallet_accounts DROP CONSTRAINT wallet_accounts_not_negative; UPDATE wallet_accounts SET ' +
        "balance = -5 WHERE character_id = '$anna'",
      ['wallet.balance_bounds', 'wallet.balance_differs'],
    ],
    [
      'lines of a ledger that does not exist',
      "DELETE FROM ledgers WHERE reason = 'wallet.gift'",
      ['wallet.entry_without_ledger'],
    ],
    [
      'an item that was copied',
      `INSERT INTO character_items (id, container_id, slot, template_id, quantity, rarity, level)
        SELECT gen_random_uuid(), container_id, 9, template_id, quantity, rarity, level FROM character_items
          WHERE id = ${item}`,
      ['inventory.item_differs'],
    ],
    ['an item that vanished', `DELETE FROM character_items WHERE id = ${item}`, ['inventory.item_differs']],
    ['a stack that grew', `UPDATE character_items SET quantity = 13 WHERE id = ${item}`, ['inventory.item_differs']],
    [
      'an item that moved to another bag by itself',
      `UPDATE character_items SET container_id = ${bag('$boris')}, slot = 8 WHERE id = ${item}`,
      ['inventory.item_differs'],
    ],
    [
      'a stack that is too high, booked or not',
      `UPDATE character_items SET quantity = 21 WHERE id = ${item}`,
      ['inventory.item_differs', 'inventory.out_of_bounds'],
    ],
    [
      'two items in one slot',
      `ALTER TABLE character_items DROP CONSTRAINT character_items_place; INSERT INTO character_items (id,
        container_id, slot, template_id, quantity, rarity, level)
          SELECT gen_random_uuid(), container_id, slot, template_id, quantity, rarity, level FROM character_items
            WHERE id = ${item}`,
      ['inventory.item_differs', 'inventory.slot_shared'],
    ],
    [
      'something bound where others of the account reach it',
      `ALTER TABLE character_inventory DROP CONSTRAINT character_inventory_kind; UPDATE character_inventory
        SET kind = 'stash' WHERE id = ${bag('$anna')}; UPDATE character_items SET is_bound = true WHERE id = ${item}`,
      ['inventory.bound_in_stash'],
    ],
    [
      'an item worn out beyond its end',
      `UPDATE character_items SET wear = 1 WHERE id = ${item}`,
      ['inventory.state_out_of_bounds'],
    ],
    [
      'an item in no container',
      `UPDATE character_items SET container_id = gen_random_uuid() WHERE id = ${item}`,
      ['inventory.item_differs', 'inventory.orphan'],
    ],
    [
      'a movement of items that does not come to nothing',
      'DELETE FROM item_entries WHERE container_id IS NULL AND quantity = -1',
      ['inventory.ledger_unbalanced'],
    ],
  ])('finds %s', async (_what, sql, rules) => {
    await plant(sql);
    expect(await rulesBroken()).toEqual(rules);
  });
});
