import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDomain, systemClock } from '../kernel';
import { changeLimit, resetLimit, setLimit } from '../limit/service';
import { change, currentMaintenance, demandOpen, end, endByCommand, plan, planByCommand } from '../maintenance/service';
import { changeSettings, setSettings, settingsView } from '../realm/service';
import {
  FixedClock,
  newRequestId,
  openTestDomain,
  quietLog,
  testConfig,
  type TestDomain,
  withClient,
} from '../testing';
import { cutAt, type CutMoment } from '../testing/cut-connections';
import { accountWith, type SignedInAccount } from '../testing/staff';
import { verifyChain } from './service';

const clock = new FixedClock(systemClock.nowMs());
let testDomain: TestDomain;
let admin: SignedInAccount;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
  admin = await accountWith(testDomain, ['administrator']);
});
afterAll(() => testDomain.close());

const reason = 'release of the new district';
const message = { en: 'A new district opens.', ru: 'Открываем новый район.' };
const system = () => testDomain.domain.systemCtx();
const owner = <T extends object>(sql: string): Promise<T[]> =>
  withClient(testDomain.ownerUrl, async (client) => (await client.query<T>(sql)).rows);

/** A change by an operator. */
interface OperatorChange {
  /** The tables that it changes, besides the audit log, the outbox and the answers. */
  readonly tables: readonly string[];
  /** Puts the tables into the state before the change, and returns a call of it that can be repeated. */
  prepare(): Promise<() => Promise<unknown>>;
}

const changes: Readonly<Record<string, OperatorChange>> = {
  'of a limit': {
    tables: ['limit_settings'],
    prepare: async () => {
      await owner('DELETE FROM limit_settings');
      const input = { requestId: newRequestId(), name: 'emails_to', knownVersion: 0, points: 25, windowSeconds: 3600 };
      return () => changeLimit(admin.ctx, { ...input, reason });
    },
  },
  'that sets a limit back': {
    tables: ['limit_settings'],
    prepare: async () => {
      await owner('DELETE FROM limit_settings');
      await setLimit(system(), { name: 'emails_to', value: { points: 9, windowSeconds: 3600 }, reason });
      const input = { requestId: newRequestId(), name: 'emails_to', knownVersion: 1, reason };
      return () => resetLimit(admin.ctx, input);
    },
  },
  'of settings of the realm and its sessions': {
    tables: ['realms', 'realm_settings', 'session_lifetimes'],
    prepare: async () => {
      await setSettings(system(), { capacity: 2_000, awayMinutes: 5, guestIdleDays: 30 });
      const { version: knownVersion } = await settingsView(admin.ctx);
      const wanted = { capacity: 321, awayMinutes: 7, guestIdleDays: 20 };
      const input = { requestId: newRequestId(), knownVersion, change: wanted, reason };
      return () => changeSettings(admin.ctx, input);
    },
  },
  'that plans a maintenance': {
    tables: ['maintenances'],
    prepare: async () => {
      await owner('DELETE FROM maintenances');
      const when = { startsAtMs: null, inMinutes: 10, lastsMinutes: 30 };
      const input = { requestId: newRequestId(), ...when, message, reason };
      return () => plan(admin.ctx, input);
    },
  },
  'that sets a maintenance anew': {
    tables: ['maintenances'],
    prepare: async () => {
      const { id, version: knownVersion } = await planned(10);
      const input = { requestId: newRequestId(), id, knownVersion, lastsMinutes: 50, message, reason };
      return () => change(admin.ctx, input);
    },
  },
  'that ends a maintenance': {
    tables: ['maintenances'],
    prepare: async () => {
      const { id, version: knownVersion } = await planned(0);
      const input = { requestId: newRequestId(), id, knownVersion, reason };
      return () => end(admin.ctx, input);
    },
  },
};

async function planned(inMinutes: number) {
  await owner('DELETE FROM maintenances');
  return planByCommand(system(), { startsAtMs: null, inMinutes, lastsMinutes: 30, message, reason });
}

/** What a change leaves behind: its tables row for row, and how many entries, events and answers there are. */
async function left(tables: readonly string[]) {
  const counted = ['audit_log', 'outbox', 'request_answers'];
  const [counts] = await owner<Record<string, string>>(
    `SELECT ${counted.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join()}`,
  );
  const rows = await Promise.all(tables.map((table) => owner(`SELECT * FROM ${table} ORDER BY 1`)));
  return { rows, counts: Object.fromEntries(Object.entries(counts ?? {}).map(([name, n]) => [name, Number(n)])) };
}
type Left = Awaited<ReturnType<typeof left>>;

/** Returns how many more entries, events and answers there are. */
const more = (before: Left, after: Left) =>
  Object.fromEntries(Object.entries(after.counts).map(([name, count]) => [name, count - (before.counts[name] ?? 0)]));

const nothing = { audit_log: 0, outbox: 0, request_answers: 0 };

/** Returns what a change leaves behind that nothing disturbs. */
async function whole({ tables, prepare }: OperatorChange) {
  const act = await prepare();
  const before = await left(tables);
  await act();
  const happened = more(before, await left(tables));
  expect(happened).toMatchObject({ audit_log: 1, request_answers: 1 });
  return happened;
}

describe.each(Object.entries(changes))('a change %s whose connection dies', (_name, { tables, prepare }) => {
  it.each<CutMoment>(['before', 'after'])(
    '%s any of its statements happens whole or not at all, and once when it is requested again',
    async (moment) => {
      const wanted = await whole({ tables, prepare });
      const seen = new Set<string>();
      for (let at = 1, wasCut = true; wasCut; at += 1) {
        const act = await prepare();
        const before = await left(tables);
        const outcome = await cutAt(act, { at, moment });
        wasCut = outcome.wasCut;
        const after = await left(tables);
        const happened = more(before, after);
        expect([nothing, wanted]).toContainEqual(happened);
        const isWhole = happened.audit_log === 1;
        expect({ at, isChanged: !isDeepStrictEqual(after.rows, before.rows) }).toEqual({ at, isChanged: isWhole });
        seen.add(isWhole ? 'all' : 'nothing');
        const answer = await act();
        expect({ at, again: await act() }).toEqual({ at, again: answer });
        expect({ at, happened: more(before, await left(tables)) }).toEqual({ at, happened: wanted });
      }
      expect([...seen].toSorted()).toEqual(['all', 'nothing']);
      expect(await verifyChain(system())).toMatchObject({ broken: null });
    },
  );
});

it('a maintenance goes on when the process that planned it is gone, and the next one knows it', async () => {
  await owner('DELETE FROM maintenances');
  const { databaseUrl, redisUrl } = testDomain;
  const openWeb = () =>
    createDomain({ service: 'test', databaseUrl, redisUrl, config: testConfig, log: quietLog, clock });
  const first = openWeb();
  const input = { startsAtMs: null, inMinutes: 0, lastsMinutes: 30, message, reason };
  const planned = await planByCommand(first.systemCtx(), input);
  await first.close();
  const next = openWeb();
  expect(await currentMaintenance(next.systemCtx())).toEqual(planned);
  await expect(demandOpen(next.systemCtx())).rejects.toMatchObject({ code: 'maintenance.running' });
  await endByCommand(next.systemCtx(), reason);
  await next.close();
});
