import { characterHolder, type CharacterId, type ItemId } from '@necp/shared/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { containersOf, grant } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx, type Ctx } from '../kernel';
import { rollFor, scatter } from '../loot';
import { stockLootTables } from '../loot/catalogue';
import { pickUp } from '../loot/service';
import { makeCharacters, newRequestId, openTestDomain, withClient, type TestDomain } from '../testing';
import { entryEpoch, heldZone, putInZone } from '../testing/combat';
import { standBefore } from '../testing/talk';
import { sell } from '../vendor/service';
import { credit, holdWallets, starterKitFaucet, transfer } from '../wallet';
import { auditRecent, runAudit, type AuditReport } from './service';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 4 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
  await stockLootTables(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
  const reason = 'wallet.starter_kit';
  await inTx(ctx, async (tx) => {
    await holdWallets(tx, [anna, boris].map(characterHolder));
    await credit(tx, { characterId: anna, amount: 500n, from: starterKitFaucet, reason });
    await credit(tx, { characterId: boris, amount: 500n, from: starterKitFaucet, reason });
    await grant(tx, { characterId: anna, templateId: 'stim_night', quantity: 12, reason });
  });
});

const give = () =>
  inTx(ctx, (tx) => transfer(tx, { fromCharacterId: anna, toCharacterId: boris, amount: 5n, reason: 'wallet.gift' }));
/** Runs SQL with the database's constraints off. */
const plant = (sql: string) =>
  withClient(testDomain.ownerUrl, (client) => client.query(`SET session_replication_role = replica; ${sql}`));

/**
 * Audits again until every movement is within the audited ones, or there is a finding. Other databases of the server
 * may have transactions that hold the audit back for a while.
 */
async function auditAll(): Promise<AuditReport> {
  for (let entries = 0; ; await pause(20)) {
    const report = await auditRecent(ctx);
    entries += report.entries;
    const { rows } = await withClient(testDomain.ownerUrl, (client) =>
      client.query('SELECT 1 FROM audit_positions WHERE xact > (SELECT max(xact) FROM ledgers)'),
    );
    if (report.findings.length > 0 || rows.length > 0) return { entries, findings: report.findings };
  }
}
const rulesOf = async () => (await auditAll()).findings.map(({ rule }) => rule);

describe('the audit of recent movements', () => {
  it('reads each movement once', async () => {
    expect((await auditAll()).entries).toBeGreaterThanOrEqual(6);
    expect((await auditAll()).entries).toBe(0);
    await give();
    expect(await auditAll()).toEqual({ entries: 2, findings: [] });
    expect((await auditAll()).entries).toBe(0);
    expect((await runAudit(ctx)).findings).toEqual([]);
  });

  it('reports a wrong balance that a movement touched, until it is right', async () => {
    await auditAll();
    const change = (by: string) =>
      plant(`UPDATE wallet_accounts SET balance = balance ${by} WHERE character_id = '${anna}'`);
    await change('+ 1');
    expect(await rulesOf()).toEqual([]);
    await give();
    expect(await rulesOf()).toEqual(['wallet.balance_differs']);
    expect(await rulesOf()).toEqual(['wallet.balance_differs']);
    await change('- 1');
    expect(await rulesOf()).toEqual([]);
  });

  it('reports a wrong stack that a movement touched', async () => {
    await auditAll();
    await plant("UPDATE character_items SET quantity = quantity + 1 WHERE template_id = 'stim_night'");
    await inTx(ctx, (tx) =>
      grant(tx, { characterId: anna, templateId: 'stim_night', quantity: 1, reason: 'inventory.test' }),
    );
    expect(await rulesOf()).toEqual(['inventory.item_differs']);
    await plant("UPDATE character_items SET quantity = quantity - 1 WHERE template_id = 'stim_night'");
    expect(await rulesOf()).toEqual([]);
  });

  it('reports a drop whose taker received something else', async () => {
    await auditAll();
    await putInZone(testDomain.databaseUrl, [anna]);
    const source = { kind: 'enemy', id: 'ward_drone' } as const;
    const of = { characterId: anna, source, tableId: 'loot_ward_drone', level: 1, difficulty: 'normal' } as const;
    const drops = await inTx(ctx, async (tx) =>
      scatter(tx, heldZone, { roll: await rollFor(tx, of), for: 'owner', spot: { x: 5, y: 5 } }),
    );
    for (const { dropId } of drops) await pickUp(ctx, heldZone, { characterId: anna, epoch: entryEpoch, dropId });
    const first = `id = '${drops[0]?.dropId}'`;
    const change = (by: string) =>
      plant(`UPDATE world_drops SET quantity = quantity ${by} WHERE template_id IS NOT NULL AND ${first};
        UPDATE world_drops SET chits = chits ${by} WHERE template_id IS NULL AND ${first}`);
    await change('+ 1');
    expect(await rulesOf()).toEqual(['loot.taken_differs']);
    await change('- 1');
    expect(await rulesOf()).toEqual([]);
    // A drop of an earlier movement is left to the audit of everything.
    await change('+ 1');
    expect(await rulesOf()).toEqual([]);
    expect((await runAudit(ctx)).findings.map(({ rule }) => rule)).toEqual(['loot.taken_differs']);
    await change('- 1');
  });

  it('reports a sold item that has no sale', async () => {
    await auditAll();
    await standBefore(ctx, anna, { npcId: 'marta' });
    const [item] = (await containersOf(ctx.db, { characterId: anna }, ['bag'])).flatMap(({ items }) => items);
    const itemId = item?.id as ItemId;
    await sell(testDomain.ctxAs({ characterId: anna }), {
      requestId: newRequestId(),
      vendorId: 'marta',
      itemId,
      quantity: 12,
    });
    const saved = `CREATE TABLE IF NOT EXISTS saved_sales AS SELECT * FROM vendor_sales;`;
    await plant(`${saved} DELETE FROM vendor_sales`);
    expect(await rulesOf()).toEqual(['vendor.sold_without_sale']);
    await plant('INSERT INTO vendor_sales SELECT * FROM saved_sales; DROP TABLE saved_sales');
    expect(await rulesOf()).toEqual([]);
  });

  it('reports an open escrow that no room declares', async () => {
    await auditAll();
    await plant(`INSERT INTO escrows (id, kind, opened_at) VALUES
      ('0190c1c1-0000-7000-8000-00000000e5c0', 'forgotten', now()),
      ('0190c1c1-0000-7000-8000-00000000e5c1', 'forgotten', now())`);
    const finding = { rule: 'kernel.escrow_undeclared', where: '0190c1c1-0000-7000-8000-00000000e5c0' };
    expect((await auditAll()).findings).toEqual([{ ...finding, detail: 'no room declares forgotten; 2 open' }]);
    expect((await runAudit(ctx)).findings.map(({ rule }) => rule)).toEqual(['kernel.escrow_undeclared']);
    await plant(`UPDATE escrows SET closed_at = now()`);
    expect(await rulesOf()).toEqual([]);
  });

  it('does not pass over a movement that was still running while later ones had ended', async () => {
    await auditAll();
    await withClient(testDomain.ownerUrl, async (client) => {
      const ledgerId = '0190c1c1-0000-7000-8000-00000000fade';
      await client.query('BEGIN');
      await client.query(
        "INSERT INTO ledgers (id, reason, correlation_id, at) VALUES ($1, 'wallet.gift', 'raw', now())",
        [ledgerId],
      );
      await give();
      expect((await auditRecent(ctx)).entries).toBe(0);
      await client.query(
        `INSERT INTO ledger_entries (ledger_id, account_id, amount)
          SELECT $1, id, CASE character_id WHEN $2 THEN -7 ELSE 7 END FROM wallet_accounts
          WHERE character_id IN ($2, $3)`,
        [ledgerId, anna, boris],
      );
      await client.query('COMMIT');
    });
    expect(await auditAll()).toEqual({ entries: 4, findings: [] });
  });

  it('begins again when the database counts its transactions from the beginning, as after a restore', async () => {
    await auditAll();
    await plant('UPDATE audit_positions SET xact = xact + 1000000');
    expect((await auditAll()).entries).toBeGreaterThanOrEqual(6);
    expect((await auditAll()).entries).toBe(0);
  });
});
