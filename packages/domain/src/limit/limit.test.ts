import { limits, type LimitName } from '@necp/shared/limit/registry';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDomain, spend, type Ctx, type Logger } from '../kernel';
import { countCall } from '../session/service';
import { newRequestId, openTestDomain, quietLog, testConfig, withClient, type TestDomain } from '../testing';
import { accountWith, type SignedInAccount } from '../testing/staff';
import { limitList, readLimits } from './queries';
import { changeLimit, resetLimit, setLimit } from './service';

let testDomain: TestDomain;
let admin: SignedInAccount;
const warnings: object[] = [];
const log: Logger = { ...quietLog, warn: (fields) => void warnings.push(fields), child: () => log };
beforeAll(async () => {
  testDomain = await openTestDomain({ log });
  admin = await accountWith(testDomain, ['administrator']);
});
afterEach(() =>
  withClient(testDomain.ownerUrl, async (client) => {
    await client.query('DELETE FROM limit_settings');
    await readLimits(admin.ctx);
  }),
);
afterAll(() => testDomain.close());

const reason = 'more players than planned';
const ask = (name: string, points: number, windowSeconds: number | null = 3600) => ({
  requestId: newRequestId(),
  name,
  knownVersion: 0,
  points,
  windowSeconds,
  reason,
});
const shown = async (name: LimitName) => (await limitList(admin.ctx)).limits.find((one) => one.name === name);
const codeOf = (refused: Promise<unknown>) =>
  refused.then(
    () => 'ok',
    ({ code }: { code: string }) => code,
  );
const spentUntilRefused = async (name: LimitName, key: string, ctx: Ctx = admin.ctx) => {
  for (let spent = 0; ; spent += 1) if ((await codeOf(spend(ctx, name, key))) !== 'ok') return spent;
};
const acts = () =>
  withClient(testDomain.ownerUrl, async (client) => {
    const { rows } = await client.query(
      "SELECT act, actor_id, details FROM audit_log WHERE act LIKE 'limit.%' ORDER BY seq",
    );
    return rows as { act: string; actor_id: string | null; details: Record<string, unknown> }[];
  });

describe('a limit', () => {
  it('is changed for a running process, holds for what was counted before, and goes back to its default', async () => {
    expect(await spentUntilRefused('emails_to', 'one')).toBe(20);
    await changeLimit(admin.ctx, ask('emails_to', 25));
    expect(await spentUntilRefused('emails_to', 'one')).toBe(4);
    await changeLimit(admin.ctx, { ...ask('emails_to', 2), knownVersion: 1 });
    expect(await spentUntilRefused('emails_to', 'two')).toBe(2);
    await resetLimit(admin.ctx, { requestId: newRequestId(), name: 'emails_to', knownVersion: 2, reason });
    expect(await spentUntilRefused('emails_to', 'two')).toBe(17);
    expect(await shown('emails_to')).toMatchObject({
      current: { points: 20, windowSeconds: 3600 },
      isChanged: false,
      version: 3,
      change: { accountId: admin.accountId, names: [], reason },
    });
  });

  it('begins a new count with a window of another length', async () => {
    expect(await spentUntilRefused('emails_to', 'window')).toBe(20);
    await changeLimit(admin.ctx, ask('emails_to', 20, 600));
    expect(await spentUntilRefused('emails_to', 'window')).toBe(20);
  });

  it('is noted in the audit log with its reason and the account that changed it', async () => {
    const before = (await acts()).length;
    await changeLimit(admin.ctx, ask('emails_to', 30));
    await setLimit(testDomain.domain.systemCtx(), { name: 'emails_to', value: null, reason });
    expect((await acts()).slice(before)).toMatchObject([
      { act: 'limit.changed', actor_id: admin.accountId, details: { limit: 'emails_to', points: 30, reason } },
      { act: 'limit.reset', actor_id: null, details: { limit: 'emails_to', formerPoints: 30, points: null } },
    ]);
  });

  it('is changed once by a request that is sent twice, and by one of two who have seen the same version', async () => {
    const same = ask('emails_to', 30);
    await Promise.all([changeLimit(admin.ctx, same), changeLimit(admin.ctx, same)]);
    expect(await shown('emails_to')).toMatchObject({ version: 1 });
    const both = await Promise.all(
      [31, 32].map((points) => codeOf(changeLimit(admin.ctx, { ...ask('emails_to', points), knownVersion: 1 }))),
    );
    expect(both.toSorted()).toEqual(['limit.changed_meanwhile', 'ok']);
    const other = await accountWith(testDomain, ['administrator']);
    const first = await Promise.all(
      [admin, other].map(({ ctx }) => codeOf(changeLimit(ctx, ask('links_from', 21, 900)))),
    );
    expect(first.toSorted()).toEqual(['limit.changed_meanwhile', 'ok']);
  });

  it.each([
    ['emails_to', 0, 3600, 'limit.points_out_of_bounds'],
    ['emails_to', -5, 3600, 'limit.points_out_of_bounds'],
    ['emails_to', 401, 3600, 'limit.points_out_of_bounds'],
    ['emails_to', 2.5, 3600, 'limit.points_out_of_bounds'],
    ['emails_to', Number.NaN, 3600, 'limit.points_out_of_bounds'],
    ['emails_to', 0x7fff_ffff, 3600, 'limit.points_out_of_bounds'],
    ['emails_to', 20, 1, 'limit.window_out_of_bounds'],
    ['emails_to', 20, null, 'limit.window_out_of_bounds'],
    ['sockets_from', 40, 60, 'limit.no_window'],
    ['role.administrator', 99, null, 'limit.points_out_of_bounds'],
    ['emails_tо', 20, 3600, 'limit.unknown'],
    ['__proto__', 20, 3600, 'limit.unknown'],
    ['procedure.toString', 20, 3600, 'limit.unknown'],
    ['', 20, 3600, 'limit.unknown'],
  ] as const)('%s of %d in %s seconds is refused', async (...asked) => {
    const [name, points, windowSeconds, code] = asked;
    expect(await codeOf(Promise.resolve().then(() => changeLimit(admin.ctx, ask(name, points, windowSeconds))))).toBe(
      code,
    );
    const command = { name, value: { points, windowSeconds }, reason };
    expect(await codeOf(setLimit(testDomain.domain.systemCtx(), command))).toBe(code);
    expect((await limitList(admin.ctx)).limits.filter(({ isChanged }) => isChanged)).toEqual([]);
  });

  it('asks for a reason and for a proof', async () => {
    expect(await codeOf(changeLimit(admin.ctx, { ...ask('emails_to', 30), reason: 'no' }))).toBe(
      'audit-log.reason_too_short',
    );
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('UPDATE sessions SET proven_at = NULL, proven_by = NULL'),
    );
    const late = await accountWith(testDomain, ['administrator']);
    expect(await codeOf(changeLimit(admin.ctx, ask('emails_to', 30)))).toBe('session.proof_required');
    admin = late;
  });
});

describe('values in the table that no operator could have set', () => {
  it('are ignored, logged, and leave the default', async () => {
    warnings.length = 0;
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(`INSERT INTO limit_settings (name, points, window_seconds, version, reason, changed_at) VALUES
        ('emails_to', 2147483647, 3600, 1, 'by hand', now()), ('links_from', 1, NULL, 1, 'by hand', now()),
        ('limits.of_nothing', 5, 60, 1, 'by hand', now()), ('guests_from', 80, 3600, 1, 'by hand', now())`),
    );
    await readLimits(admin.ctx);
    expect(warnings).toEqual([{ ignored: ['emails_to', 'limits.of_nothing', 'links_from'] }]);
    const { limits: book } = admin.ctx;
    expect([book.valueOf('emails_to').points, book.valueOf('guests_from').points]).toEqual([20, 80]);
    expect(await shown('emails_to')).toMatchObject({ isChanged: false, version: 1 });
  });
});

describe('the role of a caller', () => {
  it('gives staff a multiple of the calls of players, and only of calls', async () => {
    const player = await accountWith(testDomain, []);
    const { limits: book } = admin.ctx;
    expect(book.pointsFor('calls_account', player.ctx.actor.roles)).toBe(400);
    expect(book.pointsFor('calls_account', admin.ctx.actor.roles)).toBe(800);
    await changeLimit(admin.ctx, ask('role.administrator', 500, null));
    await changeLimit(admin.ctx, ask('procedure.role.ask', 10, 60));
    expect(await spentUntilRefused('procedure.role.ask', admin.accountId)).toBe(50);
    expect(await spentUntilRefused('procedure.role.ask', player.accountId, player.ctx)).toBe(10);
    expect(await spentUntilRefused('emails_to', 'of an administrator')).toBe(20);
  });
});

describe('limits as low as they can be set', () => {
  it('keep no administrator from the page, and from setting them back', async () => {
    const lowest = Object.entries(limits).map(([name, { pointsRange, windowRange }]) => ({
      name,
      points: pointsRange.min,
      window_seconds: windowRange?.max ?? null,
    }));
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(
        `INSERT INTO limit_settings SELECT name, points, window_seconds, 1, 'as low as it goes', NULL, now()
         FROM json_to_recordset($1) AS row (name text, points int, window_seconds int)`,
        [JSON.stringify(lowest)],
      ),
    );
    await readLimits(admin.ctx);
    const visit = ['account.me', 'settings.view', 'realm.status', 'limit.list', 'account.prove', 'limit.list'] as const;
    for (let times = 0; times < 3; times += 1) {
      for (const path of visit) await countCall(admin.ctx, path);
      await countCall(admin.ctx, 'limit.reset');
    }
    const { version = 0 } = (await shown('calls_account')) ?? {};
    await resetLimit(admin.ctx, { requestId: newRequestId(), name: 'calls_account', knownVersion: version, reason });
    expect(await shown('calls_account')).toMatchObject({ isChanged: false });
  });
});

describe('while Redis is away', () => {
  it('each process counts by itself, under the limits as they are set', async () => {
    const away = createDomain({
      service: 'test',
      databaseUrl: testDomain.databaseUrl,
      redisUrl: 'redis://127.0.0.1:1',
      config: testConfig,
      log: quietLog,
    });
    const ctx = away.systemCtx();
    await setLimit(ctx, { name: 'guests_from', value: { points: 6, windowSeconds: 3600 }, reason });
    try {
      await readLimits(ctx);
      expect(await spentUntilRefused('guests_from', 'a', ctx)).toBe(6);
      await setLimit(ctx, { name: 'guests_from', value: { points: 9, windowSeconds: 3600 }, reason });
      await readLimits(ctx);
      expect(await spentUntilRefused('guests_from', 'a', ctx)).toBe(2);
    } finally {
      await away.close();
    }
  });
});
