import { FixedClock, hourMs } from '@necp/shared/kernel';
import { proofLifeMs } from '@necp/shared/session/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revokeSession } from '../session/service';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { ctxOfToken, guest, password, player, strangerCtx, userAgent } from '../testing/players';
import { prove, signIn } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

/** Signs the owner in on a second device; returns the act that ends the session there, from the first device. */
async function endOther(email: string) {
  const { ctx } = await player(testDomain, email);
  const other = await signIn(strangerCtx(testDomain), { email, password, userAgent, device: null });
  const input = { requestId: newRequestId(), sessionId: other.sessionId };
  return { ctx, end: () => revokeSession(ctx, input), other };
}
const refused = { kind: 'forbidden', code: 'session.proof_required' };

describe('an act that asks for a proof', () => {
  it('is allowed for ten minutes after signing in, and refused afterwards', async () => {
    const early = await endOther('proof-early@necp.test');
    clock.advance(proofLifeMs - 1);
    expect(await early.end()).toEqual({ endedSessions: 1 });
    const late = await endOther('proof-late@necp.test');
    clock.advance(proofLifeMs);
    await expect(late.end()).rejects.toMatchObject(refused);
  });

  it('is carried out under the same request id once the player has entered the password', async () => {
    const { ctx, end } = await endOther('proof-repeat@necp.test');
    clock.advance(hourMs);
    await expect(end()).rejects.toMatchObject(refused);
    expect(await prove(ctx, { password })).toMatchObject({ provenUntil: new Date(clock.nowMs() + proofLifeMs) });
    expect(await end()).toEqual({ endedSessions: 1 });
  });

  it('stays refused after a wrong password, and attempts are limited', async () => {
    const { ctx, end } = await endOther('proof-wrong@necp.test');
    clock.advance(hourMs);
    for (let tries = 0; tries < 10; tries += 1)
      await expect(prove(ctx, { password: 'not-this-one' })).rejects.toMatchObject({
        kind: 'forbidden',
        code: 'account.wrong_password',
      });
    await expect(prove(ctx, { password })).rejects.toMatchObject({ code: 'account.too_many_tries' });
    await expect(end()).rejects.toMatchObject(refused);
  });

  it('is not allowed by the proof of another session of the same account', async () => {
    const { end, other } = await endOther('proof-other@necp.test');
    clock.advance(hourMs);
    await prove(await ctxOfToken(testDomain, other.token), { password });
    await expect(end()).rejects.toMatchObject(refused);
  });

  it('needs none for the own session', async () => {
    const { ctx } = await endOther('proof-own@necp.test');
    clock.advance(hourMs);
    const input = { requestId: newRequestId(), sessionId: ctx.actor.sessionId };
    expect(await revokeSession(ctx, input)).toEqual({ endedSessions: 1 });
  });

  it('cannot be proven by a guest, who has no password', async () => {
    await expect(prove(await guest(testDomain), { password })).rejects.toMatchObject({
      code: 'account.guest_has_no_password',
    });
  });
});
