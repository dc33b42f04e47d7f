import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { startPostgres, startRedis } from './services.mjs';

const TEMPLATE = 'necp_template';
/** The role of the programs under test, which owns nothing; it has these rights in databases of tests only. */
const APP_ROLE = 'necp_test_app';
const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const run = promisify(execFile);

/**
 * Vitest's global set-up for tests that need a real Postgres and Redis. It sets TEST_DATABASE_URL (a database from
 * which others may be created), TEST_TEMPLATE_DB (the name of a migrated, empty database to copy with `create database
 * … template …`), TEST_APP_URL (the same server as the role of the programs) and TEST_REDIS_URL; variables that are set
 * already are kept.
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
    if (!process.env.TEST_TEMPLATE_DB || !process.env.TEST_APP_URL) {
      const appUrl = Object.assign(new URL(process.env.TEST_DATABASE_URL), { username: APP_ROLE, password: APP_ROLE });
      process.env.TEST_APP_URL = appUrl.href;
      process.env.TEST_TEMPLATE_DB = await makeTemplate(process.env.TEST_DATABASE_URL, appUrl.href);
    }
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}

/** Creates a fresh database with every migration applied and nothing in it, and the role of the programs. */
async function makeTemplate(ownerUrl, appUrl) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`drop database if exists ${TEMPLATE}`);
    await client.query(`create database ${TEMPLATE}`);
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [APP_ROLE]);
    if (!rowCount) await client.query(`create role ${APP_ROLE} login password '${APP_ROLE}'`);
  } finally {
    await client.end();
  }
  const inTemplate = (url) => Object.assign(new URL(url), { pathname: `/${TEMPLATE}` }).href;
  const env = { ...process.env, DATABASE_URL: inTemplate(appUrl), DATABASE_OWNER_URL: inTemplate(ownerUrl) };
  await run(process.execPath, ['--import', 'tsx', 'src/migrate.ts'], {
    cwd: path.join(projectFolder, 'packages', 'db'),
    env,
  });
  return TEMPLATE;
}
