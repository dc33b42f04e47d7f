import { FixedClock, minuteMs } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveRole } from '../account/roles';
import { beforeCommit, inTx } from '../kernel';
import { holdPermission, openSession } from '../session';
import { actorOf } from '../session/service';
import { openTestDomain, type TestDomain } from '../testing';
import { Gate, untilWaiting } from '../testing/gate';
import { ctxOfToken, strangerCtx, userAgent } from '../testing/players';
import { accountWith, grantOf } from '../testing/staff';
import { jobs } from './jobs';
import { askChange } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2026, 0, 5));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

const endRoles = async () => jobs[0]?.run(testDomain.domain.systemCtx(), {});

/** An administrator who signs in ten minutes before the role ends. */
async function administratorForMinutes() {
  const { accountId } = await accountWith(testDomain, []);
  const rolesUntil = new Date(clock.nowMs() + 10 * minuteMs);
  const { token } = await inTx(testDomain.domain.systemCtx(), async (tx) => {
    await giveRole(tx, { accountId, role: 'administrator', grantedBy: accountId, until: rolesUntil });
    const roles = ['player', 'administrator'] as const;
    const grant = { accountId, roles, rolesUntil, isGuest: false, userAgent, kind: 'remembered' } as const;
    return openSession(tx, { ...grant, proof: 'password' });
  });
  return { token, ctx: await ctxOfToken(testDomain, token) };
}

describe('a role whose time is over in the middle of an act', () => {
  it('is taken after an act that held its permission in time, and refuses one that holds it later', async () => {
    const { ctx, token } = await administratorForMinutes();
    const order: string[] = [];
    const [early, late] = [new Gate(), new Gate()];
    const before = inTx(ctx, async (tx) => {
      await holdPermission(tx, 'role.ask');
      await early.pass();
      beforeCommit(tx, async () => void order.push('acted'));
    });
    const after = inTx(ctx, async (tx) => {
      await late.pass();
      await holdPermission(tx, 'role.ask');
    });
    await Promise.all([early.reached, late.reached]);
    clock.advance(10 * minuteMs);
    late.open();
    await expect(after).rejects.toMatchObject({ code: 'session.ended' });
    const ending = endRoles().then(() => order.push('taken'));
    await untilWaiting(testDomain, ending);
    early.open();
    await Promise.all([before, ending]);
    expect(order).toEqual(['acted', 'taken']);
    expect(await actorOf(strangerCtx(testDomain), token)).toBeNull();
  });

  it('refuses a change of role that was asked for in time and had to wait for its turn', async () => {
    const { ctx } = await administratorForMinutes();
    const { accountId } = await accountWith(testDomain, []);
    const gate = new Gate();
    const before = inTx(testDomain.domain.systemCtx(), async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('roles'))`;
      await gate.pass();
    });
    await gate.reached;
    const asked = askChange(ctx, grantOf(accountId, 'moderator')).catch((error: unknown) => error);
    await untilWaiting(testDomain, asked);
    clock.advance(10 * minuteMs);
    gate.open();
    await before;
    expect(await asked).toMatchObject({ code: 'session.ended' });
    expect(await testDomain.domain.systemCtx().db.roleChange.count({ where: { accountId } })).toBe(0);
  });
});
