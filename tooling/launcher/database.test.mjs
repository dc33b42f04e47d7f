import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areAccountsSeeded, prepareDatabase, readMark, writeMark } from './database.mjs';
import { loadAccounts } from './secrets.mjs';
import { startPostgres } from './services.mjs';

describe('the sample accounts', () => {
  it('are created in our own database, and in none of an operator, wherever that is', () => {
    expect(areAccountsSeeded('ours', undefined)).toBe(true);
    expect(areAccountsSeeded('given', undefined)).toBe(false);
  });

  it('are created or not as the environment variable says', () => {
    expect(areAccountsSeeded('given', '1')).toBe(true);
    expect(areAccountsSeeded('ours', '0')).toBe(false);
  });
});

describe('a database', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'necp-database-'));
  let postgres;
  beforeAll(async () => {
    fs.chmodSync(folder, 0o755);
    postgres = await startPostgres({ dir: path.join(folder, 'postgres'), purpose: 'throwaway' });
  }, 60_000);
  afterAll(async () => {
    await postgres?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const prepare = async (accounts) => {
    const steps = [];
    const step = async (name, work) => {
      steps.push(name);
      await work(
        () => {},
        () => {},
      );
    };
    const env = { DATABASE_URL: postgres.appUrl, REDIS_URL: 'redis://127.0.0.1:1' };
    await prepareDatabase({ env, ownerUrl: postgres.url, accounts, step });
    return steps;
  };

  it('is prepared once for the same sources, and again when it was made from other sources', async () => {
    expect(await readMark(postgres.url)).toBe('');
    const accounts = loadAccounts(path.join(folder, 'secrets.json'));
    expect(await prepare(accounts)).toEqual(['migrate', 'seed']);
    expect(await prepare(accounts)).toEqual(['database']);
    expect(await ask('select count(*)::int as characters from characters')).toEqual([{ characters: 3 }]);
    await writeMark(postgres.url, 'abc123');
    expect(await readMark(postgres.url)).toBe('abc123');
    expect(await prepare(accounts)).toEqual(['migrate', 'seed']);
  }, 120_000);

  it('gets the passwords of this installation for its sample accounts, and keeps their characters', async () => {
    const hashes = () => ask('select password_hash from accounts order by email');
    const before = await hashes();
    const accounts = loadAccounts(path.join(folder, 'secrets.json'));
    await prepare(accounts);
    expect(await hashes()).toEqual(before);
    await prepare(accounts.map((account) => ({ ...account, password: 'another-password' })));
    expect(await hashes()).not.toEqual(before);
    expect(await ask('select count(*)::int as characters from characters')).toEqual([{ characters: 3 }]);
  }, 120_000);

  async function ask(sql) {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  }
});
