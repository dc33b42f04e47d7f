import { dayMs, FixedClock, minuteMs } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTx, type Ctx } from '../kernel';
import { actorOf } from '../session/service';
import { openTestDomain, withClient, type TestDomain } from '../testing';
import { guest, queuedEmails } from '../testing/players';
import { accountWith, decisionOn, grantOf, removalOf } from '../testing/staff';
import { jobs } from './jobs';
import { roleChanges } from './queries';
import { askChange, confirmChange, endSessionsOf, refuseChange } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2026, 0, 5));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

const administrator = () => accountWith(testDomain, ['administrator']);
const endRoles = () => jobs[0]?.run(testDomain.domain.systemCtx(), {});
const rolesIn = async (accountId: string) =>
  (await testDomain.domain.systemCtx().db.accountRole.findMany({ where: { accountId } })).map(({ role }) => role);
const actsOn = async (subjectId: string) =>
  (
    await testDomain.domain.systemCtx().db.auditLogEntry.findMany({ where: { subjectId }, orderBy: { seq: 'asc' } })
  ).map(({ act }) => act);
const isSignedIn = async (token: string) => (await actorOf(testDomain.domain.systemCtx(), token)) !== null;
const code = (refusal: string) => ({ code: refusal });

/** Two administrators, a player, and a change that the first has asked for. */
async function asked(kind: 'grant' | 'remove' = 'grant') {
  const [anna, boris, player] = await Promise.all([
    administrator(),
    administrator(),
    accountWith(testDomain, kind === 'grant' ? [] : ['moderator']),
  ]);
  const input = (kind === 'grant' ? grantOf : removalOf)(player.accountId, 'moderator');
  const { changeId, outcome } = await askChange(anna.ctx, input);
  expect(outcome).toBeNull();
  return { anna, boris, player, input, changeId };
}

describe('a role', () => {
  it('is given by two administrators, signs the account out everywhere, and is written to its owner', async () => {
    const { anna, boris, player, changeId } = await asked();
    expect(await rolesIn(player.accountId)).toEqual([]);
    expect(await roleChanges(boris.ctx)).toMatchObject({ isAlone: false });
    expect((await roleChanges(boris.ctx)).waiting.find(({ id }) => id === changeId)).toMatchObject({
      accountId: player.accountId,
      askedBy: anna.accountId,
      isOwn: false,
    });
    expect(await confirmChange(boris.ctx, decisionOn(changeId))).toEqual({ changeId, outcome: 'confirmed' });
    expect(await rolesIn(player.accountId)).toEqual(['moderator']);
    expect(await isSignedIn(player.token)).toBe(false);
    const [email] = await queuedEmails(testDomain, `${player.accountId}@necp.test`);
    expect(email).toMatchObject({ kind: 'role_granted', from: 'Moderator' });
    expect(await actsOn(player.accountId)).toEqual(['role.asked', 'role.granted']);
  });

  it('is taken by two administrators in the same way', async () => {
    const { boris, player, changeId } = await asked('remove');
    await confirmChange(boris.ctx, decisionOn(changeId));
    expect(await rolesIn(player.accountId)).toEqual([]);
    expect(await isSignedIn(player.token)).toBe(false);
    expect((await queuedEmails(testDomain, `${player.accountId}@necp.test`))[0]).toMatchObject({
      kind: 'role_removed',
    });
  });

  it('is not confirmed by the administrator who asked, however often', async () => {
    const { anna, player, changeId } = await asked();
    for (let time = 0; time < 2; time++)
      await expect(confirmChange(anna.ctx, decisionOn(changeId))).rejects.toMatchObject(code('role.same_person'));
    expect(await rolesIn(player.accountId)).toEqual([]);
  });

  it('is given once when two administrators confirm at the same time, and when one request comes twice', async () => {
    const { boris, player, changeId } = await asked();
    const cleo = await administrator();
    const decision = decisionOn(changeId);
    const outcomes = await Promise.allSettled([
      confirmChange(boris.ctx, decision),
      confirmChange(boris.ctx, decision),
      confirmChange(cleo.ctx, decisionOn(changeId)),
    ]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.every((one) => 'reason' in one && one.reason.code === 'role.change_decided')).toBe(true);
    expect(refused.length).toBeGreaterThan(0);
    expect((await actsOn(player.accountId)).filter((act) => act === 'role.granted')).toHaveLength(1);
  });

  it('is not confirmed after a day, and can be asked for again', async () => {
    const { anna, boris, player, changeId } = await asked();
    clock.advance(dayMs);
    await prove(boris.ctx, anna.ctx);
    await expect(confirmChange(boris.ctx, decisionOn(changeId))).rejects.toMatchObject(code('role.change_expired'));
    const again = await askChange(anna.ctx, grantOf(player.accountId, 'moderator'));
    await confirmChange(boris.ctx, decisionOn(again.changeId));
    expect(await actsOn(player.accountId)).toEqual(['role.asked', 'role.expired', 'role.asked', 'role.granted']);
  });

  it('can be withdrawn by the asker and refused by another administrator, and then is not confirmed', async () => {
    const first = await asked();
    const second = await asked();
    expect(await refuseChange(first.anna.ctx, decisionOn(first.changeId))).toMatchObject({ outcome: 'withdrawn' });
    expect(await refuseChange(second.boris.ctx, decisionOn(second.changeId))).toMatchObject({ outcome: 'refused' });
    for (const { boris, changeId } of [first, second])
      await expect(confirmChange(boris.ctx, decisionOn(changeId))).rejects.toMatchObject(code('role.change_decided'));
  });

  it('that has an end is taken from the account after it, once, and its owner hears of it', async () => {
    const [anna, boris, player] = [await administrator(), await administrator(), await accountWith(testDomain, [])];
    const { changeId } = await askChange(anna.ctx, grantOf(player.accountId, 'game_master', 2));
    await confirmChange(boris.ctx, decisionOn(changeId));
    clock.advance(2 * dayMs - 1);
    await endRoles();
    expect(await rolesIn(player.accountId)).toEqual(['game_master']);
    clock.advance(1);
    await endRoles();
    await endRoles();
    expect(await rolesIn(player.accountId)).toEqual([]);
    expect((await actsOn(player.accountId)).filter((act) => act === 'role.ended')).toHaveLength(1);
    const emails = await queuedEmails(testDomain, `${player.accountId}@necp.test`);
    expect(emails.map(({ kind }) => kind)).toEqual(['role_granted', 'role_removed']);
  });
});

describe('a change of role is refused', () => {
  it.each([
    ['too short a reason', { reason: 'because' }, 'audit-log.reason_too_short'],
    ['too long a reason', { reason: 'x'.repeat(301) }, 'audit-log.reason_too_long'],
    ['an e-mail in the reason', { reason: 'asked by anna@example.org' }, 'audit-log.reason_personal'],
    ['an address in the reason', { reason: 'came from 203.0.113.7 today' }, 'audit-log.reason_personal'],
    ['an unknown account', { accountId: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d13' }, 'role.no_account'],
    ['a role that is not held', { kind: 'remove' }, 'role.not_held'],
  ])('for %s', async (_what, part, refusal) => {
    const { ctx } = await administrator();
    const { accountId } = await accountWith(testDomain, []);
    const input = { ...grantOf(accountId, 'moderator'), ...part } as never;
    await expect(askChange(ctx, input)).rejects.toMatchObject(code(refusal));
  });

  it('for a guest, a role that is held, and a second change of the same role', async () => {
    const { anna, player } = await asked();
    const { actor } = await guest(testDomain);
    const held = await accountWith(testDomain, ['moderator']);
    for (const [accountId, refusal] of [
      [actor.accountId, 'role.guest'],
      [held.accountId, 'role.held'],
      [player.accountId, 'role.change_waiting'],
    ] as const)
      await expect(askChange(anna.ctx, grantOf(accountId, 'moderator'))).rejects.toMatchObject(code(refusal));
  });

  it('without a fresh proof, for asking and for confirming', async () => {
    const { boris, changeId, player } = await asked();
    clock.advance(11 * minuteMs);
    await expect(confirmChange(boris.ctx, decisionOn(changeId))).rejects.toMatchObject(code('session.proof_required'));
    await expect(askChange(boris.ctx, grantOf(player.accountId, 'game_master'))).rejects.toMatchObject(
      code('session.proof_required'),
    );
  });

  it('for a moderator, a game master and a player', async () => {
    const { changeId, player } = await asked();
    for (const roles of [['moderator'], ['game_master'], []] as const) {
      const { ctx } = await accountWith(testDomain, roles);
      const refused = code('kernel.not_permitted');
      await expect(askChange(ctx, grantOf(player.accountId, 'moderator'))).rejects.toMatchObject(refused);
      await expect(confirmChange(ctx, decisionOn(changeId))).rejects.toMatchObject(refused);
      await expect(refuseChange(ctx, decisionOn(changeId))).rejects.toMatchObject(refused);
    }
  });

  it('for the account that would get the role, and when the asker lost theirs', async () => {
    const [anna, boris, cleo] = await Promise.all([administrator(), administrator(), administrator()]);
    const own = await askChange(anna.ctx, grantOf(boris.accountId, 'moderator'));
    await expect(confirmChange(boris.ctx, decisionOn(own.changeId))).rejects.toMatchObject(code('role.own_grant'));
    const removal = await askChange(boris.ctx, removalOf(anna.accountId, 'administrator'));
    await confirmChange(cleo.ctx, decisionOn(removal.changeId));
    await expect(confirmChange(cleo.ctx, decisionOn(own.changeId))).rejects.toMatchObject(code('role.asker_gone'));
  });
});

describe('sessions ended by staff', () => {
  const reason = 'asked for it in the support chat';
  const end = (ctx: Ctx, accountId: string, sessionId: string | null) =>
    endSessionsOf(ctx, { requestId: crypto.randomUUID(), accountId, sessionId, reason } as never);

  it('are those of players for a moderator, and those of staff only for an administrator', async () => {
    const [moderator, boss] = [await accountWith(testDomain, ['moderator']), await administrator()];
    const [player, colleague] = [await accountWith(testDomain, []), await accountWith(testDomain, ['moderator'])];
    expect(await end(moderator.ctx, player.accountId, player.ctx.actor.sessionId)).toEqual({ endedSessions: 1 });
    expect(await isSignedIn(player.token)).toBe(false);
    await expect(end(moderator.ctx, player.accountId, player.ctx.actor.sessionId)).rejects.toMatchObject(
      code('session.not_found'),
    );
    await expect(end(moderator.ctx, colleague.accountId, null)).rejects.toMatchObject(code('kernel.not_permitted'));
    expect(await end(boss.ctx, colleague.accountId, null)).toEqual({ endedSessions: 1 });
    expect(await actsOn(player.accountId)).toEqual(['role.sessions_ended']);
  });

  it('belong to the account that was named', async () => {
    const [moderator, anna, boris] = [
      await accountWith(testDomain, ['moderator']),
      await accountWith(testDomain, []),
      await accountWith(testDomain, []),
    ];
    await expect(end(moderator.ctx, anna.accountId, boris.ctx.actor.sessionId)).rejects.toMatchObject(
      code('session.not_found'),
    );
    expect(await isSignedIn(boris.token)).toBe(true);
  });
});

/** Gives these callers a fresh proof, in sessions that last on: those of staff end within a day. */
async function prove(...callers: readonly Ctx[]): Promise<void> {
  await inTx(testDomain.domain.systemCtx(), async (tx) => {
    const ids = callers.flatMap(({ actor }) => actor?.sessionId ?? []);
    await tx.session.updateMany({
      where: { id: { in: ids } },
      data: { provenAt: new Date(clock.nowMs()), expiresAt: new Date(clock.nowMs() + dayMs) },
    });
  });
}

it('the database itself refuses a change that one administrator confirmed alone', async () => {
  const { anna, changeId } = await asked();
  await withClient(testDomain.databaseUrl, async (client) => {
    await expect(
      client.query("UPDATE role_changes SET outcome = 'confirmed', decided_by = $1, decided_at = now() WHERE id = $2", [
        anna.accountId,
        changeId,
      ]),
    ).rejects.toThrow('role_changes_two_administrators');
  });
});
