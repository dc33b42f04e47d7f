import { randomUUID } from 'node:crypto';
import { confirmLinkMs, disownLinkMs } from '@necp/shared/account/rules';
import { FixedClock, minuteMs } from '@necp/shared/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTx } from '../kernel';
import { actorOf } from '../session/service';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import {
  ctxOfToken,
  guest,
  newestToken,
  password,
  player,
  queuedEmails,
  runAccountJob,
  strangerCtx,
  tokensOf,
  userAgent,
} from '../testing/players';
import { accountOf, devEmails } from './queries';
import { issueReset } from './steps';
import { changeAddress, changePassword, disownSession, register, resetPassword, signIn, verifyEmail } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

type Player = Awaited<ReturnType<typeof player>>;
let own: Player;
let [before, after] = ['', ''];
beforeEach(async () => {
  [before, after] = [`${randomUUID()}@necp.test`, `${randomUUID()}@necp.test`];
  own = await player(testDomain, before);
});

const ask = (email: string, by = own) => changeAddress(by.ctx, { requestId: newRequestId(), email, locale: 'en' });
const confirm = async (email: string, word = password, ctx = strangerCtx(testDomain)) =>
  verifyEmail(ctx, { token: await newestToken(testDomain, email), password: word });
const enter = (email: string, word = password) =>
  signIn(strangerCtx(testDomain), { email, password: word, userAgent, device: null });
const kindsTo = async (email: string) => (await queuedEmails(testDomain, email)).map(({ kind }) => kind);
const linkOf = async (email: string, kind: string) => {
  const emails = (await queuedEmails(testDomain, email)).filter((one) => one.kind === kind);
  return (await tokensOf(testDomain, emails.slice(-1)))[0] ?? '';
};
const addressOf = async ({ ctx }: Player) =>
  (await ctx.db.account.findUniqueOrThrow({ where: { id: ctx.actor.accountId } })).email;
const wrong = { code: 'account.wrong_credentials' };
const invalid = { code: 'account.link_invalid' };

describe('a new address', () => {
  it('is the account’s once its link was opened with the password, and every other device is signed out', async () => {
    const other = await enter(before);
    await ask(after);
    expect(await accountOf(own.ctx)).toMatchObject({ email: before, pendingEmail: after });
    const { view, renewed } = await confirm(after, password, own.ctx);
    expect(view).toEqual({ email: after, outcome: 'changed' });
    for (const token of [other.token, own.token]) expect(await actorOf(own.ctx, token)).toBeNull();
    expect(await accountOf(await ctxOfToken(testDomain, renewed?.secret ?? ''))).toMatchObject({
      email: after,
      pendingEmail: null,
    });
    await expect(enter(before)).rejects.toMatchObject(wrong);
    expect((await enter(after)).token).not.toBe('');
  });

  it('is confirmed on another device too, which signs out all of them', async () => {
    await ask(after);
    expect((await confirm(after)).renewed).toBeNull();
    expect(await actorOf(own.ctx, own.token)).toBeNull();
  });

  it('is not confirmed by its reader without the password, late, twice, or after a new password', async () => {
    await ask(after);
    await expect(confirm(after, 'not-this-one')).rejects.toMatchObject({ code: 'account.link_password' });
    clock.advance(confirmLinkMs);
    await expect(confirm(after)).rejects.toMatchObject(invalid);
    own = { ...(await enter(before)), ctx: await ctxOfToken(testDomain, (await enter(before)).token) };
    await ask(after);
    const token = await newestToken(testDomain, after);
    const answers = await Promise.allSettled(
      [1, 2].map(() => verifyEmail(strangerCtx(testDomain), { token, password })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const next = await player(testDomain, `${randomUUID()}@necp.test`);
    const third = `${randomUUID()}@necp.test`;
    await ask(third, next);
    const input = { currentPassword: password, newPassword: 'acid-rain-2077', locale: 'en' as const };
    await changePassword(next.ctx, { requestId: newRequestId(), ...input });
    await expect(confirm(third, 'acid-rain-2077')).rejects.toMatchObject(invalid);
  });

  it('is replaced by the next one that is asked for', async () => {
    await ask(after);
    const first = await newestToken(testDomain, after);
    const second = `${randomUUID()}@necp.test`;
    await ask(second);
    await expect(verifyEmail(strangerCtx(testDomain), { token: first, password })).rejects.toMatchObject(invalid);
    await confirm(second);
    expect(await addressOf(own)).toBe(second);
  });

  it('is asked for once by the same request, with a fresh proof, and not by a guest', async () => {
    const requestId = newRequestId();
    const asking = [1, 2].map(() => changeAddress(own.ctx, { requestId, email: after, locale: 'en' }));
    expect((await Promise.all(asking)).map(({ sent }) => sent)).toEqual([true, true]);
    expect(await kindsTo(after)).toEqual(['confirm_address']);
    await expect(ask(before)).rejects.toMatchObject({ code: 'account.email_unchanged' });
    await expect(ask('no address')).rejects.toMatchObject({ code: 'account.email_malformed' });
    await expect(ask(after, { ctx: await guest(testDomain), token: '' })).rejects.toMatchObject({
      code: 'account.guest_has_no_email',
    });
    clock.advance(10 * minuteMs);
    await expect(ask(after)).rejects.toMatchObject({ code: 'session.proof_required' });
    expect(await kindsTo(after)).toEqual(['confirm_address']);
  });

  it('that is taken is answered alike; only its owner learns of it', async () => {
    const taken = `${randomUUID()}@necp.test`;
    await player(testDomain, taken);
    expect(await ask(taken)).toEqual(await ask(after));
    expect((await kindsTo(taken)).at(-1)).toBe('address_in_use');
    expect((await kindsTo(before)).filter((kind) => kind === 'address_changing')).toHaveLength(2);
    await expect(confirm(taken)).rejects.toMatchObject(invalid);
  });

  it('goes to one of two accounts that confirm it at the same time', async () => {
    const rival = await player(testDomain, `${randomUUID()}@necp.test`);
    await ask(after);
    const ownLink = await newestToken(testDomain, after);
    await ask(after, rival);
    const rivalLink = await newestToken(testDomain, after);
    const links = await Promise.allSettled(
      [ownLink, rivalLink].map((token) => verifyEmail(strangerCtx(testDomain), { token, password })),
    );
    expect(links.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect([await addressOf(own), await addressOf(rival)].filter((email) => email === after)).toHaveLength(1);
  });
});

describe('the owner of the earlier address', () => {
  it('stops a change that is not theirs, signs everything out, and sets a new password', async () => {
    await ask(after);
    const link = await newestToken(testDomain, after);
    const { resetToken } = await disownSession(strangerCtx(testDomain), {
      token: await linkOf(before, 'address_changing'),
    });
    await expect(verifyEmail(strangerCtx(testDomain), { token: link, password })).rejects.toMatchObject(invalid);
    expect(await actorOf(own.ctx, own.token)).toBeNull();
    await resetPassword(strangerCtx(testDomain), { token: resetToken, newPassword: 'acid-rain-2077' });
    expect((await enter(before, 'acid-rain-2077')).token).not.toBe('');
  });

  it.each(['address_changing', 'address_changed'])('undoes it for seven days by the email %s', async (kind) => {
    await ask(after);
    await confirm(after);
    clock.advance(disownLinkMs - minuteMs);
    const link = await linkOf(before, kind);
    const answers = await Promise.allSettled([1, 2].map(() => disownSession(strangerCtx(testDomain), { token: link })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await addressOf(own)).toBe(before);
    await expect(enter(after)).rejects.toMatchObject(wrong);
  });

  it('undoes changes that followed, and the stranger’s own link brings nothing back', async () => {
    const third = `${randomUUID()}@necp.test`;
    await ask(after);
    await confirm(after);
    const stranger = { ...(await enter(after)), ctx: await ctxOfToken(testDomain, (await enter(after)).token) };
    await ask(third, stranger);
    await confirm(third);
    const links = [await linkOf(after, 'address_changed'), await linkOf(before, 'address_changed')] as const;
    await disownSession(strangerCtx(testDomain), { token: links[1] });
    expect(await addressOf(own)).toBe(before);
    await expect(disownSession(strangerCtx(testDomain), { token: links[0] })).rejects.toMatchObject(invalid);
  });

  it('undoes it even when the stranger was the first to use such a link', async () => {
    const third = `${randomUUID()}@necp.test`;
    await ask(after);
    await confirm(after);
    const stranger = { ...(await enter(after)), ctx: await ctxOfToken(testDomain, (await enter(after)).token) };
    clock.advance(minuteMs);
    await ask(third, stranger);
    await confirm(third);
    await disownSession(strangerCtx(testDomain), { token: await linkOf(after, 'address_changed') });
    await disownSession(strangerCtx(testDomain), { token: await linkOf(before, 'address_changed') });
    expect(await addressOf(own)).toBe(before);
  });

  it('keeps it from strangers meanwhile, and may take it back by another change', async () => {
    await ask(after);
    await confirm(after);
    await register(strangerCtx(testDomain), { email: before, password: 'wet-asphalt-2078', locale: 'en' });
    expect((await kindsTo(before)).at(-1)).toBe('address_taken');
    const again = { ...(await enter(after)), ctx: await ctxOfToken(testDomain, (await enter(after)).token) };
    await ask(before, again);
    await confirm(before);
    expect(await addressOf(own)).toBe(before);
    clock.advance(disownLinkMs);
    const late = await linkOf(before, 'address_changed').catch(() => '');
    await expect(disownSession(strangerCtx(testDomain), { token: late })).rejects.toMatchObject(invalid);
  });

  it('reads from where to where, with a link', async () => {
    await ask(after);
    const [queued] = (await queuedEmails(testDomain, before)).slice(-1);
    await runAccountJob(testDomain.domain.systemCtx(), 'account.send_email', queued);
    const { emails } = await devEmails(testDomain.domain.systemCtx());
    expect(emails[0]?.text).toContain(`${before} → ${after}`);
    expect(emails[0]?.link).toContain('/not-me?token=');
  });
});

it('a change and a reset at the same time leave one password and one address', async () => {
  await ask(after);
  const link = await newestToken(testDomain, after);
  const { accountId } = own.ctx.actor;
  const reset = await inTx(own.ctx, (tx) => issueReset(tx, { accountId, email: before, locale: 'en' }));
  await Promise.allSettled([
    verifyEmail(strangerCtx(testDomain), { token: link, password }),
    resetPassword(strangerCtx(testDomain), { token: reset, newPassword: 'acid-rain-2077' }),
  ]);
  const email = (await addressOf(own)) ?? '';
  const words = await Promise.allSettled([enter(email), enter(email, 'acid-rain-2077')]);
  expect(words.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
