import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { runAudit } from '@necp/domain/audit/service';
import { createDomain } from '@necp/domain/kernel';
import { quietLog, testConfig } from '@necp/domain/testing/index';
import { findFreePort } from '@necp/launcher/services';
import pg from 'pg';
import { startStores, type Stores } from '../bots/product';
import { readNumbers } from '../city/numbers';
import { load, type LoadResult } from './load';
import { seedAccounts } from './seed';
import { startBalance, type Workload } from './workload';

export const usage = 'pnpm bench ledger [--accounts 100000] [--connections 50] [--seconds 10] [--rounds 2]';

const servers = ['product', 'plain'] as const;
type ServerName = (typeof servers)[number];

interface Run {
  readonly stores: Stores;
  readonly db: pg.Pool;
  readonly accounts: number;
  readonly connections: number;
  readonly seconds: number;
}

/**
 * Measures transfers of money through our own service beside a plain server on the same Postgres, with and without
 * contention, and adds up every ledger afterwards, also after a kill -9 in the middle.
 */
export async function ledger(args: readonly string[]): Promise<void> {
  const { accounts, connections, seconds, rounds } = readNumbers(
    args,
    { accounts: 100_000, connections: 50, seconds: 10, rounds: 2 },
    usage,
  );
  const stores = await startStores();
  const db = new pg.Pool({ connectionString: stores.postgres.url, max: 2 });
  const run = { stores, db, accounts, connections, seconds };
  try {
    await seedAccounts(db, accounts);
    const workloads: Workload[] = [
      { name: 'uniform', accounts, alpha: 0 },
      { name: 'Zipf 1.5', accounts, alpha: 1.5 },
    ];
    console.log('| workload | server | transfers/s | p50 ms | p99 ms | refused |\n|---|---|---|---|---|---|');
    for (let round = 1; round <= rounds; round++)
      for (const workload of workloads)
        for (const name of round % 2 === 1 ? servers : servers.toReversed()) await measure(run, name, workload);
    await demandSound(run);
    for (const name of servers) await killMidway(run, name);
    await demandSound(run);
  } finally {
    await db.end();
    await stores.stop();
  }
}

async function measure(run: Run, name: ServerName, workload: Workload): Promise<void> {
  const { child, port } = await startServer(run, name);
  const { connections, seconds } = run;
  try {
    await load({ port, workload, connections, seconds: Math.ceil(seconds / 5) });
    print(workload, name, await load({ port, workload, connections, seconds }));
  } finally {
    await end(child, 'SIGTERM');
  }
}

function print({ name: workload }: Workload, name: string, { perSecond, p50Ms, p99Ms, refused }: LoadResult): void {
  const cells = [workload, name, perSecond.toFixed(0), p50Ms.toFixed(1), p99Ms.toFixed(1), refused];
  console.log(`| ${cells.join(' | ')} |`);
}

/** Kills a server while it works; every transfer it answered must be there, and none may be there in half. */
async function killMidway(run: Run, name: ServerName): Promise<void> {
  const { child, port } = await startServer(run, name);
  const before = await giftsStored(run.db);
  const driven = load({ ...run, port, workload: { name: 'Zipf 1.5', accounts: run.accounts, alpha: 1.5 } });
  await new Promise((resolve) => setTimeout(resolve, (run.seconds * 1_000) / 2));
  await end(child, 'SIGKILL');
  const { done, lost } = await driven;
  const stored = (await giftsStored(run.db)) - before;
  console.log(
    `${name} killed: ${done} answered, ${lost} without an answer${name === 'product' ? `, ${stored} stored` : ''}`,
  );
  if (name === 'product' && (stored < done || stored > done + lost))
    throw new Error(`${done} were answered, but ${stored} are stored`);
}

async function giftsStored(db: pg.Pool): Promise<number> {
  const { rows } = await db.query<{ count: string }>("SELECT count(*) FROM ledgers WHERE reason = 'wallet.gift'");
  return Number(rows[0]?.count);
}

/** @throws Error when money appeared or vanished, or the auditor found anything */
async function demandSound({ stores, db, accounts }: Run): Promise<void> {
  const domain = createDomain({
    service: 'tool',
    databaseUrl: stores.postgres.appUrl,
    redisUrl: stores.redis.url,
    config: testConfig,
    log: quietLog,
  });
  try {
    const { entries, findings } = await runAudit(domain.systemCtx());
    const { rows } = await db.query<{ own: string; plain: string; stored: string }>(`
      SELECT (SELECT sum(balance) FROM wallet_accounts) AS own, (SELECT sum(balance) FROM bench_accounts) AS plain`);
    const whole = String(BigInt(startBalance) * BigInt(accounts));
    console.log(`auditor: ${entries} entries, ${findings.length} findings`);
    if (findings.length > 0 || rows[0]?.own !== whole || rows[0].plain !== whole)
      throw new Error(`not sound: ${JSON.stringify({ findings: findings.slice(0, 5), sums: rows[0], whole })}`);
  } finally {
    await domain.close();
  }
}

async function startServer(
  { stores, connections }: Run,
  name: ServerName,
): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const port = await findFreePort();
  const child = fork(path.join(import.meta.dirname, 'servers', `${name}.ts`), {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: name === 'product' ? stores.postgres.appUrl : stores.postgres.url,
      REDIS_URL: stores.redis.url,
      POOL: String(connections),
    },
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', () => reject(new Error(`the server ${name} did not start`)));
  });
  return { child, port };
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}
