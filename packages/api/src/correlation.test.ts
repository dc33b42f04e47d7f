import type { Logger } from '@necp/domain/kernel';
import { openTestDomain, type TestDomain, withClient } from '@necp/domain/testing';
import { newcomer } from '@necp/domain/testing/players';
import { accountWith, grantOf, type SignedInAccount } from '@necp/domain/testing/staff';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCaller } from './root';
import { contextAs } from './testing/people';

let testDomain: TestDomain;
const lines: string[] = [];
const logOf = (known: object): Logger => {
  const write = (fields: object, msg: string) => void lines.push(JSON.stringify({ ...known, ...fields, msg }));
  return { debug: write, info: write, warn: write, error: write, child: (fields) => logOf({ ...known, ...fields }) };
};
beforeAll(async () => {
  testDomain = await openTestDomain({ log: logOf({}) });
});
afterAll(() => testDomain.close());

/** Calls procedures as a player, under the id that the browser gave the call. */
function callAs({ ctx: { actor } }: SignedInAccount, correlationId: string) {
  const ctx = testDomain.domain.ctxFor({ actor, correlationId, address: '203.0.113.7' });
  const observe = ({ path }: { readonly path: string }) => ctx.log.info({ path }, 'call');
  return createCaller(contextAs(testDomain, actor, { domain: ctx, observe }));
}
const lineOf = (id: string, text: string) => lines.find((line) => line.includes(id) && line.includes(text)) ?? '{}';

describe('the id of a call', () => {
  it('is in the log, the outbox and the audit log', async () => {
    const administrator = await accountWith(testDomain, ['administrator']);
    const player = await accountWith(testDomain, []);
    await callAs(administrator, 'k7qm2xwp9tad').role.ask(grantOf(player.accountId, 'moderator'));
    await callAs(player, 'm8rn3yxq2uae').character.create(newcomer('Wanderer'));
    const { db } = testDomain.domain.systemCtx();
    expect(await db.auditLogEntry.findMany({ where: { correlationId: 'k7qm2xwp9tad' } })).toEqual([
      expect.objectContaining({ actorId: administrator.accountId, subjectId: player.accountId }),
    ]);
    const events = await db.outboxEvent.findMany({ where: { correlationId: 'm8rn3yxq2uae' } });
    expect(events.map(({ name }) => name)).toContain('character.created');
    expect(JSON.parse(lineOf('k7qm2xwp9tad', '"call"'))).toMatchObject({ path: 'role.ask' });
    expect(JSON.parse(lineOf('m8rn3yxq2uae', '"call"'))).toMatchObject({ path: 'character.create' });
  });

  it('stands beside a statement that waits, where an operator of the database sees it', async () => {
    const player = await accountWith(testDomain, []);
    await withClient(testDomain.ownerUrl, async (owner) => {
      await owner.query('BEGIN');
      await owner.query('LOCK TABLE characters IN ACCESS EXCLUSIVE MODE');
      const creating = callAs(player, 'w2at4zyr6ub5').character.create(newcomer('Waiter'));
      await vi.waitFor(
        async () => {
          // Only the same role, or an operator, may read the statements of others.
          const { rows } = await withClient(testDomain.databaseUrl, (operator) =>
            operator.query<{ query: string }>(
              "SELECT query FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%w2at4zyr6ub5%'",
            ),
          );
          expect(rows[0]?.query).toContain("/*correlation='w2at4zyr6ub5'*/");
        },
        { timeout: 120_000, interval: 50 },
      );
      await owner.query('COMMIT');
      await creating;
    });
  });

  it('is in the line of a fault, which the player is given as a number for support', async () => {
    const player = await accountWith(testDomain, []);
    await withClient(testDomain.ownerUrl, async (owner) => {
      await owner.query('ALTER TABLE characters RENAME TO hidden');
      await expect(callAs(player, 'f3bu5asz7vc6').character.list()).rejects.toThrow();
      await owner.query('ALTER TABLE hidden RENAME TO characters');
    });
    expect(JSON.parse(lineOf('f3bu5asz7vc6', 'a call failed'))).toMatchObject({ path: 'character.list' });
  });

  it.each([
    ['line ends', 'k7qm2xwp\n{"level":60}'],
    ['quotes', "k7qm2xwp'--"],
    ['the end of a comment', 'k7qm2xwp*/ DROP TABLE inbox; /*'],
    ['ten kilobytes', 'k'.repeat(10_240)],
    ['letters of other scripts', 'к7qм2xwр9тad'],
  ])('is replaced when it has %s, and never written', async (_, sent) => {
    const player = await accountWith(testDomain, []);
    lines.length = 0;
    await callAs(player, sent).account.me();
    expect(lines.join('')).toContain('"correlationId"');
    expect(lines.map((line) => (JSON.parse(line) as { correlationId?: string }).correlationId)).not.toContain(sent);
    expect(lines.join('')).not.toContain(sent);
  });
});
