import { accountBound } from '@necp/shared/account/events';
import type { NewPasskeyAnswer, PasskeyAnswer } from '@necp/shared/passkey/schema';
import { NewPasskeyAnswer as NewAnswer, PasskeyAnswer as Answer } from '@necp/shared/passkey/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDomain, inTx } from '../kernel';
import { passkeyWays } from '.';
import { passkeyList } from './queries';
import { startPasskeyProof, startPasskeySignIn } from './service';
import { newRequestId, openTestDomain, quietLog, testConfig, type TestDomain } from '../testing';
import { answerWith, makePasskey } from '../testing/authenticator';
import { addSoftPasskey, enterByPasskey } from '../testing/passkeys';
import { ctxOfToken, guest, newestToken, password, strangerCtx, userAgent } from '../testing/players';
import { accountOf } from '../account/queries';
import {
  addPasskey,
  bindGuest,
  prove,
  removePasskey,
  signInByPasskey,
  startPasskey,
  verifyEmail,
} from '../account/service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20 });
});
afterAll(() => testDomain.close());

/** A guest who was bound by a passkey, with the session that goes on. */
async function bound() {
  const ctx = await guest(testDomain);
  const { passkey, id, renewedToken } = await addSoftPasskey(ctx);
  return { passkey, id, before: ctx, ctx: await ctxOfToken(testDomain, renewedToken ?? '') };
}

describe('a guest who adds a passkey', () => {
  it('keeps the account and the session, and is a guest no more', async () => {
    const ctx = await guest(testDomain);
    const { passkey, renewedToken } = await addSoftPasskey(ctx);
    const { actor } = await ctxOfToken(testDomain, renewedToken ?? '');
    const { accountId, sessionId } = ctx.actor;
    expect(actor).toMatchObject({ accountId, sessionId, isGuest: false });
    expect(await accountOf(ctx)).toMatchObject({ id: accountId, isGuest: false, email: null, expiresAt: null });
    const events = await ctx.db.outboxEvent.findMany({ where: { name: accountBound.name } });
    expect(events.filter(({ payload }) => JSON.stringify(payload).includes(accountId))).toHaveLength(1);
    const again = await ctxOfToken(testDomain, (await enterByPasskey(testDomain, passkey)).token);
    expect(again.actor).toMatchObject({ accountId, isGuest: false });
  });

  it('needs a device that asks for its owner', async () => {
    const ctx = await guest(testDomain);
    const options = await startPasskey(ctx);
    expect(options.authenticatorSelection.userVerification).toBe('required');
    const { answer } = makePasskey(options, { isVerified: false });
    await expect(addPasskey(ctx, { name: 'x', answer })).rejects.toMatchObject({ code: 'passkey.not_verified' });
    expect(await accountOf(ctx)).toMatchObject({ isGuest: true });
  });

  it('voids the link of an address that was asked for before', async () => {
    const ctx = await guest(testDomain);
    const email = 'passkey-void@necp.test';
    await bindGuest(ctx, { requestId: newRequestId(), email, password, locale: 'en' });
    const token = await newestToken(testDomain, email);
    await addSoftPasskey(ctx);
    await expect(verifyEmail(strangerCtx(testDomain), { token, password })).rejects.toMatchObject({
      code: 'account.link_invalid',
    });
  });

  it('adds an address and a password later, after a proof', async () => {
    const { ctx, passkey } = await bound();
    const email = 'passkey-later@necp.test';
    const ask = () => bindGuest(ctx, { requestId: newRequestId(), email, password, locale: 'en' });
    await inTx(ctx, (tx) => tx.session.update({ where: { id: ctx.actor.sessionId }, data: { provenAt: new Date(0) } }));
    await expect(ask()).rejects.toMatchObject({ code: 'session.proof_required' });
    // It has no password to prove with.
    await expect(prove(ctx, { password })).rejects.toMatchObject({ code: 'account.wrong_password' });
    const again = await ctxOfToken(testDomain, (await enterByPasskey(testDomain, passkey)).token);
    await bindGuest(again, { requestId: newRequestId(), email, password, locale: 'en' });
    expect(await accountOf(ctx)).toMatchObject({ email: null, pendingEmail: email });
    await verifyEmail(strangerCtx(testDomain), { token: await newestToken(testDomain, email), password });
    expect(await accountOf(ctx)).toMatchObject({ email, pendingEmail: null, isGuest: false });
    await expect(ask()).rejects.toMatchObject({ code: 'account.already_bound' });
  });
});

describe('the last way into an account', () => {
  it('stays: the only passkey of an account without a password is not removed', async () => {
    const { ctx, id, passkey } = await bound();
    const remove = (passkeyId: string) => removePasskey(ctx, { requestId: newRequestId(), passkeyId });
    await expect(remove(id)).rejects.toMatchObject({ kind: 'conflict', code: 'passkey.last_way_in' });
    expect((await enterByPasskey(testDomain, passkey)).token).not.toBe('');
    const second = await addSoftPasskey(ctx);
    expect(await inTx(ctx, (tx) => passkeyWays(tx, ctx.actor.accountId))).toBe(2);
    expect(await remove(second.id)).not.toBeNull();
    await expect(remove(id)).rejects.toMatchObject({ code: 'passkey.last_way_in' });
  });

  it('stays when both passkeys are removed at once', async () => {
    const { ctx, id } = await bound();
    const second = await addSoftPasskey(ctx);
    const both = await Promise.allSettled(
      [id, second.id].map((passkeyId) => removePasskey(ctx, { requestId: newRequestId(), passkeyId })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'passkey.last_way_in' } });
    expect((await passkeyList(ctx)).passkeys).toHaveLength(1);
  });

  it('takes a removal that is sent twice once, with one new secret', async () => {
    const { ctx } = await bound();
    const { id } = await addSoftPasskey(ctx);
    const input = { requestId: newRequestId(), passkeyId: id };
    const twice = await Promise.all([removePasskey(ctx, input), removePasskey(ctx, input)]);
    expect(twice.filter((renewed) => renewed !== null)).toHaveLength(1);
  });
});

describe('rubbish in an answer', () => {
  const rubbish = ['', 'AAAA', 'A'.repeat(120), Buffer.from('{"challenge":7}').toString('base64url'), 'bnVsbA', '_'];
  const ofSignIn = ['clientDataJSON', 'authenticatorData', 'signature', 'userHandle'] as const;
  const codes = ['passkey.refused', 'passkey.expired'];
  const accepted = async (act: Promise<unknown>) =>
    act.then(
      () => 'ok',
      (error: { code?: string }) => error.code,
    );

  it.each(ofSignIn)('is refused in %s of a sign-in', async (field) => {
    const { passkey } = await bound();
    for (const bad of rubbish) {
      if (field === 'userHandle' && bad === '') continue;
      const ctx = strangerCtx(testDomain);
      const { options, ceremony } = await startPasskeySignIn(ctx, { step: 'sign_in', ceremony: null });
      const answer: PasskeyAnswer = answerWith(passkey, options);
      const sent = { ...answer, response: { ...answer.response, [field]: bad } };
      expect(Answer.safeParse(sent).success).toBe(true);
      expect(codes).toContain(
        await accepted(signInByPasskey(ctx, { answer: sent, ceremony, userAgent, device: null })),
      );
    }
  });

  it.each(['clientDataJSON', 'attestationObject'] as const)('is refused in %s of a new passkey', async (field) => {
    const ctx = await guest(testDomain);
    for (const bad of rubbish) {
      const { answer }: { answer: NewPasskeyAnswer } = makePasskey(await startPasskey(ctx));
      const sent = { ...answer, response: { ...answer.response, [field]: bad } };
      expect(NewAnswer.safeParse(sent).success).toBe(true);
      expect(codes).toContain(await accepted(addPasskey(ctx, { name: 'x', answer: sent })));
    }
    expect(await accountOf(ctx)).toMatchObject({ isGuest: true });
  });

  it('is refused when the named passkey is not the one that answers, and in the name', async () => {
    const ctx = await guest(testDomain);
    const { answer } = makePasskey(await startPasskey(ctx));
    const other = { ...answer, id: 'AAAA', rawId: 'AAAA' };
    await expect(addPasskey(ctx, { name: 'x', answer: other })).rejects.toMatchObject({ code: 'passkey.refused' });
    await expect(addPasskey(ctx, { name: ' ', answer })).rejects.toMatchObject({ code: 'passkey.name_empty' });
    const long = { name: 'x'.repeat(41), answer };
    await expect(addPasskey(ctx, long)).rejects.toMatchObject({ code: 'passkey.name_too_long' });
  });

  it('is refused by its shape when it is no base64url, too long or of another type', () => {
    const good = {
      id: 'AAAA',
      rawId: 'AAAA',
      type: 'public-key',
      response: { clientDataJSON: 'A', authenticatorData: 'A', signature: 'A' },
    };
    expect(Answer.safeParse(good).success).toBe(true);
    for (const bad of [{ id: 'a b' }, { id: '' }, { id: 'A'.repeat(2000) }, { type: 'password' }, { response: null }])
      expect(Answer.safeParse({ ...good, ...bad }).success).toBe(false);
    for (const text of ['+/==', 'A'.repeat(5000), 7, null])
      expect(Answer.safeParse({ ...good, response: { ...good.response, signature: text } }).success).toBe(false);
  });
});

it('without Redis no challenge is made or taken, and the refusal says so', async () => {
  const { ctx } = await bound();
  const away = createDomain({
    service: 'test',
    databaseUrl: testDomain.databaseUrl,
    redisUrl: 'redis://127.0.0.1:1',
    config: testConfig,
    log: quietLog,
  });
  try {
    const same = { kind: 'unavailable', code: 'passkey.unavailable' };
    const stranger = away.ctxFor({ actor: null, address: '198.51.100.9' });
    await expect(startPasskeySignIn(stranger, { step: 'sign_in', ceremony: null })).rejects.toMatchObject(same);
    const own = away.ctxFor({ actor: ctx.actor, address: '198.51.100.9' });
    await expect(startPasskeyProof(own)).rejects.toMatchObject(same);
    const { answer } = makePasskey(await startPasskey(ctx));
    await expect(addPasskey(own, { name: 'x', answer })).rejects.toMatchObject(same);
    expect((await passkeyList(ctx)).passkeys).toHaveLength(1);
  } finally {
    await away.close();
  }
});
