import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { commandOf } from './leftovers.mjs';
import { findFreePort, isPortFree } from './ports.mjs';
import { loadAccounts, loadSecrets, takeFirstLook } from './secrets.mjs';
import { planRedis, redisCacheDir, startPostgres, startService } from './services.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'necp-services-'));
fs.chmodSync(folder, 0o755);

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Starts a Redis of our own, even where REDIS_URL names another. */
async function startOwnRedis(dir) {
  return startService(await planRedis({ dir, cacheDir: redisCacheDir }));
}

describe('the servers of the game', () => {
  it('a Postgres that was killed starts again on the same cluster', async () => {
    const options = { dir: path.join(folder, 'postgres'), purpose: /** @type {const} */ ('throwaway') };
    const first = await startPostgres(options);
    process.kill(first.pid, 'SIGKILL');
    const second = await startPostgres(options);
    expect(new URL(second.url).pathname).toBe('/necp');
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
    await second.stop();
    expect(commandOf(second.pid)).toBe('');
  }, 60_000);

  it('a server left behind by a killed launcher is stopped before the new one starts', async () => {
    const dir = path.join(folder, 'redis');
    const first = await startOwnRedis(dir);
    const second = await startOwnRedis(dir);
    expect(commandOf(first.pid)).toBe('');
    await second.stop();
    expect(commandOf(second.pid)).toBe('');
  }, 60_000);

  it('a Redis answers only those who know its password, which only its owner reads', async () => {
    const dir = path.join(folder, 'locked-redis');
    const { url, port, stop } = await startOwnRedis(dir);
    const ask = (address) => {
      const client = new Redis(address, { lazyConnect: true, retryStrategy: () => null });
      client.on('error', () => {});
      return client.ping().finally(() => client.disconnect());
    };
    await expect(ask(`redis://127.0.0.1:${port}`)).rejects.toThrow(/NOAUTH/);
    await expect(ask(`redis://:wrong@127.0.0.1:${port}`)).rejects.toThrow();
    await expect(ask(url)).resolves.toBe('PONG');
    expect(fs.statSync(path.join(dir, 'password.conf')).mode & 0o777).toBe(0o600);
    await stop();
  }, 60_000);

  it('the role of the programs signs in to Postgres and owns nothing', async () => {
    const { appUrl, stop } = await startPostgres({ dir: path.join(folder, 'two-roles'), purpose: 'throwaway' });
    const client = new pg.Client({ connectionString: appUrl });
    await client.connect();
    const { rows } = await client.query('select rolsuper, rolcreatedb from pg_roles where rolname = current_user');
    expect(rows).toEqual([{ rolsuper: false, rolcreatedb: false }]);
    await expect(client.query('create table mine (id int)')).rejects.toThrow('permission denied for schema public');
    await client.end();
    await stop();
  }, 60_000);

  it('a taken port is noticed, and another one is found', async () => {
    const redis = await startOwnRedis(path.join(folder, 'other-redis'));
    expect(await isPortFree(redis.port)).toBe(false);
    expect(await findFreePort(redis.port)).not.toBe(redis.port);
    await redis.stop();
  }, 60_000);
});

describe('the generated secrets of a computer', () => {
  const file = path.join(folder, 'secrets.json');

  it('are generated once and kept', () => {
    expect(loadSecrets(file)).toEqual(loadSecrets(file));
  });

  it('are readable by their owner only', () => {
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  it('contain a password of its own for each sample account, which no program gets', () => {
    const accounts = loadAccounts(file);
    expect(accounts.map(({ email }) => email)).toEqual(['ravna@necp.test', 'mako@necp.test', 'juno@necp.test']);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(3);
    expect(accounts.every(({ password }) => password.length >= 12)).toBe(true);
    expect(loadAccounts(file)).toEqual(accounts);
    expect(loadAccounts(path.join(folder, 'other-secrets.json'))).not.toEqual(accounts);
    expect(Object.keys(loadSecrets(file))).toEqual(['NEXTAUTH_SECRET', 'FACTOR_SECRET']);
  });

  it('are completed when an earlier version wrote them', () => {
    const old = path.join(folder, 'old-secrets.json');
    fs.writeFileSync(old, JSON.stringify({ ...loadSecrets(file) }));
    expect(loadAccounts(old)).toHaveLength(3);
    expect(loadSecrets(old)).toEqual(loadSecrets(file));
  });

  it('are shown once', () => {
    expect([takeFirstLook(file), takeFirstLook(file)]).toEqual([true, false]);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });
});
