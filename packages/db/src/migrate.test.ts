import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeBaseline } from './baseline';
import { findDrift } from './drift';
import { applyMigrations, migrate } from './migrate';
import { readMigrations } from './schema-engine';
import { freshDatabase, type FreshDatabase } from './testing';

const anna = '0190c1c1-0000-7000-8000-00000000a11a';

/** One value in each table that a later migration renames. */
const valuesOfTheFirstVersion = `
  INSERT INTO account_letters (id, email, kind, locale, expires_at)
    VALUES (gen_random_uuid(), 'anna@necp.test', 'no_account', 'en', now());
  INSERT INTO dev_letters (id, "to", subject, text, html, sent_at)
    VALUES (gen_random_uuid(), 'anna@necp.test', 'Hello', '', '', now());
  INSERT INTO quest_deeds (id, character_id, at) VALUES ('tick 7', gen_random_uuid(), now());
  INSERT INTO vendor_tills (vendor_id, "left", filled_at) VALUES ('auntie', 250, now());
  INSERT INTO outbox (id, name, version, key, payload, correlation_id, occurred_at)
    VALUES (gen_random_uuid(), 'reputation.standing_changed', 1, 'anna', '{}', 'test', now());
  UPDATE bus_positions SET last_entry_id = '5-0';
  INSERT INTO request_answers (account_id, request_id, verb, input_hash, answer) VALUES
    (gen_random_uuid(), gen_random_uuid(), 'quest.choose', '', '{"json": {"conversation": {"thing": "low_safe"}}}'),
    (gen_random_uuid(), gen_random_uuid(), 'quest.choose', '', '{"json": {"conversation": null}}'),
    (gen_random_uuid(), gen_random_uuid(), 'quest.talk', '', '{"json": {"thing": "mast_valve"}}'),
    (gen_random_uuid(), gen_random_uuid(), 'character.remake', '',
      '{"json": {"classId": "netrunner", "originId": "corpo", "balanceEddies": "7", "name": "nomad"}}');
  INSERT INTO accounts (id, is_guest, locale) VALUES ('${anna}', true, 'en');
  INSERT INTO players (account_id) VALUES ('${anna}');
  INSERT INTO characters
    (id, account_id, name, name_skeleton, class_id, origin_id, look, body, reflex, tech, intellect, cool)
    VALUES ('${anna}', '${anna}', 'Anna', 'anna', 'nomad', 'nomad', '{}', 5, 5, 5, 5, 5);
  INSERT INTO character_loadouts (character_id, slots, seen) VALUES ('${anna}',
    array_cat(ARRAY['ability:ping', 'item:stim_night'], array_fill(''::text, ARRAY[14])), '{ability:contagion}');
  INSERT INTO character_perks (character_id, node_id, ranks) VALUES ('${anna}', 'puppet_ping', 1);
  INSERT INTO loot_rolls
    (id, character_id, source_kind, source_id, table_id, level, is_hard, is_first, luck, result, at)
    VALUES (gen_random_uuid(), '${anna}', 'enemy', 'rust_bee', 'pockets', 1, false, true, 0, '[{"eddies": 5}]', now());
  INSERT INTO loot_filters (character_id, is_on, min_rarity, kinds, with_eddies)
    VALUES ('${anna}', true, 'scrap', '[]', false);
  INSERT INTO wallet_accounts (id, kind, character_id) VALUES (gen_random_uuid(), 'character', '${anna}');
  INSERT INTO character_inventory (id, character_id, kind, slots) VALUES (gen_random_uuid(), '${anna}', 'bag', 40);
  INSERT INTO character_inventory (id, account_id, kind, slots) VALUES (gen_random_uuid(), '${anna}', 'stash', 30);
`;

/** Returns everything a database enforces or runs by itself, each as one line of SQL, in order. */
async function rulesOf(database: pg.Client): Promise<string[]> {
  const { rows } = await database.query<{ rule: string }>(`
    SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS rule
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND contype <> 'n'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'sequence ' || sequencename FROM pg_sequences WHERE schemaname = 'public'`);
  return rows
    .map(({ rule }) => rule)
    .filter((rule) => !rule.includes('_prisma_migrations'))
    .sort();
}

describe('a migrated database', () => {
  let scratch: FreshDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    scratch = await freshDatabase();
    client = new pg.Client({ connectionString: scratch.ownerUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await scratch.drop();
  });

  /** Runs a test with a separate empty database, which is dropped afterwards. */
  async function withDatabase(
    purpose: string,
    run: (url: string, database: pg.Client) => Promise<void>,
  ): Promise<void> {
    const name = `${purpose}_${randomUUID().replaceAll('-', '')}`;
    await client.query(`CREATE DATABASE ${name}`);
    const url = new URL(scratch.ownerUrl);
    url.pathname = `/${name}`;
    const database = new pg.Client({ connectionString: url.href });
    await database.connect();
    try {
      await run(url.href, database);
    } finally {
      await database.end();
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  }

  it('has exactly the tables and columns of the schema files', async () => {
    expect(await findDrift(scratch.ownerUrl)).toEqual([]);
  });

  it('is checked for tables, columns and indexes that no schema file names', async () => {
    await client.query(
      'CREATE TABLE smuggled (id int); ALTER TABLE inbox ADD COLUMN smuggled int; CREATE INDEX smuggled_index ON ' +
        'inbox (at, consumer)',
    );
    const drift = (await findDrift(scratch.ownerUrl)).join('\n');
    expect(drift).toMatch(/DROP TABLE "smuggled"/);
    expect(drift).toMatch(/DROP COLUMN "smuggled"/);
    expect(drift).toMatch(/DROP INDEX "smuggled_index"/);
    await client.query('DROP TABLE smuggled; ALTER TABLE inbox DROP COLUMN smuggled; DROP INDEX smuggled_index');
  });

  it('has the same constraints, indexes, triggers and functions as one created directly from the schema', async () => {
    await withDatabase('baseline', async (url, baseline) => {
      await baseline.query(await composeBaseline(url));
      const wanted = await rulesOf(baseline);
      expect(wanted.length).toBeGreaterThan(200);
      expect(await rulesOf(client)).toEqual(wanted);
    });
  });

  it('keeps the rows of a database of the first version', async () => {
    await withDatabase('forward', async (url, old) => {
      const known = await readMigrations();
      const first = known.migrationDirectories.filter(({ path }) => /^000[12]_/.test(path));
      await applyMigrations(url, { ...known, migrationDirectories: first });
      await old.query(valuesOfTheFirstVersion);
      expect(await migrate(url)).toContain('0004_account_emails');
      const { rows } = await old.query<{ value: string }>(`
        SELECT email AS value FROM account_emails UNION ALL SELECT subject FROM dev_emails
        UNION ALL SELECT id FROM quest_objective_events UNION ALL SELECT "left"::text FROM vendor_balances
        UNION ALL SELECT name FROM outbox UNION ALL SELECT stream || last_entry_id FROM bus_positions
        UNION ALL SELECT answer::text FROM request_answers
        UNION ALL SELECT 'wallet of ' || holder_kind || ' ' || character_id FROM wallet_accounts WHERE kind = 'wallet'
        UNION ALL SELECT 'class ' || class_id || ' from ' || origin_id FROM characters
        UNION ALL SELECT 'hotbar ' || array_to_string(slots[1:2] || seen, ' ') FROM character_loadouts
        UNION ALL SELECT 'perk ' || node_id FROM character_perks UNION ALL SELECT result::text FROM loot_rolls
        UNION ALL SELECT 'money picked up: ' || with_chits FROM loot_filters
        UNION ALL SELECT kind || ' of ' || holder_kind || ' ' || holder_id FROM character_inventory
        UNION ALL SELECT 'source ' || name FROM wallet_accounts WHERE holder_kind = 'world' AND holder_id = id
          AND name LIKE '%.loot'
        ORDER BY value`);
      expect(rows.map(({ value }) => value)).toEqual(
        [
          'anna@necp.test',
          'Hello',
          'tick 7',
          '250',
          'reputation.changed',
          'events5-0',
          '{"json": {"conversation": {"objectId": "low_safe"}}}',
          '{"json": {"conversation": null}}',
          '{"json": {"objectId": "mast_valve"}}',
          '{"json": {"name": "nomad", "classId": "jammer", "originId": "clerk", "balanceChits": "7"}}',
          'class hauler from outsider',
          'hotbar ability:roll_call item:stim_night ability:earworm',
          'perk puppet_roll_call',
          '[{"chits": 5}]',
          'money picked up: false',
          `wallet of character ${anna}`,
          `bag of character ${anna}`,
          `stash of account ${anna}`,
          'source faucet.loot',
        ].sort(),
      );
    });
  });

  it('is migrated once when several processes start at once', async () => {
    await withDatabase('twice', async (url) => {
      const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
      expect(applied.filter((names) => names.includes('0001_foundation'))).toHaveLength(1);
      expect(await migrate(url)).toEqual([]);
    });
  });

  it('keeps nothing of a migration that fails half-way, and the error quotes Postgres', async () => {
    const known = await readMigrations();
    const broken = {
      path: '9999_broken',
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: 'CREATE TABLE half_done (id int); SELECT 1/0;' },
      },
    };
    const list = { ...known, migrationDirectories: [...known.migrationDirectories, broken] };
    await expect(applyMigrations(scratch.ownerUrl, list)).rejects.toThrow(
      'the migration was refused: division by zero',
    );
    const { rows } = await client.query<{ found: string | null }>("SELECT to_regclass('half_done')::text AS found");
    expect(rows[0]?.found).toBeNull();
  });

  it('refuses a migration that was edited after it had been applied', async () => {
    const known = await readMigrations();
    const edited = known.migrationDirectories.map((directory) => ({
      ...directory,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: 'SELECT 1' } },
    }));
    await expect(applyMigrations(scratch.ownerUrl, { ...known, migrationDirectories: edited })).rejects.toThrow(
      /edited since: 0001_foundation/,
    );
  });
});
