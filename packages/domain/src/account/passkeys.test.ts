import { FixedClock, minuteMs } from '@necp/shared/kernel';
import { challengeLifeMs } from '@necp/shared/passkey/rules';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTx } from '../kernel';
import { passkeyList } from '../passkey/queries';
import { renamePasskey, startPasskeyProof, startPasskeySignIn } from '../passkey/service';
import { sessionList } from '../realm/service';
import { newRequestId, openTestDomain, quietLog, type TestDomain } from '../testing';
import { answerWith, type Behaviour, makePasskey, type SoftPasskey } from '../testing/authenticator';
import { protect } from '../testing/factors';
import { addSoftPasskey, enterByPasskey, newDevice, provenOwner } from '../testing/passkeys';
import { ctxOfToken, password, player, queuedEmails, strangerCtx, userAgent } from '../testing/players';
import {
  addPasskey,
  proveByPasskey,
  removePasskey,
  removeTotp,
  signIn,
  signInByPasskey,
  startPasskey,
} from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2026, 0, 1));
const warnings: object[] = [];
const log = { ...quietLog, warn: (fields: object) => void warnings.push(fields), child: () => log };
beforeAll(async () => {
  testDomain = await openTestDomain({ clock, poolMax: 20, log });
});
afterAll(() => testDomain.close());

type Owner = Awaited<ReturnType<typeof player>>['ctx'];
let named = 0;
/** A player whose password is known; it is hashed three times, so that only tests of the password use one. */
async function typist(): Promise<{ readonly email: string; readonly ctx: Owner }> {
  named += 1;
  const email = `passkey-${named}@necp.test`;
  return { email, ctx: (await player(testDomain, email)).ctx };
}
const owner = () => provenOwner(testDomain);
/** Most tests only sign in, and share a player with a passkey. */
let shared: { readonly email: string; readonly ctx: Owner; readonly passkey: SoftPasskey };
beforeAll(async () => {
  const made = await owner();
  shared = { ...made, passkey: (await addSoftPasskey(made.ctx)).passkey };
});
beforeEach(() => {
  clock.advance(minuteMs);
});

/** A session of the shared player with a fresh proof. */
const freshSession = async () => ctxOfToken(testDomain, (await enterByPasskey(testDomain, shared.passkey)).token);
const codeOf = (error: unknown) => (error as { readonly code: string }).code;
const outcomesOf = async (ctx: Owner) => (await sessionList(ctx)).history.map(({ outcome }) => outcome);

describe('a passkey', () => {
  it('signs in with nothing else, although the account asks for codes', async () => {
    const { ctx, email } = await owner();
    const { passkey } = await addSoftPasskey(ctx);
    await protect(ctx);
    const { token } = await enterByPasskey(testDomain, passkey);
    const signedIn = await ctxOfToken(testDomain, token);
    expect(signedIn.actor).toMatchObject({ accountId: ctx.actor.accountId, isGuest: false });
    // It is a full proof, so that what asks for one is allowed.
    expect(await removeTotp(signedIn, { requestId: newRequestId() })).not.toBeNull();
    expect((await queuedEmails(testDomain, email)).map(({ kind }) => kind)).toContain('passkey_added');
  });

  it('shows its name, when it was added and when it was used', async () => {
    const { ctx } = await owner();
    const { passkey, id } = await addSoftPasskey(ctx, { name: '  My   phone ' });
    const createdAt = new Date(clock.nowMs());
    expect(await passkeyList(ctx)).toEqual({
      passkeys: [{ id, name: 'My phone', isVerified: true, isSynced: false, createdAt, lastUsedAt: null }],
    });
    clock.advance(minuteMs);
    await enterByPasskey(testDomain, passkey);
    await renamePasskey(ctx, { requestId: newRequestId(), passkeyId: id, name: 'Old phone' });
    expect((await passkeyList(ctx)).passkeys).toMatchObject([
      { name: 'Old phone', lastUsedAt: new Date(clock.nowMs()) },
    ]);
  });

  it('writes to the owner about a device that has not signed in before, once', async () => {
    const { email, passkey } = shared;
    const emails = async () =>
      (await queuedEmails(testDomain, email)).filter(({ kind }) => kind === 'new_device').length;
    const before = await emails();
    const device = newDevice();
    await enterByPasskey(testDomain, passkey, { device });
    await enterByPasskey(testDomain, passkey, { device });
    expect((await emails()) - before).toBe(1);
  });

  it('that does not count stays at nought, and one that may be synced says so', async () => {
    const { ctx } = await owner();
    const { passkey, answer } = makePasskey(await startPasskey(ctx), { mayBeSynced: true });
    await addPasskey(ctx, { name: 'Cloud', answer });
    expect((await passkeyList(ctx)).passkeys).toMatchObject([{ isSynced: true }]);
    await enterByPasskey(testDomain, passkey, { counter: 0 });
    expect((await enterByPasskey(testDomain, passkey, { counter: 0 })).token).not.toBe('');
  });
});

describe('a sign-in by a passkey is refused', () => {
  const wrong: readonly (readonly [what: string, behaviour: Behaviour])[] = [
    ['for another site', { origin: 'https://evil.example' }],
    ['for another relying party', { rpId: 'evil.example' }],
    ['of another kind', { type: 'webauthn.create' }],
    ['without asking the device for its owner', { isVerified: false }],
    ['for another account', { userHandle: Buffer.alloc(16, 7).toString('base64url') }],
  ];
  it.each(wrong)('%s', async (_what, behaviour) => {
    const before = await outcomesOf(shared.ctx);
    await expect(enterByPasskey(testDomain, shared.passkey, behaviour)).rejects.toMatchObject({
      kind: 'unauthenticated',
      code: 'passkey.refused',
    });
    expect(await outcomesOf(shared.ctx)).toEqual(['wrong_passkey', ...before].slice(0, 20));
  });

  it('with a counter that has not grown, which is logged, and later ones work again', async () => {
    const { passkey } = shared;
    await enterByPasskey(testDomain, passkey, { counter: 70 });
    for (const counter of [70, 69, 0]) {
      warnings.length = 0;
      await expect(enterByPasskey(testDomain, passkey, { counter })).rejects.toMatchObject({ code: 'passkey.refused' });
      expect(warnings).toMatchObject([{ accountId: shared.ctx.actor.accountId, counter, before: 70 }]);
    }
    expect((await enterByPasskey(testDomain, passkey, { counter: 71 })).token).not.toBe('');
  });

  it('for an unknown passkey, a wrong signature and a removed passkey alike', async () => {
    const { ctx } = await owner();
    const { passkey, id } = await addSoftPasskey(ctx);
    const unknown = makePasskey(await startPasskey(ctx)).passkey;
    const forged = { ...unknown, credentialId: passkey.credentialId };
    const same = { kind: 'unauthenticated', code: 'passkey.refused', params: {} };
    await expect(enterByPasskey(testDomain, unknown)).rejects.toMatchObject(same);
    await expect(enterByPasskey(testDomain, forged)).rejects.toMatchObject(same);
    await addSoftPasskey(ctx, { name: 'Another' });
    await removePasskey(ctx, { requestId: newRequestId(), passkeyId: id });
    await expect(enterByPasskey(testDomain, passkey)).rejects.toMatchObject(same);
  });

  it('of a closed account', async () => {
    const { ctx } = await owner();
    const { passkey } = await addSoftPasskey(ctx);
    const closed = { closedAt: new Date(clock.nowMs()), closedReason: 'guest_idle' };
    await inTx(ctx, (tx) => tx.account.update({ where: { id: ctx.actor.accountId }, data: closed }));
    await expect(enterByPasskey(testDomain, passkey)).rejects.toMatchObject({ code: 'passkey.refused' });
  });

  it('after too many wrong answers from one address, until a quarter of an hour is over', async () => {
    const ctx = strangerCtx(testDomain);
    const { options, ceremony } = await startPasskeySignIn(ctx, { step: 'sign_in', ceremony: null });
    const answer = answerWith(shared.passkey, options, { challenge: 'another', counter: 1 });
    const codes: string[] = [];
    for (let tried = 0; tried <= 40; tried += 1)
      codes.push(await signInByPasskey(ctx, { answer, ceremony, userAgent, device: null }).then(() => 'ok', codeOf));
    expect(new Set(codes.slice(0, 40))).toEqual(new Set(['passkey.expired']));
    expect(codes.at(-1)).toBe('passkey.too_many_tries');
    shared.passkey.counter = 1000;
  });
});

describe('a challenge', () => {
  const start = () => startPasskeySignIn(strangerCtx(testDomain), { step: 'sign_in', ceremony: null });
  const enter = (answer: ReturnType<typeof answerWith>, ceremony: string | undefined) =>
    signInByPasskey(strangerCtx(testDomain), {
      answer,
      userAgent,
      device: null,
      ...(ceremony === undefined ? {} : { ceremony }),
    });

  it('works once, of two simultaneous answers too', async () => {
    const { options, ceremony } = await start();
    const answer = answerWith(shared.passkey, options);
    const both = await Promise.allSettled([enter(answer, ceremony), enter(answer, ceremony)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'passkey.expired' } });
    await expect(enter(answer, ceremony)).rejects.toMatchObject({ code: 'passkey.expired' });
  });

  it('is used up by a wrong answer', async () => {
    const { options, ceremony } = await start();
    const wrong = answerWith(shared.passkey, options, { isVerified: false });
    await expect(enter(wrong, ceremony)).rejects.toMatchObject({ code: 'passkey.refused' });
    await expect(enter(answerWith(shared.passkey, options), ceremony)).rejects.toMatchObject({
      code: 'passkey.expired',
    });
  });

  it('expires after five minutes', async () => {
    const { options, ceremony } = await start();
    clock.advance(challengeLifeMs);
    await expect(enter(answerWith(shared.passkey, options), ceremony)).rejects.toMatchObject({
      code: 'passkey.expired',
    });
  });

  it('of another browser, of none, or that the server never made is refused alike', async () => {
    const { options } = await start();
    const other = await start();
    for (const ceremony of [other.ceremony, '', undefined])
      await expect(enter(answerWith(shared.passkey, options), ceremony)).rejects.toMatchObject({
        code: 'passkey.expired',
      });
    const invented = answerWith(shared.passkey, options, { challenge: 'A'.repeat(43) });
    await expect(enter(invented, other.ceremony)).rejects.toMatchObject({ code: 'passkey.expired' });
  });

  it('of a page in a frame of another site is refused', async () => {
    const { options, ceremony } = await start();
    const framed = answerWith(shared.passkey, options, { isFramed: true });
    await expect(enter(framed, ceremony)).rejects.toMatchObject({ code: 'passkey.expired' });
  });

  it('stands in two tabs of a browser at once', async () => {
    const first = await start();
    const ctx = strangerCtx(testDomain);
    const second = await startPasskeySignIn(ctx, { step: 'sign_in', ceremony: first.ceremony });
    expect(second.ceremony).toBe(first.ceremony);
    for (const { options } of [first, second])
      expect((await enter(answerWith(shared.passkey, options), first.ceremony)).token).not.toBe('');
  });

  it('serves the purpose it was made for and no other, and the session that asked', async () => {
    const { ctx, passkey } = shared;
    const own = await freshSession();
    const proof = await startPasskeyProof(own);
    expect(proof.allowCredentials).toMatchObject([{ id: passkey.credentialId, transports: ['internal'] }]);
    const expired = { code: 'passkey.expired' };
    await expect(proveByPasskey(ctx, { answer: answerWith(passkey, proof) })).rejects.toMatchObject(expired);
    await expect(enter(answerWith(passkey, proof), own.actor.sessionId)).rejects.toMatchObject(expired);
    const step = await startPasskeySignIn(strangerCtx(testDomain), { step: 'second_step', ceremony: null });
    await expect(enter(answerWith(passkey, step.options), step.ceremony)).rejects.toMatchObject(expired);
    const signing = await start();
    await expect(proveByPasskey(own, { answer: answerWith(passkey, signing.options) })).rejects.toMatchObject(expired);
    const { answer } = makePasskey(await startPasskey(own));
    await expect(addPasskey(await freshSession(), { name: 'x', answer })).rejects.toMatchObject(expired);
    // A refused attempt of another session uses nothing up.
    expect((await addPasskey(own, { name: 'x', answer })).isBound).toBe(false);
  });

  it('and the secret it is bound to are in no key of Redis', async () => {
    const { options, ceremony } = await start();
    const keys = await testDomain.domain.redis.keys('passkey_challenge:*');
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.join()).not.toContain(options.challenge);
    expect(keys.join()).not.toContain(ceremony);
  });

  it('is asked for at most two hundred times in a quarter of an hour', async () => {
    const ctx = strangerCtx(testDomain);
    const ask = () => startPasskeySignIn(ctx, { step: 'sign_in', ceremony: null }).then(() => 'ok', codeOf);
    const codes = await Promise.all(Array.from({ length: 201 }, ask));
    expect(codes.filter((code) => code !== 'ok')).toEqual(['passkey.too_many_tries']);
  });
});

describe('a passkey after the password', () => {
  const begin = () => startPasskeySignIn(strangerCtx(testDomain), { step: 'second_step', ceremony: null });
  const enter = (email: string, more: object, typed = password) =>
    signIn(strangerCtx(testDomain), { email, password: typed, userAgent, device: null, ...more });

  it('counts instead of the code, with or without a PIN on the device', async () => {
    const { ctx, email } = await typist();
    const { passkey } = await addSoftPasskey(ctx, { isVerified: false });
    await protect(ctx);
    await expect(enter(email, {})).rejects.toMatchObject({ code: 'account.code_required' });
    const { options, ceremony } = await begin();
    const answer = answerWith(passkey, options, { isVerified: false });
    const trust = { isWanted: true, token: null };
    const { token, trustToken } = await enter(email, { passkey: answer, ceremony, trust });
    expect(trustToken).not.toBeNull();
    expect(await removeTotp(await ctxOfToken(testDomain, token), { requestId: newRequestId() })).not.toBeNull();
  });

  it('of another account, used twice or with a wrong password opens nothing', async () => {
    const { ctx, email } = await typist();
    await protect(ctx);
    const { passkey } = await addSoftPasskey(ctx);
    const { options, ceremony } = await begin();
    const answer = answerWith(passkey, options);
    await expect(enter(email, { passkey: answer, ceremony }, 'not-this-one')).rejects.toMatchObject({
      code: 'account.wrong_credentials',
    });
    expect((await enter(email, { passkey: answer, ceremony })).token).not.toBe('');
    await expect(enter(email, { passkey: answer, ceremony })).rejects.toMatchObject({ code: 'passkey.expired' });
    const again = await begin();
    const foreign = { passkey: answerWith(shared.passkey, again.options), ceremony: again.ceremony };
    await expect(enter(email, foreign)).rejects.toMatchObject({ kind: 'unauthenticated', code: 'passkey.refused' });
    expect(await outcomesOf(ctx)).toContain('wrong_passkey');
  });
});
