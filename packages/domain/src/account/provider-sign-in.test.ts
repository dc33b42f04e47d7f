import { FixedClock, hourMs } from '@necp/shared/kernel';
import { proofLifeMs } from '@necp/shared/session/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCharacter } from '../character/service';
import { characterList } from '../character/queries';
import { takeProviderAnswer } from '../identity/service';
import { ownSessions } from '../session/queries';
import { actorOf } from '../session/service';
import { inTx } from '../kernel';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { codeAt, protect } from '../testing/factors';
import { ctxOfToken, guest, newcomer, player, queuedEmails, strangerCtx, tokensOf } from '../testing/players';
import { claimedBy, tokenOf, visit, visitor } from '../testing/provider-visits';
import { startLeaving } from './leaving';
import { accountOf, waysOf } from './queries';
import { arriveFromProvider, beginProvider, disownSession, finishVisit, register, setPassword } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

const stranger = () => strangerCtx(testDomain);
const kindsOf = async (email: string) => (await queuedEmails(testDomain, email)).map(({ kind }) => kind);

describe('an account that waits for its deletion', () => {
  it('is opened by its provider only for an owner who returns, and stays', async () => {
    const claimed = claimedBy('provider-leaving@necp.test');
    const own = await ctxOfToken(testDomain, tokenOf(await visit(stranger(), claimed)));
    const { accountId } = own.actor;
    await inTx(own, (tx) => startLeaving(tx, accountId));
    await expect(visit(stranger(), claimed)).rejects.toMatchObject({ code: 'account.leaving', params: { days: 14 } });
    const back = await ctxOfToken(testDomain, tokenOf(await visit(stranger(), claimed, { purpose: 'return' })));
    expect(back.actor.accountId).toBe(accountId);
    expect(tokenOf(await visit(stranger(), claimed))).not.toBe('');
    expect(await kindsOf(claimed.email ?? '')).toEqual(expect.arrayContaining(['deletion_asked', 'deletion_stopped']));
  });

  it('cannot be returned to by an identity that no account has', async () => {
    const claimed = claimedBy('provider-nobody-returns@necp.test');
    await expect(visit(stranger(), claimed, { purpose: 'return' })).rejects.toMatchObject({
      code: 'identity.start_again',
    });
  });
});

describe('a first sign-in by a provider', () => {
  it('makes an account without a password, and the next one opens the same account', async () => {
    const claimed = claimedBy('provider-new@necp.test');
    const first = await ctxOfToken(testDomain, tokenOf(await visit(stranger(), claimed)));
    expect(await accountOf(first)).toMatchObject({ email: claimed.email, isGuest: false, hasPassword: false });
    const second = await ctxOfToken(testDomain, tokenOf(await visit(stranger(), claimed)));
    expect(second.actor).toMatchObject({ accountId: first.actor.accountId, isGuest: false });
    expect(second.actor.sessionId).not.toBe(first.actor.sessionId);
    expect((await ownSessions(second)).history.map(({ outcome }) => outcome)).toEqual(['success', 'success']);
    expect(await waysOf(second)).toMatchObject({
      hasPassword: false,
      identities: [{ provider: 'fixer', name: 'Fixer', email: claimed.email, isOffered: true }],
      linkable: [{ id: 'nightline', name: 'Nightline' }],
    });
    // Only the second one came from a device that the account did not know.
    expect(await kindsOf('provider-new@necp.test')).toEqual(['new_device']);
  });

  it('knows the person by the subject, however the address changes', async () => {
    const claimed = claimedBy('provider-renamed@necp.test');
    const first = await ctxOfToken(testDomain, tokenOf(await visit(stranger(), claimed)));
    const renamed = { ...claimed, email: 'provider-renamed-2@necp.test', emailVerified: false };
    const second = await ctxOfToken(testDomain, tokenOf(await visit(stranger(), renamed)));
    expect(second.actor.accountId).toBe(first.actor.accountId);
    expect((await accountOf(second)).email).toBe('provider-renamed@necp.test');
  });

  it('never takes over an account: a confirmed address that has one is refused', async () => {
    await player(testDomain, 'provider-taken@necp.test');
    await expect(visit(stranger(), claimedBy('provider-taken@necp.test'))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'identity.email_taken',
    });
  });

  it('is refused with an unconfirmed or missing address, alike whether or not an account has it', async () => {
    await player(testDomain, 'provider-unsure@necp.test');
    for (const more of [{ emailVerified: false }, { email: null }])
      for (const email of ['provider-unsure@necp.test', 'provider-nobody@necp.test'])
        await expect(visit(stranger(), claimedBy(email, more))).rejects.toMatchObject({
          kind: 'forbidden',
          code: 'identity.email_unverified',
        });
  });

  it('ends a registration that waits for the same address', async () => {
    const email = 'provider-waiting@necp.test';
    await register(stranger(), { email, password: 'a-stranger-waits', locale: 'en' });
    await visit(stranger(), claimedBy(email));
    expect(await tokensOf(testDomain, await queuedEmails(testDomain, email))).toEqual(['']);
  });

  it('makes one account when the same person arrives twice at once', async () => {
    const claimed = claimedBy('provider-twice@necp.test');
    const tokens = await Promise.all([visit(stranger(), claimed), visit(stranger(), claimed)]);
    const [one, two] = await Promise.all(tokens.map((arrived) => ctxOfToken(testDomain, tokenOf(arrived))));
    expect(one?.actor.accountId).toBe(two?.actor.accountId);
  });

  it('makes one account when two people arrive at once with one address', async () => {
    const email = 'provider-shared@necp.test';
    const arriving = ['a', 'b'].map((subject) => visit(stranger(), claimedBy(email, { subject })));
    const arrived = await Promise.allSettled(arriving);
    expect(arrived.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(arrived.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'identity.email_taken' },
    });
  });
});

describe('a guest who signs in by a provider', () => {
  it('keeps the account with its characters under a new secret of the session', async () => {
    const before = await guest(testDomain);
    const { id } = await createCharacter(before, newcomer('Provider Keeper'));
    const token = tokenOf(await visit(before, claimedBy('provider-guest@necp.test')));
    const after = await ctxOfToken(testDomain, token);
    expect(after.actor).toMatchObject({
      accountId: before.actor.accountId,
      sessionId: before.actor.sessionId,
      isGuest: false,
    });
    expect((await characterList(after)).characters.map((character) => character.id)).toEqual([id]);
    expect(await accountOf(after)).toMatchObject({ isGuest: false, email: 'provider-guest@necp.test' });
  });

  it('is not bound to an identity or an address that has an account', async () => {
    const claimed = claimedBy('provider-owner@necp.test');
    await visit(stranger(), claimed);
    const ctx = await guest(testDomain);
    await expect(visit(ctx, claimed, { purpose: 'link' })).rejects.toMatchObject({ code: 'identity.taken' });
    const other = claimedBy('provider-owner@necp.test', { subject: 'another' });
    await expect(visit(ctx, other, { purpose: 'link' })).rejects.toMatchObject({ code: 'identity.email_taken' });
    expect((await accountOf(ctx)).isGuest).toBe(true);
  });
});

describe('a visit to a provider', () => {
  it('ends in the session that began it', async () => {
    const { ctx } = await player(testDomain, 'provider-victim@necp.test');
    const { ctx: attacker } = await player(testDomain, 'provider-attacker@necp.test');
    const claimed = claimedBy('provider-evil@necp.test');
    const refused = { kind: 'forbidden', code: 'identity.other_session' };
    await expect(visit(attacker, claimed, { purpose: 'link', back: ctx })).rejects.toMatchObject(refused);
    await expect(visit(stranger(), claimed, { back: await guest(testDomain) })).rejects.toMatchObject(refused);
    await expect(visit(await guest(testDomain), claimed, { back: stranger() })).rejects.toMatchObject(refused);
    // The last step checks it too: what was taken by one caller is worth nothing to another.
    const { secret } = await beginProvider(attacker, { provider: 'fixer', purpose: 'link', next: '/' });
    const flow = await takeProviderAnswer(attacker, { provider: 'fixer', secret });
    expect(() => arriveFromProvider(ctx, { flow, claimed, visitor })).toThrow(expect.objectContaining(refused));
    expect((await waysOf(ctx)).identities).toEqual([]);
  });

  it('is not begun at a provider that the server does not offer, or by a player who is signed in', async () => {
    const begin = { purpose: 'sign_in', next: '/' } as const;
    await expect(beginProvider(stranger(), { ...begin, provider: 'nobody' })).rejects.toMatchObject({
      code: 'identity.unknown_provider',
    });
    const { ctx } = await player(testDomain, 'provider-inside@necp.test');
    await expect(beginProvider(ctx, { ...begin, provider: 'fixer' })).rejects.toMatchObject({
      code: 'identity.signed_in',
    });
  });

  it('knows no identity of an earlier issuer under the same name', async () => {
    const claimed = claimedBy('provider-moved@necp.test');
    await visit(stranger(), claimed);
    await expect(visit(stranger(), { ...claimed, issuer: 'https://other.test' })).rejects.toMatchObject({
      code: 'identity.email_taken',
    });
  });
});

describe('the second factor', () => {
  /** An account with a linked identity and a second factor. */
  async function protectedOwner(email: string) {
    const claimed = claimedBy(email);
    const ctx = await ctxOfToken(testDomain, tokenOf(await visit(stranger(), claimed)));
    const { secret } = await protect(ctx);
    clock.advance(hourMs);
    return { ctx, claimed, codeNow: () => codeAt(secret, clock.nowMs()) };
  }

  it('is asked for after the provider has answered, and nothing is opened before the code was right', async () => {
    const { ctx, claimed, codeNow } = await protectedOwner('provider-factor@necp.test');
    const caller = stranger();
    const arrived = await visit(caller, claimed);
    if (arrived.outcome !== 'code') throw new Error('no code was asked for');
    const { secret } = arrived;
    expect((await ownSessions(ctx)).sessions).toHaveLength(1);
    await expect(
      finishVisit(caller, { secret, step: { code: '12345a' }, ceremony: null, visitor }),
    ).rejects.toMatchObject({
      code: 'account.wrong_code',
    });
    await expect(
      finishVisit(await guest(testDomain), { secret, step: { code: codeNow() }, ceremony: null, visitor }),
    ).rejects.toMatchObject({
      code: 'identity.other_session',
    });
    const trusting = { ...visitor, device: 'a-laptop', trust: { isWanted: true, token: null } };
    const entered = await finishVisit(caller, { secret, step: { code: codeNow() }, ceremony: null, visitor: trusting });
    expect((await ctxOfToken(testDomain, entered.token)).actor.accountId).toBe(ctx.actor.accountId);
    await expect(
      finishVisit(caller, { secret, step: { code: codeNow() }, ceremony: null, visitor }),
    ).rejects.toMatchObject({
      code: 'identity.start_again',
    });
    const trusted = { ...visitor, trust: { isWanted: false, token: entered.trustToken } };
    expect((await visit(stranger(), claimed, { visitor: trusted })).outcome).toBe('signed_in');
  });

  it('is asked for by a proof too', async () => {
    const { ctx, claimed, codeNow } = await protectedOwner('provider-factor-proof@necp.test');
    const fresh = { ...claimed, authenticatedAt: new Date(clock.nowMs()) };
    const input = { requestId: newRequestId(), newPassword: 'acid-rain-2077' };
    const arrived = await visit(ctx, fresh, { purpose: 'prove' });
    if (arrived.outcome !== 'code') throw new Error('no code was asked for');
    await expect(setPassword(ctx, input)).rejects.toMatchObject({ code: 'session.proof_required' });
    const proven = await finishVisit(ctx, {
      secret: arrived.secret,
      step: { code: codeNow() },
      ceremony: null,
      visitor,
    });
    expect(proven.outcome).toBe('proven');
    await setPassword(await ctxOfToken(testDomain, proven.token), input);
  });
});

describe('an owner without a password', () => {
  it('proves the session by signing in at the provider anew, and then sets a password', async () => {
    const claimed = claimedBy('provider-proof@necp.test');
    const before = await ctxOfToken(testDomain, tokenOf(await visit(stranger(), claimed)));
    clock.advance(proofLifeMs);
    const input = { requestId: newRequestId(), newPassword: 'acid-rain-2077' };
    await expect(setPassword(before, input)).rejects.toMatchObject({ code: 'session.proof_required' });
    const prove = (more: object) => visit(before, { ...claimed, ...more }, { purpose: 'prove' });
    const stale = { kind: 'forbidden', code: 'identity.not_fresh' };
    await expect(prove({})).rejects.toMatchObject(stale);
    await expect(prove({ authenticatedAt: new Date(clock.nowMs() - hourMs) })).rejects.toMatchObject(stale);
    const authenticatedAt = new Date(clock.nowMs());
    await expect(prove({ subject: 'another', authenticatedAt })).rejects.toMatchObject({
      code: 'identity.other_identity',
    });
    const token = tokenOf(await prove({ authenticatedAt }));
    const ctx = await ctxOfToken(testDomain, token);
    expect(ctx.actor.sessionId).toBe(before.actor.sessionId);
    const renewed = await setPassword(ctx, input);
    expect(await setPassword(ctx, input)).toBeNull();
    expect(await actorOf(stranger(), token)).toBeNull();
    expect((await accountOf(await ctxOfToken(testDomain, renewed?.secret ?? ''))).hasPassword).toBe(true);
    expect(await kindsOf('provider-proof@necp.test')).toContain('password_set');
    await expect(prove({ authenticatedAt })).rejects.toMatchObject({ code: 'identity.has_password' });
    await expect(setPassword(ctx, { ...input, requestId: newRequestId() })).rejects.toMatchObject({
      code: 'identity.has_password',
    });
  });

  it('loses the identities of a stranger when they say that a new device was not theirs', async () => {
    const email = 'provider-disown@necp.test';
    const claimed = claimedBy(email);
    await visit(stranger(), claimed);
    clock.advance(hourMs);
    const thief = tokenOf(await visit(stranger(), claimed));
    const emails = (await queuedEmails(testDomain, email)).filter(({ kind }) => kind === 'new_device');
    const [link = ''] = await tokensOf(testDomain, emails.slice(-1));
    await disownSession(stranger(), { token: link });
    expect(await actorOf(stranger(), thief)).toBeNull();
    await expect(visit(stranger(), claimed)).rejects.toMatchObject({ code: 'identity.email_taken' });
  });
});
