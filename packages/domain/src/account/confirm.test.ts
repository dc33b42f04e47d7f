import { maxTries } from '@necp/shared/account/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { guest, newestToken, password, player, refusal, strangerCtx, userAgent } from '../testing/players';
import { hashesMade } from './passwords';
import { accountOf } from './queries';
import { bindGuest, register, signIn, verifyEmail } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

const strangersPassword = 'mine-not-yours';
const stranger = () => strangerCtx(testDomain);
const accountsWith = (email: string) => testDomain.domain.systemCtx().db.account.count({ where: { email } });

describe('the link of an email', () => {
  it('does not give the owner of an address an account with the password of a stranger', async () => {
    const email = 'owner@necp.test';
    await register(stranger(), { email, password, locale: 'en' });
    const own = await newestToken(testDomain, email);
    await register(stranger(), { email, password: strangersPassword, locale: 'en' });
    const ofStranger = await newestToken(testDomain, email);
    await expect(verifyEmail(stranger(), { token: ofStranger, password })).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'account.link_password',
    });
    expect(await accountsWith(email)).toBe(0);
    expect((await verifyEmail(stranger(), { token: own, password })).view.outcome).toBe('registered');
    const enter = (word: string) =>
      signIn(stranger(), { email, password: word, userAgent, device: null }).catch(refusal);
    expect(await enter(strangersPassword)).toMatchObject({ code: 'account.wrong_credentials' });
    expect(await enter(password)).toMatchObject({ token: expect.any(String) });
    // The stranger's link is used up with it.
    await expect(verifyEmail(stranger(), { token: ofStranger, password: strangersPassword })).rejects.toMatchObject({
      code: 'account.link_invalid',
    });
  });

  it('does not bind the guest of a stranger to the address of its reader, signed in or not', async () => {
    const email = 'reader@necp.test';
    const theirs = await guest(testDomain);
    await bindGuest(theirs, { requestId: newRequestId(), email, password: strangersPassword, locale: 'en' });
    const token = await newestToken(testDomain, email);
    const { ctx: reader } = await player(testDomain, 'reader-elsewhere@necp.test');
    for (const ctx of [stranger(), reader, await guest(testDomain)])
      await expect(verifyEmail(ctx, { token, password })).rejects.toMatchObject({ code: 'account.link_password' });
    expect(await accountOf(theirs)).toMatchObject({ isGuest: true, email: null });
    expect(await accountsWith(email)).toBe(0);
  });

  it('never gives a session to a browser that did not have one', async () => {
    const email = 'elsewhere@necp.test';
    const asker = await guest(testDomain);
    await bindGuest(asker, { requestId: newRequestId(), email, password, locale: 'en' });
    const token = await newestToken(testDomain, email);
    const { renewed } = await verifyEmail(await guest(testDomain), { token, password });
    expect(renewed).toBeNull();
    expect(await accountOf(asker)).toMatchObject({ email });
  });

  it('takes as many tries as a password, and only a link that exists costs a hash', async () => {
    const email = 'tries@necp.test';
    await register(stranger(), { email, password, locale: 'en' });
    const token = await newestToken(testDomain, email);
    const before = hashesMade();
    const codeOf = async (link: string) =>
      ((await verifyEmail(stranger(), { token: link, password: 'guess-guess' }).catch(refusal)) as { code: string })
        .code;
    expect(await codeOf('x'.repeat(43))).toBe('account.link_invalid');
    expect(hashesMade() - before).toBe(0);
    const codes: string[] = [];
    for (let tries = 0; tries <= maxTries; tries += 1) codes.push(await codeOf(token));
    expect(codes.at(-1)).toBe('account.too_many_tries');
    expect(hashesMade() - before).toBe(maxTries);
    // The owner's tries to sign in are counted apart.
    await expect(signIn(stranger(), { email, password, userAgent, device: null })).rejects.toMatchObject({
      code: 'account.wrong_credentials',
    });
  });

  it('is limited for each network address', async () => {
    const asker = stranger();
    const open = () => verifyEmail(asker, { token: 'x'.repeat(43), password });
    for (let tries = 0; tries < 20; tries += 1)
      await expect(open()).rejects.toMatchObject({ code: 'account.link_invalid' });
    await expect(open()).rejects.toMatchObject({ kind: 'throttled', code: 'account.too_many_tries' });
  });
});
