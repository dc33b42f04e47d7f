import { tryWindowMs } from '@necp/shared/account/rules';
import { dayMs, FixedClock, hourMs } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../kernel';
import { hashSecret } from '../session';
import { actorOf } from '../session/service';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import {
  ctxOfToken,
  guest,
  newestToken,
  password,
  player,
  queuedEmails,
  refusal,
  runAccountJob,
  strangerCtx,
  tokensOf,
  userAgent,
} from '../testing/players';
import { hashesMade } from './passwords';
import { accountOf } from './queries';
import {
  bindGuest,
  changePassword,
  playAsGuest,
  register,
  requestPasswordReset,
  resetPassword,
  signIn,
  verifyEmail,
} from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock, poolMax: 20 });
});
afterAll(() => testDomain.close());

const enter = (email: string, request: { password?: string; device?: string | null } = {}) =>
  signIn(strangerCtx(testDomain), { email, password, userAgent, device: null, ...request });

/** Opens the newest link that went to an address, and enters the password that the tests choose. */
const confirm = async (ctx: Ctx, email: string) =>
  verifyEmail(ctx, { token: await newestToken(testDomain, email), password });

describe('a guest', () => {
  it('can play after one click and has no email address', async () => {
    const ctx = await guest(testDomain);
    expect(await accountOf(ctx)).toMatchObject({ isGuest: true, email: null, pendingEmail: null, roles: ['player'] });
  });

  it('keeps the same account after registering an address, also in the current session', async () => {
    const ctx = await guest(testDomain);
    await bindGuest(ctx, { requestId: newRequestId(), email: 'Bound@necp.test', password, locale: 'en' });
    expect(await accountOf(ctx)).toMatchObject({ isGuest: true, pendingEmail: 'bound@necp.test' });
    const { view, renewed: newSession } = await confirm(ctx, 'bound@necp.test');
    expect(view).toEqual({ email: 'bound@necp.test', outcome: 'bound' });
    const renewed = await ctxOfToken(testDomain, newSession?.secret ?? '');
    expect(renewed.actor).toMatchObject({
      accountId: ctx.actor.accountId,
      sessionId: ctx.actor.sessionId,
      isGuest: false,
    });
    const { token } = await enter('bound@necp.test');
    expect((await ctxOfToken(testDomain, token)).actor.accountId).toBe(ctx.actor.accountId);
  });

  it('does not learn that an address is taken: only the email to its owner says so', async () => {
    await player(testDomain, 'taken@necp.test');
    const ctx = await guest(testDomain);
    const answer = await bindGuest(ctx, {
      requestId: newRequestId(),
      email: 'taken@necp.test',
      password,
      locale: 'en',
    });
    const free = await bindGuest(await guest(testDomain), {
      requestId: newRequestId(),
      email: 'free@necp.test',
      password,
      locale: 'en',
    });
    expect(answer).toEqual(free);
    expect((await accountOf(ctx)).pendingEmail).toBe('taken@necp.test');
    expect((await queuedEmails(testDomain, 'taken@necp.test')).at(-1)).toMatchObject({
      kind: 'address_taken',
    });
    expect(await newestToken(testDomain, 'taken@necp.test')).toBe('');
  });

  it('registers one address once when two requests come at once', async () => {
    const ctx = await guest(testDomain);
    await bindGuest(ctx, { requestId: newRequestId(), email: 'first@necp.test', password, locale: 'en' });
    await bindGuest(ctx, { requestId: newRequestId(), email: 'second@necp.test', password, locale: 'en' });
    const tokens = [
      await newestToken(testDomain, 'first@necp.test'),
      await newestToken(testDomain, 'second@necp.test'),
    ];
    const answers = await Promise.allSettled(
      tokens.map((token) => verifyEmail(strangerCtx(testDomain), { token, password })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const bound = await accountOf({ ...ctx });
    expect(['first@necp.test', 'second@necp.test']).toContain(bound.email);
    await expect(
      bindGuest(await ctxAgain(ctx.actor.accountId), {
        requestId: newRequestId(),
        email: 'third@necp.test',
        password,
        locale: 'en',
      }),
    ).rejects.toMatchObject({ code: 'account.already_bound' });
  });

  it('is closed after thirty days without play, not earlier, and not if it played meanwhile', async () => {
    const away = await guest(testDomain);
    const playing = await playAsGuest(strangerCtx(testDomain), { locale: 'en', userAgent });
    clock.advance(29 * dayMs);
    await runAccountJob(testDomain.domain.systemCtx(), 'account.close_idle_guests');
    expect(await accountOf(away)).toMatchObject({ isGuest: true });
    await testDomain.domain.redis.del(`session:${hashSecret(playing.token)}`);
    expect(await actorOf(strangerCtx(testDomain), playing.token)).not.toBeNull();
    clock.advance(2 * dayMs);
    await runAccountJob(testDomain.domain.systemCtx(), 'account.close_idle_guests');
    await expect(accountOf(away)).rejects.toMatchObject({ code: 'account.closed' });
    expect(await actorOf(strangerCtx(testDomain), playing.token)).not.toBeNull();
  });
});

const ctxAgain = async (accountId: string) => testDomain.ctxAs({ accountId: accountId as never, isGuest: true });

describe('registering', () => {
  it('answers the same for a free and a taken address, and allows sign-in only after confirmation', async () => {
    const free = await register(strangerCtx(testDomain), { email: 'new@necp.test', password, locale: 'ru' });
    const early = await enter('new@necp.test').catch(refusal);
    const wrong = await enter('nobody@necp.test').catch(refusal);
    expect(early).toEqual(wrong);
    await confirm(strangerCtx(testDomain), 'new@necp.test');
    expect(
      await register(strangerCtx(testDomain), { email: 'NEW@necp.test', password: 'another-secret', locale: 'en' }),
    ).toEqual(free);
    expect((await queuedEmails(testDomain, 'new@necp.test')).map(({ kind }) => kind)).toEqual([
      'confirm_registration',
      'address_taken',
    ]);
    expect((await enter('New@necp.test ')).token).toHaveLength(43);
    await expect(enter('new@necp.test', { password: 'another-secret' })).rejects.toMatchObject({
      code: 'account.wrong_credentials',
    });
  });

  it('the same address twice at once creates one account, whichever email is confirmed', async () => {
    await Promise.all(
      [1, 2].map(() => register(strangerCtx(testDomain), { email: 'twice@necp.test', password, locale: 'en' })),
    );
    const tokens = await tokensOf(testDomain, await queuedEmails(testDomain, 'twice@necp.test'));
    expect(tokens).toHaveLength(2);
    const answers = await Promise.allSettled(
      tokens.map((token) => verifyEmail(strangerCtx(testDomain), { token, password })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await testDomain.domain.systemCtx().db.account.count({ where: { email: 'twice@necp.test' } })).toBe(1);
  });

  it('lets the same link work once, also when it is used twice at once', async () => {
    await register(strangerCtx(testDomain), { email: 'once@necp.test', password, locale: 'en' });
    const token = await newestToken(testDomain, 'once@necp.test');
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => verifyEmail(strangerCtx(testDomain), { token, password })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(4);
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ kind: 'invalid', code: 'account.link_invalid' });
  });

  it('refuses a link that is expired, invalid or meant for another purpose', async () => {
    await register(strangerCtx(testDomain), { email: 'late@necp.test', password, locale: 'en' });
    const late = await newestToken(testDomain, 'late@necp.test');
    await expect(
      resetPassword(strangerCtx(testDomain), { token: late, newPassword: 'brand-new-secret' }),
    ).rejects.toMatchObject({ code: 'account.link_invalid' });
    clock.advance(dayMs + 1);
    for (const token of [late, 'x'.repeat(43), ''])
      await expect(verifyEmail(strangerCtx(testDomain), { token, password })).rejects.toMatchObject({
        code: 'account.link_invalid',
      });
  });

  it('sends another email to those who ask again, and the link of each works', async () => {
    for (const _asked of [1, 2])
      await register(strangerCtx(testDomain), { email: 'again@necp.test', password, locale: 'en' });
    await confirm(strangerCtx(testDomain), 'again@necp.test');
    expect((await enter('again@necp.test')).token).not.toBe('');
  });

  it('stores no link and no password in readable form', async () => {
    await register(strangerCtx(testDomain), { email: 'hashed@necp.test', password, locale: 'en' });
    const token = await newestToken(testDomain, 'hashed@necp.test');
    const email = await testDomain.domain
      .systemCtx()
      .db.accountEmail.findFirstOrThrow({ where: { email: 'hashed@necp.test' } });
    expect(JSON.stringify(email)).not.toContain(token);
    expect(email.passwordHash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  });

  it('sends at most five emails an hour from one asker and twenty from all to an address', async () => {
    const ask = (ctx = strangerCtx(testDomain)) =>
      requestPasswordReset(ctx, { email: 'flood@necp.test', locale: 'en', device: null });
    const refused = { kind: 'throttled', code: 'account.too_many_emails' };
    const asker = strangerCtx(testDomain);
    for (let sent = 0; sent < 5; sent += 1) await ask(asker);
    await expect(ask(asker)).rejects.toMatchObject(refused);
    for (let sent = 5; sent < 20; sent += 1) await ask();
    await expect(ask()).rejects.toMatchObject(refused);
    // Confirmations have a count of their own.
    await register(asker, { email: 'flood@necp.test', password, locale: 'en' });
  });

  it('reaches the owner on a known device although strangers have used up the emails', async () => {
    await player(testDomain, 'besieged@necp.test');
    await enter('besieged@necp.test', { device: 'my-own-laptop' });
    const ask = (device: string | null) =>
      requestPasswordReset(strangerCtx(testDomain), { email: 'besieged@necp.test', locale: 'en', device });
    for (let sent = 0; sent < 20; sent += 1) await ask(null);
    await expect(ask('another-device')).rejects.toMatchObject({ code: 'account.too_many_emails' });
    await ask('my-own-laptop');
    expect((await queuedEmails(testDomain, 'besieged@necp.test')).at(-1)?.kind).toBe('reset_password');
  });
});

describe('signing in', () => {
  it('allows ten tries, then refuses strangers while the owner on a known device can still sign in', async () => {
    await player(testDomain, 'target@necp.test');
    await enter('target@necp.test', { device: 'my-own-laptop' });
    const codes: unknown[] = [];
    for (let tries = 0; tries < 12; tries += 1)
      codes.push(
        ((await enter('target@necp.test', { password: 'guess-guess' }).catch(refusal)) as { code: string }).code,
      );
    expect(codes.filter((code) => code === 'account.wrong_credentials').length).toBeLessThanOrEqual(10);
    expect(codes.slice(-2)).toEqual(['account.too_many_tries', 'account.too_many_tries']);
    await expect(enter('target@necp.test')).rejects.toMatchObject({
      kind: 'throttled',
      params: { minutes: tryWindowMs / 60_000 },
    });
    expect((await enter('target@necp.test', { device: 'my-own-laptop' })).token).not.toBe('');
  });

  it('limits tries for unknown addresses in the same way', async () => {
    for (let tries = 0; tries < 10; tries += 1) await enter('ghost@necp.test').catch(refusal);
    await expect(enter('ghost@necp.test')).rejects.toMatchObject({ code: 'account.too_many_tries' });
  });

  it('is recorded once per window while it is throttled, and never for an unknown address', async () => {
    const { ctx } = await player(testDomain, 'throttled@necp.test');
    for (const email of ['throttled@necp.test', 'nameless@necp.test'])
      for (let tries = 0; tries < 14; tries += 1) await enter(email, { password: 'guess-guess' }).catch(refusal);
    const throttled = await ctx.db.login.findMany({ where: { outcome: 'throttled', accountId: ctx.actor.accountId } });
    expect(throttled).toHaveLength(1);
    expect(await ctx.db.login.count({ where: { accountId: '00000000-0000-0000-0000-000000000000' } })).toBe(0);
  });

  it('is recorded, whether it succeeds or fails', async () => {
    const { ctx } = await player(testDomain, 'history@necp.test');
    await enter('history@necp.test', { password: 'not-this-one' }).catch(refusal);
    const logins = await ctx.db.login.findMany({ where: { accountId: ctx.actor.accountId }, orderBy: { id: 'asc' } });
    expect(logins.map(({ outcome, device }) => [outcome, device])).toEqual([
      ['success', 'Firefox · Linux'],
      ['wrong_password', 'Firefox · Linux'],
    ]);
  });
});

describe('a password', () => {
  it('ends every other session and renews the current one when it is changed', async () => {
    const { ctx, token } = await player(testDomain, 'change@necp.test');
    const other = await enter('change@necp.test');
    const renewed = await changePassword(ctx, {
      requestId: newRequestId(),
      currentPassword: password,
      newPassword: 'acid-rain-2077',
      locale: 'en',
    });
    expect(await actorOf(strangerCtx(testDomain), other.token)).toBeNull();
    expect(await actorOf(strangerCtx(testDomain), token)).toBeNull();
    expect(renewed?.tokens).toBeNull();
    expect((await ctxOfToken(testDomain, renewed?.secret ?? '')).actor.sessionId).toBe(ctx.actor.sessionId);
    await expect(enter('change@necp.test')).rejects.toMatchObject({ code: 'account.wrong_credentials' });
    expect((await queuedEmails(testDomain, 'change@necp.test')).at(-1)?.kind).toBe('password_changed');
  });

  it('is not changed without the current one', async () => {
    const { ctx } = await player(testDomain, 'keep@necp.test');
    const request = { requestId: newRequestId(), locale: 'en' as const };
    await expect(
      changePassword(ctx, { ...request, currentPassword: 'not-this-one', newPassword: 'acid-rain-2077' }),
    ).rejects.toMatchObject({ kind: 'forbidden', code: 'account.wrong_password' });
    await expect(
      changePassword(ctx, { ...request, currentPassword: password, newPassword: password }),
    ).rejects.toMatchObject({ code: 'account.password_unchanged' });
    await expect(
      changePassword(await guest(testDomain), { ...request, currentPassword: 'a', newPassword: 'acid-rain-2077' }),
    ).rejects.toMatchObject({ code: 'account.guest_has_no_password' });
  });

  it('is not hashed for a link that does not exist, and such links are limited for each address', async () => {
    const asker = strangerCtx(testDomain);
    const tryLink = () => resetPassword(asker, { token: 'x'.repeat(43), newPassword: 'acid-rain-2077' });
    const before = hashesMade();
    for (let tries = 0; tries < 20; tries += 1)
      await expect(tryLink()).rejects.toMatchObject({ code: 'account.link_invalid' });
    await expect(tryLink()).rejects.toMatchObject({ kind: 'throttled', code: 'account.too_many_tries' });
    expect(hashesMade()).toBe(before);
  });

  it('can be reset by email, once and within the hour, and every session then ends', async () => {
    const { token: session } = await player(testDomain, 'forgot@necp.test');
    await requestPasswordReset(strangerCtx(testDomain), { email: 'forgot@necp.test', locale: 'en', device: null });
    const token = await newestToken(testDomain, 'forgot@necp.test');
    const answers = await Promise.allSettled(
      [1, 2].map(() => resetPassword(strangerCtx(testDomain), { token, newPassword: 'acid-rain-2077' })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await actorOf(strangerCtx(testDomain), session)).toBeNull();
    expect((await enter('forgot@necp.test', { password: 'acid-rain-2077' })).token).not.toBe('');
    await requestPasswordReset(strangerCtx(testDomain), { email: 'forgot@necp.test', locale: 'en', device: null });
    const late = await newestToken(testDomain, 'forgot@necp.test');
    clock.advance(hourMs + 1);
    await expect(
      resetPassword(strangerCtx(testDomain), { token: late, newPassword: 'other-rain-2077' }),
    ).rejects.toMatchObject({ code: 'account.link_invalid' });
  });
});
