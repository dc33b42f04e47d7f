import type { AuditedAct } from '@necp/shared/audit-log/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTx } from '../kernel';
import { openTestDomain, withClient, type TestDomain } from '../testing';
import { player } from '../testing/players';
import { changePassword, requestPasswordReset } from '../account/service';
import { accountWith, type SignedInAccount } from '../testing/staff';
import { auditLog } from './queries';
import { noteAct } from './steps';
import { verifyChain } from './service';

let testDomain: TestDomain;
let anna: SignedInAccount;
beforeAll(async () => {
  testDomain = await openTestDomain();
  anna = await accountWith(testDomain, ['administrator']);
});
afterAll(() => testDomain.close());

const note = (details: Record<string, string | number>, act: AuditedAct = 'role.asked') =>
  inTx(anna.ctx, async (tx) => noteAct(tx, { act, subjectId: anna.accountId, details }));
const verify = (kept: { seq: number; hash: string } | null = null) => verifyChain(testDomain.domain.systemCtx(), kept);
const everything = {};

/** Runs statements of the owner with the guards of the table off, looks, and undoes them. */
async function tampered(sql: string, kept: { seq: number; hash: string } | null = null) {
  return withClient(testDomain.ownerUrl, async (client) => {
    await client.query('CREATE TABLE kept AS SELECT * FROM audit_log; ALTER TABLE audit_log DISABLE TRIGGER ALL');
    try {
      await client.query(sql);
      return (await verify(kept)).broken;
    } finally {
      await client.query(
        'DELETE FROM audit_log; INSERT INTO audit_log SELECT * FROM kept; DROP TABLE kept; ' +
          'ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_log_append_only; ' +
          'ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_log_no_truncate',
      );
    }
  });
}

describe('the audit log', () => {
  it('keeps one chain when many write at the same time', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, index) => note({ index })));
    const report = await verify();
    expect(report.broken).toBeNull();
    expect(report.entries).toBeGreaterThanOrEqual(13);
    expect(report.head?.seq).toBe(report.entries);
  });

  it('keeps several acts of one transaction in their order, and none of one that failed', async () => {
    const before = (await verify()).entries;
    await inTx(anna.ctx, async (tx) => {
      for (const step of [1, 2, 3]) noteAct(tx, { act: 'role.asked', subjectId: anna.accountId, details: { step } });
    });
    await expect(
      inTx(anna.ctx, async (tx) => {
        noteAct(tx, { act: 'role.asked', subjectId: anna.accountId });
        throw new Error('given up');
      }),
    ).rejects.toThrow('given up');
    const { entries } = await auditLog(anna.ctx, everything);
    expect(entries.slice(0, 3).map(({ details }) => details.step)).toEqual([3, 2, 1]);
    expect(await verify()).toMatchObject({ entries: before + 3, broken: null });
  });

  it.each([
    ['act', "UPDATE audit_log SET act = 'role.refused' WHERE seq = 5", { seq: 5, fault: 'hash' }],
    ['time', "UPDATE audit_log SET at = at + interval '1 ms' WHERE seq = 5", { seq: 5, fault: 'hash' }],
    ['actor', 'UPDATE audit_log SET actor_id = NULL WHERE seq = 5', { seq: 5, fault: 'hash' }],
    ['subject', 'UPDATE audit_log SET subject_id = gen_random_uuid() WHERE seq = 5', { seq: 5, fault: 'hash' }],
    ['detail', `UPDATE audit_log SET details = '{"index": 77}' WHERE seq = 5`, { seq: 5, fault: 'hash' }],
    ['correlation id', "UPDATE audit_log SET correlation_id = 'x' WHERE seq = 5", { seq: 5, fault: 'hash' }],
    ['link', "UPDATE audit_log SET prev_hash = repeat('a', 64) WHERE seq = 5", { seq: 5, fault: 'link' }],
    ['hash', "UPDATE audit_log SET hash = repeat('a', 64) WHERE seq = 5", { seq: 5, fault: 'hash' }],
    ['number', 'UPDATE audit_log SET seq = 900 WHERE seq = 5', { seq: 5, fault: 'gap' }],
    ['row', 'DELETE FROM audit_log WHERE seq = 5', { seq: 5, fault: 'gap' }],
    ['first row', 'DELETE FROM audit_log WHERE seq = 1', { seq: 1, fault: 'gap' }],
  ])('names the first broken row when a %s was changed or is missing', async (_what, sql, broken) => {
    expect(await tampered(sql)).toEqual(broken);
    expect((await verify()).broken).toBeNull();
  });

  it('shows by a checkpoint kept elsewhere that rows at its end are missing, or were all written anew', async () => {
    const { head } = await verify();
    if (head === null) throw new Error('the log is empty');
    expect((await verify(head)).broken).toBeNull();
    const cut = `DELETE FROM audit_log WHERE seq = ${head.seq}`;
    expect(await tampered(cut)).toBeNull();
    expect(await tampered(cut, head)).toEqual({ seq: head.seq, fault: 'checkpoint' });
    expect((await verify({ ...head, hash: 'f'.repeat(64) })).broken).toEqual({ seq: head.seq, fault: 'checkpoint' });
  });

  it.each(["UPDATE audit_log SET act = 'x'", 'DELETE FROM audit_log', 'TRUNCATE audit_log'])(
    'refuses %s, by the programs and by the owner of the tables',
    async (sql) => {
      for (const url of [testDomain.databaseUrl, testDomain.ownerUrl])
        await withClient(url, (client) =>
          expect(client.query(sql)).rejects.toThrow(/permission denied|audit_log_(append_only|no_truncate)/),
        );
    },
  );

  it('is shown to administrators only, by account and by act, in pages', async () => {
    for (let index = 0; index < 31; index++) await note({ index }, 'role.withdrawn');
    const first = await auditLog(anna.ctx, { ...everything, act: 'role.withdrawn' });
    expect(first).toMatchObject({ chain: { broken: null } });
    const second = await auditLog(anna.ctx, { ...everything, act: 'role.withdrawn', before: first.next ?? 1 });
    expect([first.entries.length, second.entries.length, second.next]).toEqual([30, 1, null]);
    const other = await accountWith(testDomain, ['moderator']);
    expect(
      (await auditLog(anna.ctx, { ...everything, accountId: other.accountId })).entries.map(({ act }) => act),
    ).toEqual(['session.staff_opened']);
    await expect(auditLog(other.ctx, everything)).rejects.toMatchObject({ code: 'kernel.not_permitted' });
  });

  it('has what changed the protection of an account, without its e-mail', async () => {
    const email = 'protected@necp.test';
    const { ctx } = await player(testDomain, email);
    const { accountId } = ctx.actor;
    await changePassword(ctx, {
      requestId: crypto.randomUUID() as never,
      currentPassword: 'rain-on-neon',
      newPassword: 'acid-rain-2077-again',
      locale: 'en',
    });
    await requestPasswordReset(ctx, { email, locale: 'en', device: null });
    const { entries } = await auditLog(anna.ctx, { ...everything, accountId });
    expect(entries.map(({ act }) => act)).toEqual(['account.password_changed']);
    expect(JSON.stringify(await auditLog(anna.ctx, everything), (_key, part) => part)).not.toContain('necp.test');
  });
});
