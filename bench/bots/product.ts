import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, chmodSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDomain, type Logger } from '@necp/domain/kernel';
import { signingKey } from '@necp/domain/token/keys';
import { findFreePort, startPostgres, startRedis } from '@necp/launcher/services';
import { exportJWK, generateKeyPair, type CryptoKey } from 'jose';

/** A running simulation for the bots, its database, and the key that signs its tickets. */
export interface Product {
  readonly what: string;
  readonly simUrl: string;
  readonly databaseUrl: string;
  readonly key: CryptoKey;
  readonly kid: string;
  stop(): Promise<void>;
}

const project = path.resolve(import.meta.dirname, '..', '..');
const cache = path.join(project, '.cache');

/** Returns the product that `npm start` runs here, else starts one for the duration of the run. */
export async function findProduct(): Promise<Product> {
  return (await runningProduct()) ?? startProduct();
}

async function runningProduct(): Promise<Product | null> {
  const launched = launchedUrls();
  const simUrl = process.env.SIM_PUBLIC_URL ?? launched?.sim ?? 'http://localhost:3001';
  const secrets = path.join(cache, 'secrets.json');
  const isReady = await fetch(`${simUrl}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
  const databaseUrl = process.env.DATABASE_URL ?? launched?.database;
  if (!isReady || databaseUrl === undefined || !existsSync(secrets)) return null;
  const { kid, key } = await keyOf(databaseUrl, JSON.parse(readFileSync(secrets, 'utf8')).FACTOR_SECRET);
  return {
    what: `the product at ${simUrl}`,
    simUrl,
    databaseUrl,
    key,
    kid,
    stop: async () => undefined,
  };
}

const mute = () => undefined;
const silent: Logger = { debug: mute, info: mute, warn: mute, error: mute, child: () => silent };

/** Returns the key that signs tickets now. */
async function keyOf(databaseUrl: string, secret: string): Promise<Pick<Product, 'key' | 'kid'>> {
  const config = {
    publicUrl: '',
    simPublicUrl: '',
    devPages: false,
    smtpUrl: null,
    mailFrom: '',
    factorSecrets: [secret],
    signInProviders: [],
  };
  const redisUrl = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379';
  const domain = createDomain({ service: 'tool', databaseUrl, redisUrl, poolMax: 2, log: silent, config });
  try {
    return await signingKey(domain.systemCtx());
  } finally {
    await domain.close();
  }
}

/** Returns where the launcher of this copy has started the game, on whatever ports. */
function launchedUrls(): { readonly sim: string; readonly database: string } | null {
  const file = path.join(cache, 'run', 'urls.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/**
 * What our own simulation needs: migrated and seeded stores, the key that signs tickets, and the environment of its
 * process.
 */
export interface Ground {
  readonly postgres: Awaited<ReturnType<typeof startPostgres>>;
  readonly redis: Awaited<ReturnType<typeof startRedis>>;
  readonly key: CryptoKey;
  readonly kid: string;
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

const simFolder = path.join(project, 'apps', 'sim');

/** Starts stores of our own, migrates and seeds them, and builds the simulation. */
export async function layGround(): Promise<Ground> {
  const stores = await startStores();
  const { postgres, redis } = stores;
  const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwks = createServer((_request, response) => {
    void exportJWK(keys.publicKey).then((jwk) =>
      response.end(JSON.stringify({ keys: [{ ...jwk, kid: 'bots', alg: 'EdDSA', use: 'sig' }] })),
    );
  });
  await new Promise<void>((resolve) => jwks.listen(0, '127.0.0.1', resolve));
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    ROLE: 'zones',
    DATABASE_URL: postgres.appUrl,
    REDIS_URL: redis.url,
    JWKS_URL: `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/`,
    LOG_LEVEL: 'warn',
    ZONE_CAPACITY: '1500',
    ZONE_CHANNELS: '1',
  };
  await run(['--import', 'tsx', 'scripts/seed.ts'], path.join(project, 'packages', 'domain'), env);
  await run(['build.mjs'], simFolder, env);
  const stop = async () => {
    jwks.close();
    await stores.stop();
  };
  return { postgres, redis, key: keys.privateKey, kid: 'bots', env, stop };
}

/** A migrated Postgres and a Redis of our own, in a folder that is removed at the end. */
export interface Stores extends Pick<Ground, 'postgres' | 'redis'> {
  stop(): Promise<void>;
}

export async function startStores(): Promise<Stores> {
  const folder = mkdtempSync(path.join(tmpdir(), 'necp-bots-'));
  chmodSync(folder, 0o755);
  const postgres = await startPostgres({ dir: path.join(folder, 'postgres'), purpose: 'keep' });
  const redis = await startRedis({ dir: path.join(folder, 'redis') });
  const env = { ...process.env, DATABASE_URL: postgres.appUrl, DATABASE_OWNER_URL: postgres.url };
  await run(['--import', 'tsx', 'src/migrate.ts'], path.join(project, 'packages', 'db'), env);
  const stop = async () => {
    await redis.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { postgres, redis, stop };
}

/**
 * Starts a simulation process on these stores and waits until it is ready.
 * @throws Error when it ends before
 */
export async function startSim(
  env: NodeJS.ProcessEnv,
  { port, simId }: { readonly port: number; readonly simId: string },
): Promise<ChildProcess> {
  const own = { SIM_ID: simId, SIM_PORT: String(port), SIM_PUBLIC_URL: `http://localhost:${port}` };
  const sim = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    cwd: simFolder,
    env: { ...env, ...own },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  while (
    !(await fetch(`http://localhost:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (sim.exitCode !== null || sim.signalCode !== null) throw new Error('the simulation did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return sim;
}

async function startProduct(): Promise<Product> {
  const ground = await layGround();
  const port = await findFreePort();
  const sim = await startSim(ground.env, { port, simId: 'sim-1' });
  const stop = async () => {
    await end(sim);
    await ground.stop();
  };
  return {
    what: 'a simulation of our own',
    simUrl: `http://localhost:${port}`,
    databaseUrl: ground.postgres.url,
    key: ground.key,
    kid: ground.kid,
    stop,
  };
}

async function run(args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')} failed`);
}

async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
