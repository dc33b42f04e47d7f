import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDomain, type TestDomain, withClient } from '../testing';
import { shownRetention } from './queries';
import { personalRooms } from './registry';
import { shownRetentions } from '@necp/shared/privacy/schema';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

const declared = Object.values(personalRooms).flat();
/** Columns of `uuid` or text that name an account, a character or the one who did something. */
const namesOwner = /^(account_id|character_id|owner_id|holder_id|actor_id|scope_id|player_id|user_id)$|_by$/;
/** Columns with such a name that name something else. */
const others: Readonly<Record<string, string>> = {
  'known_devices.first_seen_by': 'a device',
  'refresh_tokens.spent_by': 'a client',
  'sessions.proven_by': 'the kind of proof',
  'code_tries.tried_by': 'a device or session',
  'ledger_entries.account_id': 'a wallet, declared through it',
};

/** Returns every column of every table, partitions left out. */
async function columns(): Promise<string[]> {
  const { rows } = await withClient(testDomain.databaseUrl, (client) =>
    client.query<{ name: string }>(
      `SELECT relname || '.' || attname AS name FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND attnum > 0
         AND NOT attisdropped`,
    ),
  );
  return rows.map(({ name }) => name);
}

describe('what rooms keep of a person', () => {
  it('is declared for every column that names an account or a character', async () => {
    const declaredColumns = declared.flatMap((rows) => rows.columns.map((column) => `${rows.table}.${column}`));
    const found = (await columns()).filter((name) => namesOwner.test(name.split('.')[1] ?? '') && !(name in others));
    expect(found.filter((name) => !declaredColumns.includes(name)).toSorted()).toEqual([]);
  });

  it('names only tables and columns that there are', async () => {
    const known = await columns();
    const used = declared.flatMap(({ table, columns: own, through, exported, erased, asText = [] }) => [
      ...[...own, ...asText].map((column) => `${table}.${column}`),
      ...(through?.columns.map((column) => `${through.table}.${column}`) ?? []),
      ...('without' in exported ? exported.without.map((column) => `${table}.${column}`) : []),
      ...(typeof erased === 'object' && 'set' in erased ? Object.keys(erased.set).map((one) => `${table}.${one}`) : []),
    ]);
    expect(used.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('leaves no secret in an export', async () => {
    const secret = /hash|secret|archive$|token|private|sealed/;
    const exported = declared.flatMap(({ table, exported: part }) => ('without' in part ? [{ table, part }] : []));
    const known = await columns();
    const kept = exported.flatMap(({ table, part }) =>
      known.filter((name) => name.startsWith(`${table}.`) && !part.without.includes(name.split('.')[1] ?? '')),
    );
    expect(kept.filter((name) => secret.test(name.split('.')[1] ?? ''))).toEqual([]);
  });

  it('says why, wherever rows are not exported or stay after a deletion', () => {
    const reasons = declared.flatMap(({ exported, erased }) => [
      ...('never' in exported ? [exported.never] : []),
      ...(typeof erased === 'object' && 'kept' in erased ? [erased.kept] : []),
    ]);
    expect(reasons.filter((reason) => reason.trim().length < 10)).toEqual([]);
  });
});

it('players are shown every time that a room declares for them', () => {
  expect(shownRetention().kept.map(({ what }) => what)).toEqual([...shownRetentions]);
  expect(shownRetention().kept.find(({ what }) => what === 'addresses')?.days).toBeLessThanOrEqual(30);
});
