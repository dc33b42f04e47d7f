import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConstraints } from './baseline';
import { findDrift } from './drift';
import { applyMigrations, migrate } from './migrate';
import { readMigrations } from './schema-engine';
import { freshDatabase, type FreshDatabase } from './testing';

describe('the database is what the schema files say', () => {
  let scratch: FreshDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    scratch = await freshDatabase();
    client = new pg.Client({ connectionString: scratch.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await scratch.drop();
  });

  it('has nothing more and nothing less than the schema after all migrations', async () => {
    expect(await findDrift(scratch.url)).toEqual([]);
  });

  it('notices a table, a column or an index that no schema file names', async () => {
    await client.query(
      'CREATE TABLE smuggled (id int); ALTER TABLE inbox ADD COLUMN smuggled int; CREATE INDEX smuggled_index ON inbox (at, consumer)',
    );
    const drift = (await findDrift(scratch.url)).join('\n');
    expect(drift).toMatch(/DROP TABLE "smuggled"/);
    expect(drift).toMatch(/DROP COLUMN "smuggled"/);
    expect(drift).toMatch(/DROP INDEX "smuggled_index"/);
    await client.query('DROP TABLE smuggled; ALTER TABLE inbox DROP COLUMN smuggled; DROP INDEX smuggled_index');
  });

  it('was brought every rule of the constraint files by a migration', async () => {
    const { migrationDirectories } = await readMigrations();
    const brought = migrationDirectories
      .map(({ migrationFile: { content } }) => (content.tag === 'ok' ? content.value : ''))
      .join('\n');
    const lines = (await readConstraints())
      .join('\n')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('--'));
    expect(lines.filter((line) => !brought.includes(line))).toEqual([]);
  });

  it('is migrated once when several processes start at once', async () => {
    const name = `twice_${randomUUID().replaceAll('-', '')}`;
    await client.query(`CREATE DATABASE ${name}`);
    const url = new URL(scratch.url);
    url.pathname = `/${name}`;
    const applied = await Promise.all([migrate(url.href), migrate(url.href), migrate(url.href)]);
    expect(applied.filter((names) => names.includes('0001_foundation'))).toHaveLength(1);
    expect(await migrate(url.href)).toEqual([]);
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
  });

  it('leaves nothing of a migration that fails half-way, and says what Postgres said', async () => {
    const known = await readMigrations();
    const broken = {
      path: '9999_broken',
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: 'CREATE TABLE half_done (id int); SELECT 1/0;' },
      },
    };
    const list = { ...known, migrationDirectories: [...known.migrationDirectories, broken] };
    await expect(applyMigrations(scratch.url, list)).rejects.toThrow('the migration was refused: division by zero');
    const { rows } = await client.query<{ found: string | null }>("SELECT to_regclass('half_done')::text AS found");
    expect(rows[0]?.found).toBeNull();
  });

  it('refuses a migration that was edited after it had been applied', async () => {
    const known = await readMigrations();
    const edited = known.migrationDirectories.map((directory) => ({
      ...directory,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: 'SELECT 1' } },
    }));
    await expect(applyMigrations(scratch.url, { ...known, migrationDirectories: edited })).rejects.toThrow(
      /edited since: 0001_foundation/,
    );
  });
});
