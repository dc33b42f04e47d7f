import { actorOf } from '@necp/domain/session/service';
import { newRequestId, openTestDomain, type TestDomain } from '@necp/domain/testing';
import { guest, newestToken, password, player, strangerCtx } from '@necp/domain/testing/players';
import { guestClient, playerClient } from '@necp/domain/testing/tokens';
import { actorOfAccess } from '@necp/domain/token/service';
import type { TokensView } from '@necp/shared/token/schema';
import type { Actor, Ctx } from '@necp/domain/kernel';
import { signIn, startPasskey } from '@necp/domain/account/service';
import { answerWith, makePasskey } from '@necp/domain/testing/authenticator';
import type { PasskeySignInOptions } from '@necp/shared/passkey/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerRest } from './rest';
import { createCaller } from './root';
import { contextAs } from './testing/people';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

type SignedIn = Ctx & { readonly actor: Actor };

/** Sends a REST call of a signed-in client; returns the answer's status and body. */
async function rest(ctx: SignedIn, path: string, input: object) {
  const request = new Request(`http://localhost/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const response = await answerRest(request, path, async () =>
    contextAs(testDomain, ctx.actor, { transport: 'rest', domain: ctx }),
  );
  return { status: response.status, body: (await response.json()) as { tokens: TokensView | null } };
}
const actorWith = (tokens: Pick<TokensView, 'accessToken'> | null) =>
  actorOfAccess(strangerCtx(testDomain), tokens?.accessToken ?? '');
const isSignedIn = async (token: string) => (await actorOf(strangerCtx(testDomain), token)) !== null;
const change = () => ({
  requestId: newRequestId(),
  currentPassword: password,
  newPassword: 'acid-rain-2077',
  locale: 'en' as const,
});

describe('a client without cookies', () => {
  it('goes on with the tokens of the answer after it changed its password, and other sessions end', async () => {
    const email = 'rest-change@necp.test';
    const { ctx, tokens: before } = await playerClient(testDomain, email);
    const other = await signIn(strangerCtx(testDomain), { email, password, userAgent: 'other', device: null });
    const { status, body } = await rest(ctx, '/account/password', change());
    expect(status).toBe(200);
    expect(await actorWith(body.tokens)).toMatchObject({ sessionId: ctx.actor.sessionId });
    expect(await actorWith(before)).toBeNull();
    expect(await isSignedIn(other.token)).toBe(false);
  });

  it('goes on with the tokens of the answer after it has confirmed the address of its own guest', async () => {
    const { ctx } = await guestClient(testDomain);
    const email = 'rest-bind@necp.test';
    await rest(ctx, '/account/bind', { requestId: newRequestId(), email, password, locale: 'en' });
    const link = { token: await newestToken(testDomain, email), password };
    const { status, body } = await rest(ctx, '/auth/verify-email', link);
    expect(status).toBe(200);
    expect(await actorWith(body.tokens)).toMatchObject({
      accountId: ctx.actor.accountId,
      sessionId: ctx.actor.sessionId,
      isGuest: false,
    });
  });

  it('goes on with the tokens of the answer after a passkey has bound its guest, and signs in by it', async () => {
    const { ctx, tokens: before } = await guestClient(testDomain);
    const { passkey, answer } = makePasskey(await startPasskey(ctx));
    const { body } = await rest(ctx, '/account/passkeys', { name: 'Phone', answer });
    const { accountId, sessionId } = ctx.actor;
    expect(await actorWith(body.tokens)).toMatchObject({ accountId, sessionId, isGuest: false });
    expect(await actorWith(before)).toBeNull();
    const stranger = await guestClient(testDomain);
    const started = (await rest(stranger.ctx, '/auth/passkey/options', { step: 'sign_in' })).body as unknown;
    const { options, ceremony } = started as PasskeySignInOptions;
    const asked = { answer: answerWith(passkey, options), ceremony };
    const entered = await rest(stranger.ctx, '/auth/passkey', asked);
    expect(entered.status).toBe(200);
    expect(await actorWith(entered.body as unknown as TokensView)).toMatchObject({ accountId, isGuest: false });
  });

  it('receives no tokens when it has confirmed the address of another account', async () => {
    const asker = await guest(testDomain);
    const email = 'rest-other@necp.test';
    await rest(asker, '/account/bind', { requestId: newRequestId(), email, password, locale: 'en' });
    const link = { token: await newestToken(testDomain, email), password };
    const { status, body } = await rest((await guestClient(testDomain)).ctx, '/auth/verify-email', link);
    expect([status, body.tokens]).toEqual([200, null]);
  });
});

it('a browser receives its new secret in the cookie only, where no script can read it', async () => {
  const { ctx } = await player(testDomain, 'browser-change@necp.test');
  const cookies: (string | null)[] = [];
  const context = contextAs(testDomain, ctx.actor, {
    domain: ctx,
    renewSession: async (token) => void cookies.push(token),
  });
  expect(await createCaller(context).account.changePassword(change())).toEqual({ done: true, tokens: null });
  expect(cookies).toHaveLength(1);
  expect(await isSignedIn(cookies[0] ?? '')).toBe(true);
});
