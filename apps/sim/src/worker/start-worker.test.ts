import { classes, presets } from '@necp/content/client';
import { createCharacter } from '@necp/domain/character/service';
import { stockCatalogue } from '@necp/domain/inventory/catalogue';
import { inventoryView } from '@necp/domain/inventory/queries';
import { addJob, inTx } from '@necp/domain/kernel';
import { newRequestId, openTestDomain, withClient, type TestDomain } from '@necp/domain/testing';
import { administrationFaucet, credit } from '@necp/domain/wallet/index';
import { walletView } from '@necp/domain/wallet/queries';
import type { AccountId, CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorker, type Worker } from './start-worker';

let testDomain: TestDomain;
let worker: Worker;
beforeAll(async () => {
  testDomain = await openTestDomain();
  await stockCatalogue(testDomain.domain.systemCtx());
  worker = await startWorker(testDomain.domain, {
    DATABASE_URL: testDomain.databaseUrl,
    WORKER_PORT: 0,
    MOST_CONNECTIONS: 100,
    METRICS_TOKEN: 'sixteen letters!',
  });
  await until(async () => worker.ready());
});
afterAll(async () => {
  await worker.stop();
  await testDomain.close();
});

const accountId = '11111111-1111-7111-8111-111111111111' as AccountId;
const ask = (path: string, token?: string) =>
  fetch(`http://127.0.0.1:${worker.port}${path}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
const counted = async (line: string) => (await (await ask('/metrics', 'sixteen letters!')).text()).includes(line);

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function makeCharacter(name: string): Promise<CharacterId> {
  const { look } = presets[0] ?? {};
  const { attributes, id: classId } = classes[0] ?? {};
  if (look === undefined || attributes === undefined || classId === undefined)
    throw new Error('the content has a preset and a class');
  const made = await createCharacter(testDomain.ctxAs({ accountId }), {
    requestId: newRequestId(),
    name,
    classId,
    originId: 'local',
    look,
    attributes,
  });
  return made.id;
}

describe('the worker process', () => {
  it('gives a new character money, items and clothing once', async () => {
    await withClient(testDomain.databaseUrl, (client) =>
      client.query("INSERT INTO accounts (id, is_guest, locale) VALUES ($1, true, 'en')", [accountId]),
    );
    const characterId = await makeCharacter('Newcomer');
    const ctx = testDomain.domain.systemCtx();
    await until(
      async () =>
        (await walletView(ctx, characterId)).balanceChits > 0n &&
        (await inventoryView(ctx, characterId)).containers.some(({ items }) => items.length > 0),
    );
    expect((await walletView(ctx, characterId)).entries).toEqual([
      expect.objectContaining({ amountChits: 40n, reason: 'wallet.starter_kit' }),
    ]);
    const { containers } = await inventoryView(ctx, characterId);
    const inside = (wanted: string) =>
      containers
        .find(({ kind }) => kind === wanted)
        ?.items.map(({ templateId, quantity }) => [templateId, quantity])
        .sort();
    expect(inside('bag')).toEqual([
      ['blade_scalpel', 1],
      ['quest_bed_bracelet', 1],
      ['stim_night', 2],
    ]);
    expect(inside('equipment')).toEqual([
      ['pistol_rainmaker', 1],
      ['torso_hospital_gown', 1],
    ]);
    await until(() => counted('necp_worker_deliveries_total{outcome="done",consumer="wallet.starter_kit"} 1'));
  });

  it('measures what each faucet gave since it last looked, beside the limits', async () => {
    const measure = async (times: number) => {
      await inTx(testDomain.domain.systemCtx(), (tx) => addJob(tx, { name: 'audit.faucets', payload: {} }));
      const runs = new RegExp(`necp_worker_jobs_total\\{outcome="done",job="audit.faucets"\\} (\\d+)`);
      await until(async () => {
        const [, done = '0'] = runs.exec(await (await ask('/metrics', 'sixteen letters!')).text()) ?? [];
        return Number(done) >= times;
      });
    };
    await measure(1);
    const { id } = await testDomain.domain.systemCtx().db.character.findFirstOrThrow();
    const characterId = id as CharacterId;
    const ctx = testDomain.domain.systemCtx();
    await inTx(ctx, (tx) =>
      credit(tx, { characterId, amount: 70n, from: administrationFaucet, reason: 'wallet.starter_kit' }),
    );
    // Other databases of the server may have transactions that hold the measuring back for a while.
    for (let times = 2; !(await counted('necp_worker_faucet_chits_total{faucet="administration"} 70')); times += 1)
      await measure(times);
    expect(await counted('necp_worker_faucet_limit_chits{faucet="starter_kit"} 20000')).toBe(true);
  });

  it('runs the auditor, which is green after that', async () => {
    await inTx(testDomain.domain.systemCtx(), (tx) => addJob(tx, { name: 'audit.whole', payload: {} }));
    await inTx(testDomain.domain.systemCtx(), (tx) => addJob(tx, { name: 'audit.recent', payload: {} }));
    for (const scope of ['whole', 'recent']) {
      await until(() => counted(`necp_worker_jobs_total{outcome="done",job="audit.${scope}"}`));
      expect(await counted(`necp_worker_audit_findings{scope="${scope}"} 0\n`)).toBe(true);
    }
  });

  it('checks the audit log, which is whole', async () => {
    await inTx(testDomain.domain.systemCtx(), (tx) => addJob(tx, { name: 'audit.log', payload: {} }));
    await until(() => counted('necp_worker_jobs_total{outcome="done",job="audit.log"}'));
    expect(await counted('necp_worker_audit_log_broken 0\n')).toBe(true);
  });

  it('reports an inconsistency in the ledgers', async () => {
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(
        'SET session_replication_role = replica; ' +
          "UPDATE wallet_accounts SET balance = balance + 1 WHERE kind = 'wallet'",
      ),
    );
    await inTx(testDomain.domain.systemCtx(), (tx) => addJob(tx, { name: 'audit.whole', payload: {} }));
    await until(() => counted('necp_worker_audit_findings{scope="whole"} 1\n'));
  });

  it('answers operators, and shows its metrics only with the token', async () => {
    expect((await ask('/healthz')).status).toBe(200);
    expect((await ask('/readyz')).status).toBe(200);
    expect((await ask('/metrics')).status).toBe(401);
    expect((await ask('/metrics', 'another word')).status).toBe(401);
    for (const name of [
      'unsent_events',
      'oldest_unsent_event_seconds',
      'undigested_events',
      'dead_letters',
      'waiting_jobs',
      'failed_jobs',
    ])
      expect(await counted(`necp_worker_${name} `)).toBe(true);
  });
});
