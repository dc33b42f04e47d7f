import { createHash } from 'node:crypto';
import { runMigrations as migrateJobs } from 'graphile-worker';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { grantToAppRole } from './app-role';
import { noFilter, readMigrations, withSchemaEngine } from './schema-engine';

/** An arbitrary number, the same in every process that migrates. */
const lockKey = 7_310_244;

/**
 * Migrates a database to the newest schema: first the migrations of this package in Prisma's table, then those of the
 * job queue. Several processes may call it at once; they take turns.
 * @param url connects as the owner of the tables
 * @param appRole the role of the programs; the owner itself when left out
 * @returns names of the migrations applied now, oldest first
 * @throws Error when a migration fails or an applied one was edited afterwards
 */
export async function migrate(url: string, appRole?: string): Promise<string[]> {
  const turn = new pg.Client({ connectionString: url });
  await turn.connect();
  try {
    await turn.query('SELECT pg_advisory_lock($1)', [lockKey]);
    const known = await readMigrations();
    const applied = (await isUpToDate(turn, known)) ? [] : await applyMigrations(url, known);
    await migrateQueue(url);
    if (appRole !== undefined) await grantToAppRole(turn, appRole);
    return applied;
  } finally {
    await turn.end();
  }
}

/**
 * Checks whether Prisma's table lists exactly these migrations, all finished. It runs first, because loading the engine
 * takes longer than everything else.
 */
async function isUpToDate(client: pg.Client, { migrationDirectories }: MigrationList): Promise<boolean> {
  const { rows: tables } = await client.query<{ found: string | null }>(
    "SELECT to_regclass('_prisma_migrations')::text AS found",
  );
  if (tables[0]?.found == null) return false;
  const { rows } = await client.query<{ applied: string }>(
    "SELECT migration_name || ' ' || checksum || CASE WHEN finished_at IS NULL THEN ' unfinished' ELSE '' END AS " +
      'applied FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const applied = rows.map((row) => row.applied).sort();
  const wanted = migrationDirectories.map(
    ({ path, migrationFile: { content } }) =>
      `${path} ${createHash('sha256')
        .update(content.tag === 'ok' ? content.value : '')
        .digest('hex')}`,
  );
  return applied.join() === wanted.sort().join();
}

/** Applies the missing migrations of the given list, each completely or not at all. */
export async function applyMigrations(url: string, migrationsList: MigrationList): Promise<string[]> {
  return withSchemaEngine(url, async (engine) => {
    const history = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: noFilter,
    });
    if (history.editedMigrationNames.length > 0) {
      throw new Error(
        `already applied here, but edited since: ${history.editedMigrationNames.join(', ')}; ` +
          'a new migration is needed, or a new database',
      );
    }
    return (await engine.applyMigrations({ migrationsList, filters: noFilter })).appliedMigrationNames;
  });
}

/** It gets our pool: the one it would create itself keeps the process running for ten seconds longer. */
async function migrateQueue(url: string): Promise<void> {
  const pgPool = new pg.Pool({ connectionString: url, max: 2 });
  pgPool.on('error', ignore);
  pgPool.on('connect', (client) => client.on('error', ignore));
  try {
    await migrateJobs({ pgPool });
  } finally {
    await pgPool.end();
  }
}

// A broken connection fails its query, and that error is reported.
function ignore(): void {}

if (/[\\/]migrate\.[cm]?[jt]s$/.test(process.argv[1] ?? '')) {
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env;
  if (!DATABASE_URL) throw new Error('DATABASE_URL is missing: the database to migrate');
  const applied = await (DATABASE_OWNER_URL
    ? migrate(DATABASE_OWNER_URL, decodeURIComponent(new URL(DATABASE_URL).username))
    : migrate(DATABASE_URL));
  console.info(applied.length === 0 ? 'the database is up to date' : `applied ${applied.join(', ')}`);
  // The job queue's migration leaves a ten-second timer behind, which the command does not wait for.
  process.exit(0);
}
