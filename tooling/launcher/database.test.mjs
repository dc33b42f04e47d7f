import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areAccountsSeeded, prepareDatabase, readMark, readSeededAccounts, writeMark } from './database.mjs';
import { startPostgres } from './services.mjs';

const HERE = 'postgresql://necp:secret@127.0.0.1:54320/necp';
const ELSEWHERE = 'postgresql://necp:secret@db.example.org:5432/necp';

describe('the sample accounts', () => {
  it('are created and listed on this computer', () => {
    expect(areAccountsSeeded(HERE, undefined)).toBe(true);
    expect(readSeededAccounts(HERE).map(({ email }) => email)).toEqual([
      'ravna@necp.test',
      'mako@necp.test',
      'juno@necp.test',
    ]);
  });

  it('are neither created nor listed when the database is on another host', () => {
    expect(areAccountsSeeded(ELSEWHERE, undefined)).toBe(false);
    expect(readSeededAccounts(ELSEWHERE)).toEqual([]);
  });

  it('are created or not as the environment variable says', () => {
    expect(areAccountsSeeded(ELSEWHERE, '1')).toBe(true);
    expect(areAccountsSeeded(HERE, '0')).toBe(false);
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

  const prepare = async () => {
    const steps = [];
    const step = async (name, work) => {
      steps.push(name);
      await work(
        () => {},
        () => {},
      );
    };
    await prepareDatabase({ env: { DATABASE_URL: postgres.url, REDIS_URL: 'redis://127.0.0.1:1' }, step });
    return steps;
  };

  it('is prepared once for the same sources, and again when it was made from other sources', async () => {
    expect(await readMark(postgres.url)).toBe('');
    expect(await prepare()).toEqual(['migrate', 'seed']);
    expect(await prepare()).toEqual(['database']);
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    const { rows } = await client.query('select count(*)::int as characters from characters');
    await client.end();
    expect(rows).toEqual([{ characters: 3 }]);
    await writeMark(postgres.url, 'abc123');
    expect(await readMark(postgres.url)).toBe('abc123');
    expect(await prepare()).toEqual(['migrate', 'seed']);
  }, 120_000);
});
