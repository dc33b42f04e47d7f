import { FixedClock, minuteMs } from '@necp/shared/kernel';
import { maxPasskeys } from '@necp/shared/passkey/rules';
import { proofLifeMs } from '@necp/shared/session/rules';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTx } from '../kernel';
import { passkeyWays } from '../passkey';
import { passkeyList } from '../passkey/queries';
import { renamePasskey, startPasskeyProof } from '../passkey/service';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { answerWith, type Behaviour, makePasskey, type SoftPasskey } from '../testing/authenticator';
import { addSoftPasskey, enterByPasskey, newDevice, provenOwner } from '../testing/passkeys';
import { ctxOfToken, newestToken, password, player, strangerCtx, userAgent } from '../testing/players';
import { addPasskey, disownSession, proveByPasskey, removePasskey, signIn, startPasskey } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2026, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock, poolMax: 20 });
});
afterAll(() => testDomain.close());

const owner = () => provenOwner(testDomain);
/** Most tests only sign in, and share a player with a passkey. */
let shared: { readonly ctx: Awaited<ReturnType<typeof owner>>['ctx']; readonly passkey: SoftPasskey };
beforeAll(async () => {
  const { ctx } = await owner();
  shared = { ctx, passkey: (await addSoftPasskey(ctx)).passkey };
});
beforeEach(() => {
  clock.advance(minuteMs);
});

/** A session of the shared player with a fresh proof. */
const freshSession = async () => ctxOfToken(testDomain, (await enterByPasskey(testDomain, shared.passkey)).token);

describe('a proof by a passkey', () => {
  it('allows for ten minutes what asks for one', async () => {
    const { ctx } = await owner();
    const { passkey } = await addSoftPasskey(ctx);
    clock.advance(proofLifeMs);
    await expect(startPasskey(ctx)).rejects.toMatchObject({ code: 'session.proof_required' });
    const { provenUntil } = await proveByPasskey(ctx, { answer: answerWith(passkey, await startPasskeyProof(ctx)) });
    expect(provenUntil).toEqual(new Date(clock.nowMs() + proofLifeMs));
    const session = await ctx.db.session.findUnique({ where: { id: ctx.actor.sessionId } });
    expect(session?.provenBy).toBe('passkey');
    expect((await startPasskey(ctx)).excludeCredentials).toHaveLength(1);
  });

  it('is refused for the passkey of another account and for one that did not ask for its owner', async () => {
    const { ctx } = await owner();
    const { passkey } = await addSoftPasskey(ctx);
    const refused = { kind: 'forbidden', code: 'passkey.refused' };
    const foreign = answerWith(shared.passkey, await startPasskeyProof(ctx));
    await expect(proveByPasskey(ctx, { answer: foreign })).rejects.toMatchObject(refused);
    const unverified = answerWith(passkey, await startPasskeyProof(ctx), { isVerified: false });
    await expect(proveByPasskey(ctx, { answer: unverified })).rejects.toMatchObject(refused);
  });

  it('cannot be started without a passkey', async () => {
    await expect(startPasskeyProof((await owner()).ctx)).rejects.toMatchObject({ code: 'passkey.none' });
  });
});

describe('adding and removing', () => {
  it('asks for a proof, and a refused act leaves the challenge as it is', async () => {
    const { ctx } = await owner();
    const { id } = await addSoftPasskey(ctx);
    const { answer } = makePasskey(await startPasskey(ctx));
    const { sessionId } = ctx.actor;
    await inTx(ctx, (tx) => tx.session.update({ where: { id: sessionId }, data: { provenAt: new Date(0) } }));
    const acts = [
      () => startPasskey(ctx),
      () => addPasskey(ctx, { name: 'x', answer }),
      () => removePasskey(ctx, { requestId: newRequestId(), passkeyId: id }),
      () => renamePasskey(ctx, { requestId: newRequestId(), passkeyId: id, name: 'x' }),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'session.proof_required' });
    await inTx(ctx, (tx) =>
      tx.session.update({ where: { id: sessionId }, data: { provenAt: new Date(clock.nowMs()) } }),
    );
    expect((await addPasskey(ctx, { name: 'x', answer })).passkey.name).toBe('x');
  });

  const wrong: readonly (readonly [what: string, behaviour: Behaviour])[] = [
    ['made for another site', { origin: 'https://evil.example' }],
    ['made for another relying party', { rpId: 'evil.example' }],
    ['that was not made but used', { type: 'webauthn.get' }],
  ];
  it.each(wrong)('refuses a passkey %s', async (_what, behaviour) => {
    const ctx = await freshSession();
    const { answer } = makePasskey(await startPasskey(ctx), behaviour);
    const refused = { kind: 'invalid', code: 'passkey.refused' };
    await expect(addPasskey(ctx, { name: 'x', answer })).rejects.toMatchObject(refused);
  });

  it('refuses one that another account has, or the same account already', async () => {
    const { ctx } = await owner();
    const { credentialId } = shared.passkey;
    const { answer } = makePasskey(await startPasskey(ctx), { credentialId });
    await expect(addPasskey(ctx, { name: 'x', answer })).rejects.toMatchObject({ code: 'passkey.already_added' });
  });

  it('allows ten, of two simultaneous last ones one', async () => {
    const { ctx } = await owner();
    for (let made = 1; made < maxPasskeys; made += 1) await addSoftPasskey(ctx);
    const last = [makePasskey(await startPasskey(ctx)), makePasskey(await startPasskey(ctx))];
    const both = await Promise.allSettled(last.map(({ answer }) => addPasskey(ctx, { name: 'x', answer })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'passkey.too_many' } });
  });

  it('leaves those of others alone', async () => {
    const { ctx } = await owner();
    const foreign = (await passkeyList(shared.ctx)).passkeys[0]?.id ?? '';
    const input = () => ({ requestId: newRequestId(), passkeyId: foreign });
    const missing = { kind: 'not_found', code: 'passkey.not_found' };
    await expect(removePasskey(ctx, input())).rejects.toMatchObject(missing);
    await expect(renamePasskey(ctx, { ...input(), name: 'mine' })).rejects.toMatchObject(missing);
    expect(await inTx(ctx, (tx) => passkeyWays(tx, shared.ctx.actor.accountId))).toBeGreaterThan(0);
  });

  it('removes with the session of a stranger the passkeys that were added since', async () => {
    const email = 'passkey-stranger@necp.test';
    const { ctx } = await player(testDomain, email);
    const own = await addSoftPasskey(ctx);
    clock.advance(minuteMs);
    const { token } = await signIn(strangerCtx(testDomain), { email, password, userAgent, device: newDevice() });
    const link = await newestToken(testDomain, email);
    const stranger = await addSoftPasskey(await ctxOfToken(testDomain, token), { name: 'Theirs' });
    await disownSession(strangerCtx(testDomain), { token: link });
    await expect(enterByPasskey(testDomain, stranger.passkey)).rejects.toMatchObject({ code: 'passkey.refused' });
    expect((await enterByPasskey(testDomain, own.passkey)).token).not.toBe('');
  });
});
