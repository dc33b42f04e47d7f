import { readdirSync, readFileSync } from 'node:fs';
import { purge, type Retention } from '@necp/domain/kernel/worker';
import { openTestDomain, withClient, type TestDomain } from '@necp/domain/testing';
import { dayMs, FixedClock, minuteMs } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retentions } from '@necp/domain/privacy/registry';
import { shownRetention } from '@necp/domain/privacy/queries';

const root = new URL('../../../../', import.meta.url);
const schema = new URL('packages/db/prisma/schema/', root);
const page = readFileSync(new URL('docs/retention.md', root), 'utf8');
const lines = new Map(
  [...page.matchAll(/^\| `(\w+)` \| [\w-]+ \| (.+?) \| (.+) \|$/gm)].map(([, t = '', k = '', w = '']) => [
    t,
    { kept: k, why: w },
  ]),
);
const tables = readdirSync(schema).flatMap((file) =>
  [...readFileSync(new URL(file, schema), 'utf8').matchAll(/@@map\("(\w+)"\)/g)].map(([, table = '']) => table),
);

describe('the list of retentions', () => {
  it('has one line with a reason for every table, and no other lines', () => {
    expect([...lines.keys()].toSorted()).toEqual(tables.toSorted());
    expect([...lines.values()].filter(({ why }) => why.trim() === '')).toEqual([]);
  });

  it('says for each table what its room declares', () => {
    const declared = new Map<string, string>();
    for (const { table, since, keptDays, clears, ...rest } of retentions) {
      const said = `${clears === undefined ? '' : `\`${clears}\`: `}${keptDays} days after \`${since}\``;
      declared.set(table, declared.has(table) ? `${declared.get(table)} or ${said}` : said);
      if (rest.with !== undefined) declared.set(rest.with.table, `with \`${table}\``);
    }
    const purged = [...lines].filter(([, { kept }]) => / days after |^with /.test(kept));
    expect(new Map(purged.map(([table, { kept }]) => [table, kept]))).toEqual(declared);
  });

  it('keeps no network address longer than 30 days', () => {
    const withAddress = readdirSync(schema).flatMap((file) =>
      [
        ...readFileSync(new URL(file, schema), 'utf8').matchAll(
          /model \w+ \{[^}]*\n {2}address [^}]*@@map\("(\w+)"\)/g,
        ),
      ].map(([, table = '']) => table),
    );
    const cleared = retentions.filter(({ clears, keptDays }) => clears === 'address' && keptDays <= 30);
    expect(cleared.map(({ table }) => table).toSorted()).toEqual(withAddress.toSorted());
  });
});

describe('the privacy page', () => {
  it.each(['en', 'ru'])('names each of the declared times (%s)', (locale) => {
    const file = new URL(`apps/web/src/messages/${locale}/privacy.json`, root);
    const { texts } = JSON.parse(readFileSync(file, 'utf8')) as { texts: { kept: Record<string, string> } };
    expect(Object.keys(texts.kept).toSorted()).toEqual(
      shownRetention()
        .kept.map(({ what }) => what)
        .toSorted(),
    );
  });
});

describe('old rows', () => {
  let testDomain: TestDomain;
  const clock = new FixedClock(Date.UTC(2077, 0, 1));
  beforeAll(async () => {
    testDomain = await openTestDomain({ clock });
    // Rows of every table can be planted without the rows and rules that they depend on.
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(`DO $$ DECLARE one record; BEGIN
        FOR one IN SELECT conrelid::regclass AS place, conname FROM pg_constraint
          WHERE contype IN ('c', 'f') AND conparentid = 0 AND connamespace = 'public'::regnamespace LOOP
          EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.place, one.conname);
        END LOOP; END $$`),
    );
  });
  afterAll(() => testDomain.close());

  const valueOf: Readonly<Record<string, string>> = {
    uuid: 'gen_random_uuid()',
    text: 'gen_random_uuid()::text',
    integer: '1',
    real: '1',
    bigint: 'row_number() OVER ()',
    boolean: 'false',
    jsonb: `'{}'`,
    ARRAY: `'{}'`,
    'timestamp with time zone': `'2000-01-01'::timestamptz`,
  };

  /** Writes rows whose time is `at`; all other columns that need a value get some value. */
  async function plant({ table, since }: Retention, { count, at }: { readonly count: number; readonly at: Date }) {
    await withClient(testDomain.ownerUrl, async (client) => {
      const { rows } = await client.query<{ name: string; type: string }>(
        `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = $1
           AND column_name <> $2 AND is_nullable = 'NO' AND is_generated = 'NEVER' AND column_default IS NULL`,
        [table, since],
      );
      const values = rows.map(({ type }) => valueOf[type] ?? 'NULL');
      await client.query('SET session_replication_role = replica');
      await client.query(
        `INSERT INTO ${table} (${[since, ...rows.map(({ name }) => `"${name}"`)].join(', ')})
         SELECT ${['$1::timestamptz', ...values].join(', ')} FROM generate_series(1, ${count})`,
        [at],
      );
    });
  }
  const countOf = (table: string) =>
    withClient(testDomain.ownerUrl, async (client) => {
      const { rows } = await client.query<{ count: number }>(`SELECT COUNT(*)::int AS count FROM ${table}`);
      return rows[0]?.count ?? 0;
    });

  it.each(
    retentions
      .filter(({ clears }) => clears === undefined)
      .map((one) => [`${one.table} by ${one.since}`, one] as const),
  )('of %s are removed in batches until none is left, and younger ones stay', async (_title, retention) => {
    const boundary = clock.nowMs() - retention.keptDays * dayMs;
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(`SET session_replication_role = replica; DELETE FROM ${retention.table}`),
    );
    await plant(retention, { count: 12, at: new Date(boundary - minuteMs) });
    await plant(retention, { count: 3, at: new Date(boundary + minuteMs) });
    // Rows of the outbox are removed once they were sent.
    if (retention.table === 'outbox')
      await withClient(testDomain.ownerUrl, (client) => client.query('UPDATE outbox SET sent_seq = seq'));
    expect(await purge(testDomain.domain.systemCtx(), retention, 5)).toBe(12);
    expect(await countOf(retention.table)).toBe(3);
  });

  it.each(
    retentions
      .filter(({ clears }) => clears !== undefined)
      .map((one) => [`${one.clears} of ${one.table} by ${one.since}`, one] as const),
  )('of which only the %s is too old lose that alone', async (_title, retention) => {
    const { table, clears, keptDays } = retention;
    const boundary = clock.nowMs() - keptDays * dayMs;
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(`SET session_replication_role = replica; DELETE FROM ${table}`),
    );
    await plant(retention, { count: 12, at: new Date(boundary - minuteMs) });
    await plant(retention, { count: 3, at: new Date(boundary + minuteMs) });
    await withClient(testDomain.ownerUrl, (client) => client.query(`UPDATE ${table} SET ${clears} = '1.2.3.4'`));
    expect(await purge(testDomain.domain.systemCtx(), retention, 5)).toBe(12);
    expect([await countOf(table), await countOf(`${table} WHERE ${clears} IS NOT NULL`)]).toEqual([15, 3]);
  });

  it('take the rows that belong to them along', async () => {
    const encounters = retentions.find(({ table }) => table === 'combat_encounters');
    if (encounters === undefined) throw new Error('encounters have a retention');
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(`
        INSERT INTO combat_encounters (id, zone_id, kind, started_at)
        SELECT ('00000000-0000-7000-8000-00000000000' || n)::uuid, 'watson', 'world',
          CASE n WHEN 1 THEN '2070-01-01'::timestamptz ELSE '2076-12-31' END FROM generate_series(1, 2) AS n;
        INSERT INTO combat_participants
          (encounter_id, participant_index, name, level, dealt, taken, healed, kills, downs)
        SELECT ('00000000-0000-7000-8000-00000000000' || n)::uuid, n, 'x', 1, 0, 0, 0, 0, 0
          FROM generate_series(1, 2) AS n`),
    );
    await purge(testDomain.domain.systemCtx(), encounters);
    expect(await countOf('combat_participants')).toBe(1);
  });
});
