import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantToAppRole } from './app-role';
import { migrate } from './migrate';
import { freshDatabase, type FreshDatabase } from './testing';

let scratch: FreshDatabase;
let owner: pg.Client;
let app: pg.Client;
let role: string;
beforeAll(async () => {
  scratch = await freshDatabase();
  owner = new pg.Client({ connectionString: scratch.ownerUrl });
  app = new pg.Client({ connectionString: scratch.url });
  role = new URL(scratch.url).username;
  await Promise.all([owner.connect(), app.connect()]);
  // A copied database has the tables of its template with their rights, and its own rights as a database.
  await migrate(scratch.ownerUrl, role);
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await scratch.drop();
});

/** Returns the error code of Postgres for a statement of the programs' role, `allowed` when there is none. */
const answerTo = (sql: string) =>
  app.query(sql).then(
    () => 'allowed',
    (error: { code?: string }) => error.code,
  );
const notPermitted = '42501';
const ledgers = [
  'ledgers',
  'ledger_entries',
  'item_entries',
  'experience_entries',
  'reputation_entries',
  'global_state_entries',
];

describe('the role of the programs', () => {
  it.each(ledgers)('reads %s and adds to it, and may change nothing else about it', async (table) => {
    const { rows } = await owner.query<{ name: string; definition: string; column: string }>(
      `SELECT tgname AS name, pg_get_functiondef(tgfoid) AS definition,
          (SELECT attname FROM pg_attribute WHERE attrelid = tgrelid AND attnum > 0 LIMIT 1) AS column
        FROM pg_trigger WHERE tgrelid = $1::regclass AND tgname = $1 || '_append_only'`,
      [table],
    );
    const [{ name: trigger, definition, column } = { name: '', definition: '', column: '' }] = rows;
    expect(await answerTo(`SELECT FROM ${table}`)).toBe('allowed');
    const { rows: rights } = await app.query('SELECT has_table_privilege($1, $2) AS may', [table, 'INSERT']);
    expect(rights).toEqual([{ may: true }]);
    for (const statement of [
      `UPDATE ${table} SET ${column} = ${column}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
      `ALTER TABLE ${table} ADD COLUMN more int`,
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
      `DROP TRIGGER ${trigger} ON ${table}`,
      `DROP TABLE ${table} CASCADE`,
      definition,
    ])
      expect([statement, await answerTo(statement)]).toEqual([statement, notPermitted]);
  });

  it.each([
    ['switch triggers off', 'SET session_replication_role = replica'],
    ['create a table', 'CREATE TABLE mine (id int)'],
    ['create a temporary table, whose triggers could write balances', 'CREATE TEMPORARY TABLE mine (id int)'],
    ['create a function', 'CREATE FUNCTION mine() RETURNS int LANGUAGE sql RETURN 1'],
    ['become the owner', 'SET ROLE necp'],
    ['rewrite the history of migrations', 'DELETE FROM _prisma_migrations'],
    ['rewrite the history of the job queue', 'DELETE FROM graphile_worker.migrations'],
  ])('may not %s', async (_what, sql) => {
    expect(await answerTo(sql)).toBe(notPermitted);
  });

  it('owns no table, function, schema or database', async () => {
    const { rows } = await owner.query(
      `SELECT classid::regclass, objid FROM pg_shdepend
        WHERE refobjid = $1::regrole AND deptype = 'o' AND dbid IN (0, (SELECT oid FROM pg_database
          WHERE datname = current_database()))`,
      [role],
    );
    expect(rows).toEqual([]);
  });

  it('opens and drops months of the damage log, whose tables belong to the owner', async () => {
    expect(await answerTo("SELECT make_damage_month('2077-03-01')")).toBe('allowed');
    expect(await answerTo('DROP TABLE damage_logs_2077_03')).toBe(notPermitted);
    expect(await answerTo("SELECT drop_damage_months('2078-01-01')")).toBe('allowed');
  });

  it('uses a table that a later migration creates without grants of its own', async () => {
    await owner.query('CREATE TABLE later (id bigserial, name text)');
    expect(await answerTo("INSERT INTO later (name) VALUES ('first')")).toBe(notPermitted);
    await Promise.all([migrate(scratch.ownerUrl, role), migrate(scratch.ownerUrl, role)]);
    expect(await answerTo("INSERT INTO later (name) VALUES ('first')")).toBe('allowed');
    await owner.query('DROP TABLE later');
  });

  it('is not the owner of the tables itself', async () => {
    const { user = '' } = owner;
    await expect(grantToAppRole(owner, user)).rejects.toThrow(`the role "${user}" of DATABASE_URL is a superuser`);
  });
});
