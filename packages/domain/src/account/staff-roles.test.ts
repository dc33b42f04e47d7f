import { FixedClock, hourMs, minuteMs } from '@necp/shared/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTx, nowOf, type Actor, type Ctx } from '../kernel';
import { askChange } from '../role/service';
import { endSessions } from '../session';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { codeAt, protect } from '../testing/factors';
import { addSoftPasskey, enterByPasskey } from '../testing/passkeys';
import { ctxOfToken, password, player, strangerCtx, userAgent } from '../testing/players';
import { grantOf } from '../testing/staff';
import { accountOf } from './queries';
import { confirmTotp, prove, removeTotp, signIn, startTotp } from './service';

type Signed = Ctx & { readonly actor: Actor };

let testDomain: TestDomain;
let target: Signed;
const clock = new FixedClock(Date.UTC(2026, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock, poolMax: 20, config: { staffNeedFactor: true } });
  target = (await player(testDomain, 'staff-roles-target@necp.test')).ctx;
  await protect(target);
});
afterAll(() => testDomain.close());
beforeEach(() => {
  clock.advance(minuteMs);
});

interface Staff {
  readonly email: string;
  readonly accountId: Signed['actor']['accountId'];
}
let named = 0;
/** An administrator without a second factor, who is signed in nowhere. */
async function administrator(): Promise<Staff> {
  named += 1;
  const email = `staff-roles-${named}@necp.test`;
  const { accountId } = (await player(testDomain, email)).ctx.actor;
  await inTx(testDomain.domain.systemCtx(), async (tx) => {
    await tx.accountRole.create({ data: { accountId, role: 'administrator', grantedAt: nowOf(tx) } });
    await tx.session.updateMany({
      where: { accountId },
      data: { revokedAt: nowOf(tx), revokedReason: 'role_changed' },
    });
  });
  return { email, accountId };
}
const enter = async (
  { email }: Staff,
  given: { code?: string; trust?: { isWanted: boolean; token: string | null } } = {},
) => {
  const { token, trustToken } = await signIn(strangerCtx(testDomain), {
    email,
    password,
    userAgent,
    device: null,
    ...given,
  });
  return { ctx: await ctxOfToken(testDomain, token), trustToken };
};
/** Reads who a session belongs to after its secret has changed. */
const rolesIn = async ({ actor }: Signed) => {
  const { db } = testDomain.domain.systemCtx();
  return (await db.session.findUniqueOrThrow({ where: { id: actor.sessionId } })).roles;
};
const act = (ctx: Ctx) => askChange(ctx, grantOf(target.actor.accountId, 'moderator'));
const notPermitted = { code: 'kernel.not_permitted' };
const staff = ['player', 'administrator'];

describe('a role of staff, where staff need a second factor', () => {
  it('waits in a session that the password alone has opened, and the account says so', async () => {
    const { ctx } = await enter(await administrator());
    expect(ctx.actor.roles).toEqual(['player']);
    expect(await accountOf(ctx)).toMatchObject({ roles: staff, waitingRoles: ['administrator'] });
    await expect(act(ctx)).rejects.toMatchObject(notPermitted);
  });

  it('begins in the session that sets an app up, and in the next one that gives a code', async () => {
    const anna = await administrator();
    const { ctx } = await enter(anna);
    const { secret } = await startTotp(ctx);
    expect(await rolesIn(ctx)).toEqual(['player']);
    const { renewed } = await confirmTotp(ctx, { code: codeAt(secret, clock.nowMs()) });
    const staffed = await ctxOfToken(testDomain, renewed?.secret ?? '');
    expect(await accountOf(staffed)).toMatchObject({ roles: staff, waitingRoles: [] });
    expect(await act(staffed)).toMatchObject({ outcome: null });
    const { expiresAt } = await staffed.db.session.findUniqueOrThrow({ where: { id: ctx.actor.sessionId } });
    expect(expiresAt.getTime()).toBe(clock.nowMs() + hourMs / 2);
    clock.advance(minuteMs);
    const wanted = { isWanted: true, token: null };
    const next = await enter(anna, { code: codeAt(secret, clock.nowMs()), trust: wanted });
    expect(next.ctx.actor.roles).toEqual(staff);
    const trusted = await enter(anna, { trust: { isWanted: false, token: next.trustToken } });
    expect(trusted.ctx.actor.roles).toEqual(staff);
  });

  it('begins with a passkey that asks for its owner', async () => {
    const { ctx } = await enter(await administrator());
    const { passkey } = await addSoftPasskey(ctx);
    expect(await rolesIn(ctx)).toEqual(['player']);
    const { token } = await enterByPasskey(testDomain, passkey);
    expect((await ctxOfToken(testDomain, token)).actor.roles).toEqual(staff);
  });

  it('begins with a proof by a code in a session that was opened before there was one', async () => {
    const anna = await administrator();
    const [{ ctx: old }, { ctx: other }] = [await enter(anna), await enter(anna)];
    const { secret } = await protect(other);
    expect(await rolesIn(old)).toEqual(['player']);
    await expect(prove(old, { password })).rejects.toMatchObject({ code: 'account.code_required' });
    expect(await rolesIn(old)).toEqual(['player']);
    clock.advance(minuteMs);
    const { renewed } = await prove(old, { password, code: codeAt(secret, clock.nowMs()) });
    expect((await ctxOfToken(testDomain, renewed?.secret ?? '')).actor.roles).toEqual(staff);
  });

  it('does not begin in a session that is older than one of staff may be', async () => {
    const { ctx } = await enter(await administrator());
    clock.advance(12 * hourMs);
    const { renewed } = await prove(ctx, { password });
    const proven = await ctxOfToken(testDomain, renewed?.secret ?? '');
    await protect(proven);
    expect(await rolesIn(proven)).toEqual(['player']);
  });

  it('goes from every open session when the factor is removed, also from those that may stay', async () => {
    const anna = await administrator();
    const { ctx } = await enter(anna);
    const { secret } = await protect(ctx);
    clock.advance(minuteMs);
    const [first, second] = [
      await enter(anna, { code: codeAt(secret, clock.nowMs()) }),
      await enter(anna, { code: codeAt(secret, clock.nowMs() + minuteMs / 2) }),
    ];
    expect([await rolesIn(first.ctx), await rolesIn(second.ctx)]).toEqual([staff, staff]);
    await removeTotp(first.ctx, { requestId: newRequestId(), endOthers: false });
    expect([await rolesIn(first.ctx), await rolesIn(second.ctx)]).toEqual([['player'], ['player']]);
    await expect(act(second.ctx)).rejects.toMatchObject(notPermitted);
  });

  it('is neither doubled nor brought back when the app is set up and the role is taken at the same time', async () => {
    const anna = await administrator();
    const { ctx } = await enter(anna);
    const { secret } = await startTotp(ctx);
    const code = codeAt(secret, clock.nowMs());
    await Promise.allSettled([
      confirmTotp(ctx, { code }),
      confirmTotp(ctx, { code }),
      inTx(testDomain.domain.systemCtx(), async (tx) => {
        await tx.accountRole.deleteMany({ where: { accountId: anna.accountId } });
        await endSessions(tx, { accountId: anna.accountId, reason: 'role_changed' });
      }),
    ]);
    const open = { accountId: anna.accountId, revokedAt: null };
    expect(await ctx.db.session.findMany({ where: { ...open, roles: { has: 'administrator' } } })).toEqual([]);
  });

  it('is given to no account without a second factor, so that a thief of the password cannot set one up', async () => {
    const anna = await administrator();
    const { ctx } = await enter(anna);
    const { secret } = await startTotp(ctx);
    const { renewed } = await confirmTotp(ctx, { code: codeAt(secret, clock.nowMs()) });
    const asker = await ctxOfToken(testDomain, renewed?.secret ?? '');
    const { ctx: bare } = await player(testDomain, 'bare@necp.test');
    await startTotp(bare);
    const grant = () => askChange(asker, grantOf(bare.actor.accountId, 'moderator'));
    await expect(grant()).rejects.toMatchObject({ code: 'role.no_second_factor' });
    await addSoftPasskey(bare);
    expect(await grant()).toMatchObject({ outcome: null });
  });

  it('does not keep a player from anything', async () => {
    const { ctx } = await player(testDomain, 'plain@necp.test');
    await protect(ctx);
    expect(await accountOf(ctx)).toMatchObject({ roles: ['player'], waitingRoles: [] });
    expect(await rolesIn(ctx)).toEqual(['player']);
  });
});
