import path from 'node:path';
import pg from 'pg';
import { runCommand } from './commands.mjs';
import { LaunchProblem, explainFailedStep } from './messages.mjs';
import { tsxOrder } from './programs.mjs';
import { projectFolder, toolEnv } from './project.mjs';
import { fingerprint, listSources } from './sources.mjs';

const dbFolder = path.join(projectFolder, 'packages', 'db');
/**
 * The sources that determine the result of migrating and seeding: tables, content, first accounts, and the packages
 * with their own tables.
 */
const SOURCES = ['packages/db', 'packages/content', 'packages/domain', 'packages/shared'];
const ROOT_FILES = ['pnpm-lock.yaml'];

/**
 * @typedef {(name: string, work: (note: (words: string) => void, progress: (line: string) => void) => Promise<void>) =>
 *   Promise<void>} Step
 */

/**
 * Writes the tables, the content and the first accounts into a database. The sources are recorded in the database
 * itself, so that the same sources are written once, and a new database has no record.
 * @param {{
 *   env: NodeJS.ProcessEnv, ownerUrl?: string, accounts?: import('./secrets.mjs').Account[], step: Step
 * }} options env as the programs get it; ownerUrl connects as the owner of the tables when that is another role
 * @throws {LaunchProblem} with the end of what the tools said
 */
export async function prepareDatabase({ env: given, ownerUrl = '', accounts = [], step }) {
  const url = given.DATABASE_URL ?? '';
  const passwords = JSON.stringify(Object.fromEntries(accounts.map(({ email, password }) => [email, password])));
  const env = { ...toolEnv(process.env), ...given };
  const files = [...listSources({ root: projectFolder, folders: SOURCES }), ...ROOT_FILES];
  const print = fingerprint({ root: projectFolder, files, salt: [passwords] });
  if ((await readMark(url)) === print) {
    await step('database', async (note) => note('unchanged'));
    return;
  }
  const run = (name, file, more) =>
    step(name, async (_note, progress) => {
      const order = { ...tsxOrder(file), cwd: dbFolder, env: { ...env, ...more }, onLine: progress };
      const { code, output } = await runCommand(order);
      if (code !== 0) throw new LaunchProblem(explainFailedStep({ step: name, output }));
    });
  await run('migrate', 'src/migrate.ts', { DATABASE_OWNER_URL: ownerUrl });
  await run('seed', path.join('..', 'domain', 'scripts', 'seed.ts'), {
    SEED_PASSWORDS: accounts.length > 0 ? passwords : '',
  });
  await writeMark(ownerUrl || url, print);
}

/**
 * Decides whether the sample accounts are created: in our own database, and in one of the operator only when
 * SEED_ACCOUNTS requests them.
 * @param {'ours' | 'given'} database
 * @param {string | undefined} [options] SEED_ACCOUNTS
 */
export function areAccountsSeeded(database, options = process.env.SEED_ACCOUNTS) {
  return options === '1' || (options !== '0' && database === 'ours');
}

/** The record is a comment on Prisma's own table, so no table of ours has to exist before the first migration. */
const TABLE = '_prisma_migrations';
const MARK = 'prepared from ';

/**
 * @param {string} url
 * @returns {Promise<string>} what the database was prepared from, empty when it was not or does not tell
 */
export async function readMark(url) {
  try {
    const rows = await ask(url, `select obj_description(to_regclass('${TABLE}'), 'pg_class') as remark`);
    const remark = rows[0]?.remark ?? '';
    return remark.startsWith(MARK) ? remark.slice(MARK.length) : '';
  } catch {
    // The migration will meet the same error and report it better.
    return '';
  }
}

/**
 * Records the sources; a database that does not allow comments is prepared again at every start.
 * @param {string} url
 * @param {string} print of hexadecimal digits
 */
export async function writeMark(url, print) {
  if (!/^[0-9a-f]+$/.test(print)) throw new Error('not a fingerprint');
  await ask(url, `comment on table ${TABLE} is '${MARK}${print}'`).catch(() => {});
}

async function ask(url, sql) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query(sql);
    return rows;
  } finally {
    await client.end().catch(() => {});
  }
}
