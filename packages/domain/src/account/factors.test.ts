import { dayMs, FixedClock, hourMs, minuteMs, secondMs } from '@necp/shared/kernel';
import { maxCodeTries, tryWindowMs } from '@necp/shared/account/rules';
import { trustLifeMs } from '@necp/shared/session/rules';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTx, type Actor, type Ctx } from '../kernel';
import { ownSessions } from '../session/queries';
import { forgetDevice, signOutEverywhere } from '../session/service';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { codeAt, protect } from '../testing/factors';
import { ctxOfToken, password, player, queuedEmails, refusal, strangerCtx, userAgent } from '../testing/players';
import { takeCode } from './codes';
import { accountOf } from './queries';
import { changePassword, confirmTotp, prove, removeTotp, renewRecoveryCodes, signIn, startTotp } from './service';
import { lockAccount } from './steps';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2026, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock, poolMax: 20 });
});
afterAll(() => testDomain.close());

interface Protected {
  readonly email: string;
  readonly ctx: Ctx & { readonly actor: Actor };
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}
let named = 0;
/** A player with an app and codes on paper; the half minute of the first code is over. */
async function protectedPlayer(): Promise<Protected> {
  named += 1;
  const email = `factor-${named}@necp.test`;
  const { ctx } = await player(testDomain, email);
  const factor = await protect(ctx);
  clock.advance(minuteMs);
  return { email, ctx, ...factor };
}
/** Most tests only read or use up one code, and share a player. */
let shared: Protected;
beforeAll(async () => {
  shared = await protectedPlayer();
});
beforeEach(() => {
  clock.advance(tryWindowMs);
});

const code = (of: Protected, offsetMs = 0) => codeAt(of.secret, clock.nowMs() + offsetMs);
const enter = (email: string, given: { code?: string; trust?: { isWanted: boolean; token: string | null } } = {}) =>
  signIn(strangerCtx(testDomain), { email, password, userAgent, device: null, ...given });
const codeOf = (error: unknown) => (error as { readonly code: string }).code;
/** Tries a code as a stranger who knows the password, without the costly check of the password. */
const tryCode = (of: Protected, tried: string, triedBy: string | null = null) =>
  inTx(testDomain.domain.systemCtx(), async (tx) => {
    const { accountId } = of.ctx.actor;
    await lockAccount(tx, accountId);
    const answer = await takeCode(tx, { accountId, code: tried, triedBy });
    return 'proof' in answer ? answer.proof : answer.refused.code;
  });

describe('an app with codes', () => {
  it('counts only after a first code, needs a proof, and sends an email to the owner', async () => {
    const email = 'factor-setup@necp.test';
    const { ctx } = await player(testDomain, email);
    const { secret, uri } = await startTotp(ctx);
    expect(uri).toContain(`secret=${secret}`);
    expect((await enter(email)).token).not.toBe('');
    expect(await accountOf(ctx)).toMatchObject({ secondFactor: null });
    for (const wrong of [codeAt(secret, clock.nowMs() + hourMs), '12345a', '1234567', ''])
      await expect(confirmTotp(ctx, { code: wrong })).rejects.toMatchObject({ code: 'account.wrong_code' });
    const { recoveryCodes } = await confirmTotp(ctx, { code: codeAt(secret, clock.nowMs()) });
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const recoveryCode of recoveryCodes) expect(recoveryCode).toMatch(/^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/);
    expect(await accountOf(ctx)).toMatchObject({ secondFactor: { recoveryCodesLeft: 10 } });
    expect((await queuedEmails(testDomain, email)).at(-1)?.kind).toBe('second_factor_on');
    await expect(startTotp(ctx)).rejects.toMatchObject({ code: 'account.factor_exists' });
    clock.advance(hourMs);
    const acts = [removeTotp(ctx, { requestId: newRequestId() }), renewRecoveryCodes(ctx)];
    for (const act of await Promise.allSettled(acts))
      expect(act).toMatchObject({ reason: { code: 'session.proof_required' } });
  });

  it('leaves its secret and the recovery codes in no table', async () => {
    const { db } = testDomain.domain.systemCtx();
    const stored = JSON.stringify([
      await db.totpFactor.findMany(),
      await db.recoveryCode.findMany(),
      await db.requestAnswer.findMany(),
    ]);
    expect(stored).not.toContain(shared.secret);
    for (const recoveryCode of shared.recoveryCodes) expect(stored).not.toContain(recoveryCode.replaceAll('-', ''));
  });

  it('is asked for after the right password only, and no session is opened before', async () => {
    const sessions = () => shared.ctx.db.session.count({ where: { accountId: shared.ctx.actor.accountId } });
    const before = await sessions();
    await expect(enter(shared.email)).rejects.toMatchObject({ kind: 'unauthenticated', code: 'account.code_required' });
    await expect(enter(shared.email, { code: '000000' })).rejects.toMatchObject({ code: 'account.wrong_code' });
    expect(await sessions()).toBe(before);
    const unknown = { email: 'factor-unknown@necp.test', password: 'not-this-one', userAgent, device: null };
    const known = { ...unknown, email: shared.email };
    const answers = [unknown, known, { ...unknown, code: '000000' }, { ...known, code: code(shared) }].map((request) =>
      signIn(strangerCtx(testDomain), request).catch(refusal),
    );
    for (const answer of await Promise.all(answers)) expect(codeOf(answer)).toBe('account.wrong_credentials');
    expect((await enter(shared.email, { code: code(shared) })).token).not.toBe('');
  });

  it('may be half a minute early or late, and no more', async () => {
    const of = await protectedPlayer();
    clock.advance(10 * minuteMs);
    for (const offsetMs of [-61 * secondMs, 61 * secondMs])
      expect(await tryCode(of, code(of, offsetMs))).toBe('account.wrong_code');
    expect(await tryCode(of, code(of, -30 * secondMs))).toBe('code');
    expect(await tryCode(of, code(of, 30 * secondMs))).toBe('code');
    // The app was ahead: what it showed before is not taken any more.
    expect(await tryCode(of, code(of))).toBe('account.code_used');
  });

  it('has each code taken once, also when it is sent twice at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => tryCode(shared, code(shared))));
    expect(answers.toSorted()).toEqual([...Array<string>(5).fill('account.code_used'), 'code']);
    clock.advance(20 * secondMs);
    expect(await tryCode(shared, code(shared, -20 * secondMs))).toBe('account.code_used');
  });

  it('allows ten tries in fifteen minutes to all strangers together, and others to a known device', async () => {
    const answers: string[] = [];
    for (let tries = 0; tries < maxCodeTries + 2; tries += 1) answers.push(await tryCode(shared, '000000'));
    expect(answers.filter((answer) => answer === 'account.wrong_code')).toHaveLength(maxCodeTries);
    expect(await tryCode(shared, code(shared))).toBe('account.too_many_codes');
    expect(await tryCode(shared, code(shared), 'my-own-laptop')).toBe('code');
    clock.advance(tryWindowMs);
    expect(await tryCode(shared, code(shared))).toBe('code');
  });

  it('counts every one of many tries at once', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => tryCode(shared, '000000')));
    expect(answers.filter((answer) => answer === 'account.wrong_code')).toHaveLength(maxCodeTries);
  });

  it('protects changes of the password and its own removal', async () => {
    const of = await protectedPlayer();
    clock.advance(hourMs);
    const change = { requestId: newRequestId(), currentPassword: password, newPassword: 'acid-rain-2077' };
    await expect(changePassword(of.ctx, { ...change, locale: 'en' })).rejects.toMatchObject({
      code: 'session.proof_required',
    });
    await expect(prove(of.ctx, { password })).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'account.code_required',
    });
    await expect(prove(of.ctx, { password, code: '000000' })).rejects.toMatchObject({ code: 'account.wrong_code' });
    await prove(of.ctx, { password, code: code(of) });
    expect(await removeTotp(of.ctx, { requestId: newRequestId() })).not.toBeNull();
    expect((await enter(of.email)).token).not.toBe('');
    expect((await queuedEmails(testDomain, of.email)).map(({ kind }) => kind)).toContain('second_factor_off');
  });
});

describe('a recovery code', () => {
  it('replaces the app once, however it is typed, and the owner receives an email', async () => {
    const [first = ''] = shared.recoveryCodes;
    const typed = ` ${first.toLowerCase().replaceAll('-', ' ')} `;
    expect((await enter(shared.email, { code: typed })).token).not.toBe('');
    await expect(enter(shared.email, { code: first })).rejects.toMatchObject({ code: 'account.wrong_code' });
    expect((await queuedEmails(testDomain, shared.email)).map(({ kind }) => kind)).toContain('recovery_code_used');
    expect((await accountOf(shared.ctx)).secondFactor?.recoveryCodesLeft).toBe(9);
  });

  it('lets one of several in that come at once', async () => {
    const second = shared.recoveryCodes[1] ?? '';
    const answers = await Promise.all(Array.from({ length: 6 }, () => tryCode(shared, second)));
    expect(answers.filter((answer) => answer === 'recovery_code')).toHaveLength(1);
  });

  it('stops working when new ones are made', async () => {
    const of = await protectedPlayer();
    const { recoveryCodes } = await renewRecoveryCodes(of.ctx);
    expect(await tryCode(of, of.recoveryCodes[2] ?? '')).toBe('account.wrong_code');
    expect(await tryCode(of, recoveryCodes[2] ?? '')).toBe('recovery_code');
  });
});

describe('a trusted browser', () => {
  const trusting = async (of: Protected) =>
    (await enter(of.email, { code: code(of), trust: { isWanted: true, token: null } })).trustToken;
  const enterFrom = (of: Protected, token: string | null) =>
    enter(of.email, { trust: { isWanted: false, token } }).then(
      () => 'ok',
      (error: unknown) => codeOf(error),
    );

  it('is not asked for a code for thirty days, and its session proves nothing', async () => {
    const of = await protectedPlayer();
    const token = await trusting(of);
    const { token: session } = await enter(of.email, { trust: { isWanted: false, token } });
    const ctx = await ctxOfToken(testDomain, session);
    await expect(removeTotp(ctx, { requestId: newRequestId() })).rejects.toMatchObject({
      code: 'session.proof_required',
    });
    expect(await enterFrom(shared, token)).toBe('account.code_required');
    clock.advance(trustLifeMs - dayMs);
    expect(await enterFrom(of, token)).toBe('ok');
    clock.advance(dayMs);
    expect(await enterFrom(of, token)).toBe('account.code_required');
  });

  it('is trusted only when the player asked for it, and is listed until it is forgotten', async () => {
    const of = await protectedPlayer();
    expect((await enter(of.email, { code: code(of) })).trustToken).toBeNull();
    clock.advance(minuteMs);
    const token = await trusting(of);
    const { trustedDevices } = await ownSessions(of.ctx);
    expect(trustedDevices).toMatchObject([{ device: 'Firefox · Linux' }]);
    const input = { requestId: newRequestId(), deviceId: trustedDevices[0]?.id ?? '' };
    expect(await forgetDevice(shared.ctx, input)).toEqual({ isForgotten: false });
    expect(await forgetDevice(of.ctx, input)).toEqual({ isForgotten: true });
    expect(await enterFrom(of, token)).toBe('account.code_required');
  });

  it.each(['a new password', 'a removed factor', 'signing out everywhere'])('is forgotten after %s', async (cause) => {
    const of = await protectedPlayer();
    await trusting(of);
    const change = { requestId: newRequestId(), currentPassword: password, newPassword: 'acid-rain-2077' };
    if (cause === 'a new password') await changePassword(of.ctx, { ...change, locale: 'en' });
    if (cause === 'a removed factor') await removeTotp(of.ctx, { requestId: newRequestId() });
    if (cause === 'signing out everywhere') await signOutEverywhere(of.ctx);
    const { accountId } = of.ctx.actor;
    expect(await of.ctx.db.trustedDevice.count({ where: { accountId } })).toBe(0);
  });
});
