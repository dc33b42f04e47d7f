import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog } from '../audit-log/queries';
import { startPasskeySignIn } from '../passkey/service';
import { askDeletion } from '../privacy/service';
import { sessionList } from '../realm/service';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { answerWith } from '../testing/authenticator';
import { protect } from '../testing/factors';
import { addSoftPasskey, enterByPasskey, provenOwner } from '../testing/passkeys';
import { ctxOfToken, guest, password, player, strangerCtx, userAgent } from '../testing/players';
import { claimedBy, visit } from '../testing/provider-visits';
import { accountWith } from '../testing/staff';
import { accountOf, waysOf } from './queries';
import { removePasskey, setPassword, signIn, unlinkProvider } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20 });
});
afterAll(() => testDomain.close());

type Owner = Awaited<ReturnType<typeof ctxOfToken>>;
/** A guest who was bound by a passkey, with the session that goes on. */
async function bound() {
  const ctx = await guest(testDomain);
  const { passkey, id, renewedToken } = await addSoftPasskey(ctx);
  return { passkey, id, ctx: await ctxOfToken(testDomain, renewedToken ?? '') };
}
const leave = (ctx: Owner) => askDeletion(ctx, { requestId: newRequestId(), word: 'DELETE' });
const remove = (ctx: Owner, passkeyId: string) => removePasskey(ctx, { requestId: newRequestId(), passkeyId });
const unlink = (ctx: Owner) => unlinkProvider(ctx, { requestId: newRequestId(), provider: 'fixer' });

describe('an account that waits for its deletion', () => {
  it('is not opened by its passkey alone, and is by an owner who returns', async () => {
    const { ctx, passkey } = await bound();
    const { accountId } = ctx.actor;
    await leave(ctx);
    const leaving = { kind: 'unauthenticated', code: 'account.leaving', params: { days: 14 } };
    await expect(enterByPasskey(testDomain, passkey)).rejects.toMatchObject(leaving);
    expect(await ctx.db.session.count({ where: { accountId, revokedAt: null } })).toBe(0);
    const { token } = await enterByPasskey(testDomain, passkey, { isReturning: true });
    const back = await ctxOfToken(testDomain, token);
    expect(await accountOf(back)).toMatchObject({ id: accountId, isGuest: false });
    expect((await sessionList(back)).history[0]?.outcome).toBe('success');
    expect((await enterByPasskey(testDomain, passkey)).token).not.toBe('');
  });

  it('is not opened by the password with a passkey either', async () => {
    const email = 'leaving-step@necp.test';
    const { ctx } = await player(testDomain, email);
    const { passkey } = await addSoftPasskey(ctx);
    await protect(ctx);
    await leave(ctx);
    const enter = async (request: { readonly isReturning: boolean }) => {
      const stranger = strangerCtx(testDomain);
      const { options, ceremony } = await startPasskeySignIn(stranger, { step: 'second_step', ceremony: null });
      const answer = answerWith(passkey, options);
      return signIn(stranger, { email, password, passkey: answer, ceremony, ...request, userAgent, device: null });
    };
    await expect(enter({ isReturning: false })).rejects.toMatchObject({ code: 'account.leaving' });
    expect((await enter({ isReturning: true })).token).not.toBe('');
  });

  it('stays one when a stranger answers with a wrong passkey and says that they return', async () => {
    const { ctx, passkey } = await bound();
    await leave(ctx);
    const forged = { ...passkey, privateKey: (await bound()).passkey.privateKey };
    await expect(enterByPasskey(testDomain, forged, { isReturning: true })).rejects.toMatchObject({
      code: 'passkey.refused',
    });
    await expect(enterByPasskey(testDomain, passkey)).rejects.toMatchObject({ code: 'account.leaving' });
  });
});

describe('the last way into an account', () => {
  it('may be a passkey or a provider, and is never taken away', async () => {
    const { ctx, id } = await bound();
    await visit(ctx, claimedBy('ways-last@necp.test'), { purpose: 'link' });
    expect(await remove(ctx, id)).not.toBeNull();
    await expect(unlink(ctx)).rejects.toMatchObject({ code: 'identity.last_way' });
    const { id: second } = await addSoftPasskey(ctx);
    await unlink(ctx);
    await expect(remove(ctx, second)).rejects.toMatchObject({ code: 'passkey.last_way_in' });
    expect(await waysOf(ctx)).toMatchObject({ hasPassword: false, identities: [] });
  });

  it('stays when the passkey and the provider are taken away at once', async () => {
    const { ctx, id } = await bound();
    await visit(ctx, claimedBy('ways-race@necp.test'), { purpose: 'link' });
    const both = await Promise.allSettled([remove(ctx, id), unlink(ctx)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is a password where there is one', async () => {
    const { ctx } = await player(testDomain, 'ways-password@necp.test');
    const { id } = await addSoftPasskey(ctx);
    expect(await remove(ctx, id)).not.toBeNull();
  });
});

it('a password is not set on an account without an address', async () => {
  const { ctx } = await bound();
  const input = { requestId: newRequestId(), newPassword: 'acid-rain-2077' };
  await expect(setPassword(ctx, input)).rejects.toMatchObject({ code: 'account.guest_has_no_password' });
});

it('passkeys that are added and removed stand in the audit log', async () => {
  const { ctx } = await provenOwner(testDomain);
  const { id } = await addSoftPasskey(ctx);
  await addSoftPasskey(ctx);
  await remove(ctx, id);
  const administrator = await accountWith(testDomain, ['administrator']);
  const { entries } = await auditLog(administrator.ctx, { accountId: ctx.actor.accountId });
  const added = 'account.passkey_added';
  expect(entries.map(({ act }) => act)).toEqual(['account.passkey_removed', added, added]);
});
