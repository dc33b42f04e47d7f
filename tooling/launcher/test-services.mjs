import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { startPostgres, startRedis } from './services.mjs';

const TEMPLATE = 'necp_template';
const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const run = promisify(execFile);

/**
 * Vitest's global set-up for tests that need a real Postgres and Redis. It sets TEST_DATABASE_URL (a database from
 * which others may be created), TEST_TEMPLATE_DB (the name of a migrated, empty database to copy with `create database
 * … template …`) and TEST_REDIS_URL; variables that are set already are kept.
 */
export default async function setup() {
  const running = [];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'necp-test-'));
  fs.chmodSync(folder, 0o755);
  const tearDown = async () => {
    for (const service of running) {
      await service.stop();
      fs.rmSync(service.dir, { recursive: true, force: true });
    }
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (!process.env.TEST_DATABASE_URL) {
      const postgres = await startPostgres({ dir: path.join(folder, 'postgres'), purpose: 'throwaway' });
      running.push(postgres);
      process.env.TEST_DATABASE_URL = postgres.url;
      delete process.env.TEST_TEMPLATE_DB;
    }
    if (!process.env.TEST_REDIS_URL) {
      const redis = await startRedis({ dir: path.join(folder, 'redis') });
      running.push(redis);
      process.env.TEST_REDIS_URL = redis.url;
    }
    if (!process.env.TEST_TEMPLATE_DB) process.env.TEST_TEMPLATE_DB = await makeTemplate(process.env.TEST_DATABASE_URL);
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}

/** Creates a fresh database with every migration applied and nothing in it. */
async function makeTemplate(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`drop database if exists ${TEMPLATE}`);
    await client.query(`create database ${TEMPLATE}`);
  } finally {
    await client.end();
  }
  const templateUrl = new URL(url);
  templateUrl.pathname = `/${TEMPLATE}`;
  const env = { ...process.env, DATABASE_URL: templateUrl.href };
  await run(process.execPath, ['--import', 'tsx', 'src/migrate.ts'], {
    cwd: path.join(projectFolder, 'packages', 'db'),
    env,
  });
  return TEMPLATE;
}
