import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { FixedClock, secondMs } from '@necp/shared/kernel';
import { accessLifeMs, clockSkewMs } from '@necp/shared/token/rules';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePassword, resetPassword, requestPasswordReset } from '../account/service';
import { inTx } from '../kernel';
import { signOut, signOutEverywhere } from '../session/service';
import { endSessions } from '../session';
import { hashSecret } from '../session/tokens';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { newestToken, password, player, runAccountJob, strangerCtx } from '../testing/players';
import { guestClient, playerClient, signedInClient, type TokenClient } from '../testing/tokens';
import { signingKey } from './keys';
import { actorOfAccess } from './service';
import { signTicket } from './tickets';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock, poolMax: 20 });
});
afterAll(() => testDomain.close());

const actorWith = (accessToken: string) => actorOfAccess(strangerCtx(testDomain), accessToken);
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs the claims of a client's token anew, with changes, as someone with the key could. */
async function resign(
  client: TokenClient,
  changes: { readonly claims?: Record<string, unknown>; readonly header?: Record<string, unknown> },
) {
  const { accessToken } = client.tokens;
  const { kid, key } = await signingKey(testDomain.domain.systemCtx());
  return new SignJWT({ ...decodeJwt(accessToken), ...changes.claims })
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'at+jwt', ...changes.header })
    .sign(key);
}

describe('an access token', () => {
  it('names account, session, roles, issuer, audience and key, and is valid for ten minutes', async () => {
    const { tokens, ctx } = await guestClient(testDomain);
    const { kid } = await signingKey(ctx);
    expect(decodeProtectedHeader(tokens.accessToken)).toEqual({ alg: 'EdDSA', kid, typ: 'at+jwt' });
    expect(decodeJwt(tokens.accessToken)).toMatchObject({
      sub: ctx.actor.accountId,
      sid: ctx.actor.sessionId,
      roles: ['player'],
      iss: 'http://localhost:3000',
      aud: 'api',
    });
    expect(tokens.accessExpiresAt.getTime() - clock.nowMs()).toBe(accessLifeMs);
  });

  it('is refused after ten minutes and the seconds by which clocks may differ', async () => {
    const { tokens } = await guestClient(testDomain);
    clock.advance(accessLifeMs + clockSkewMs - secondMs);
    expect(await actorWith(tokens.accessToken)).not.toBeNull();
    clock.advance(secondMs);
    expect(await actorWith(tokens.accessToken)).toBeNull();
  });

  it('is accepted when it is signed again as it was', async () => {
    const client = await guestClient(testDomain);
    expect(await actorWith(await resign(client, {}))).toEqual(client.ctx.actor);
  });

  it.each([
    ['another audience', { claims: { aud: 'sim' } }],
    ['several audiences of others', { claims: { aud: ['sim', 'shop'] } }],
    ['no audience', { claims: { aud: undefined } }],
    ['another issuer', { claims: { iss: 'https://evil.test' } }],
    ['no issuer', { claims: { iss: undefined } }],
    ['no time at which it ends', { claims: { exp: undefined } }],
    ['a time far in the future from which it counts', { claims: { nbf: Date.UTC(2090, 0, 1) / 1000 } }],
    ['the account of another', { claims: { sub: randomUUID() } }],
    ['the session of another', { claims: { sid: randomUUID() } }],
    ['a grant that no session has', { claims: { grant: hashSecret('nothing') } }],
    ['a grant that is no text', { claims: { grant: { not: '' } } }],
    ['the type of a ticket', { header: { typ: 'JWT' } }],
    ['an unknown key', { header: { kid: 'unknown' } }],
    ['a key that is no name', { header: { kid: '__proto__' } }],
    ['no name of a key', { header: { kid: undefined } }],
  ])('with %s is refused', async (_what, changes) => {
    const client = await guestClient(testDomain);
    expect(await actorWith(await resign(client, changes))).toBeNull();
  });

  it('without a signature, with a hash by the public key, or signed by a stranger is refused', async () => {
    const { tokens } = await guestClient(testDomain);
    const [header = '', body = '', signature = ''] = tokens.accessToken.split('.');
    const { kid } = await signingKey(testDomain.domain.systemCtx());
    const { publicX } = await testDomain.domain.systemCtx().db.signingKey.findFirstOrThrow({ where: { kid } });
    const hashed = `${encode({ alg: 'HS256', kid, typ: 'at+jwt' })}.${body}`;
    const hs256 = createHmac('sha256', Buffer.from(publicX, 'base64url')).update(hashed).digest('base64url');
    const stranger = await new SignJWT(decodeJwt(tokens.accessToken))
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'at+jwt' })
      .sign(generateKeyPairSync('ed25519').privateKey);
    const forged = [
      `${encode({ alg: 'none', typ: 'at+jwt' })}.${body}.`,
      `${encode({ alg: 'none', kid, typ: 'at+jwt' })}.${body}.${signature}`,
      `${hashed}.${hs256}`,
      `${header}.${body}.`,
      `${header}.${encode({ ...decodeJwt(tokens.accessToken), sub: randomUUID() })}.${signature}`,
      stranger,
      '',
      '..',
      'nonsense',
      'a'.repeat(2_000),
    ];
    for (const token of forged) expect(await actorWith(token)).toBeNull();
    expect(await actorWith(tokens.accessToken)).not.toBeNull();
  });

  it('that brings its own key along is refused', async () => {
    const client = await guestClient(testDomain);
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const jwk = publicKey.export({ format: 'jwk' }) as never;
    for (const header of [{ jwk }, { jwk, kid: 'own' }, { jku: 'https://evil.test/keys', kid: 'own' }]) {
      const token = await new SignJWT(decodeJwt(client.tokens.accessToken))
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', ...header })
        .sign(privateKey);
      expect(await actorWith(token)).toBeNull();
    }
  });

  it('is not what opens the simulation, and a ticket to it is no access token', async () => {
    const { ctx } = await guestClient(testDomain);
    const { accountId, sessionId } = ctx.actor;
    const { ticket } = await signTicket(ctx, { accountId, sessionId, characterId: randomUUID() as never });
    expect(await actorWith(ticket)).toBeNull();
  });
});

describe('the session decides about an access token that has not expired', () => {
  it('ends it at once when the player signs out, here or everywhere', async () => {
    const { tokens, ctx } = await playerClient(testDomain, 'access-out@necp.test');
    const other = await signedInClient(testDomain, 'access-out@necp.test');
    expect(await actorWith(tokens.accessToken)).not.toBeNull();
    await signOut(ctx);
    expect(await actorWith(tokens.accessToken)).toBeNull();
    expect(await actorWith(other.tokens.accessToken)).not.toBeNull();
    await signOutEverywhere(other.ctx);
    expect(await actorWith(other.tokens.accessToken)).toBeNull();
  });

  it('ends it at once when the account is closed', async () => {
    const { tokens, ctx } = await guestClient(testDomain);
    await inTx(ctx, (tx) =>
      tx.account.update({ where: { id: ctx.actor.accountId }, data: { lastSeenAt: new Date(0) } }),
    );
    await inTx(ctx, (tx) =>
      tx.session.update({ where: { id: ctx.actor.sessionId }, data: { lastSeenAt: new Date(0) } }),
    );
    await runAccountJob(testDomain.domain.systemCtx(), 'account.close_idle_guests');
    expect(await ctx.db.account.findUnique({ where: { id: ctx.actor.accountId } })).toMatchObject({
      closedReason: 'guest_idle',
    });
    expect(await actorWith(tokens.accessToken)).toBeNull();
  });

  it('gives it the roles of the session, whatever the token says', async () => {
    const client = await playerClient(testDomain, 'access-roles@necp.test');
    const { sessionId } = client.ctx.actor;
    const boastful = await resign(client, { claims: { roles: ['player', 'administrator'] } });
    expect((await actorWith(boastful))?.roles).toEqual(['player']);
    const secretHash = String(decodeJwt(client.tokens.accessToken).grant);
    const give = async (roles: string[]) => {
      await inTx(client.ctx, (tx) => tx.session.update({ where: { id: sessionId }, data: { roles } }));
      await testDomain.domain.redis.del(`session:${secretHash}`);
    };
    await give(['player', 'moderator']);
    expect((await actorWith(client.tokens.accessToken))?.roles).toEqual(['player', 'moderator']);
    await give(['player']);
    expect((await actorWith(client.tokens.accessToken))?.roles).toEqual(['player']);
  });

  it('refuses it after the password was changed, and keeps the client that changed it signed in', async () => {
    const email = 'access-change@necp.test';
    const { tokens, ctx } = await playerClient(testDomain, email);
    const other = await signedInClient(testDomain, email);
    const newPassword = 'acid-rain-2077';
    const renewed = await changePassword(ctx, {
      requestId: newRequestId(),
      currentPassword: password,
      newPassword,
      locale: 'en',
    });
    expect(await actorWith(tokens.accessToken)).toBeNull();
    expect(await actorWith(other.tokens.accessToken)).toBeNull();
    expect(await actorWith(renewed?.tokens?.accessToken ?? '')).toMatchObject({ sessionId: ctx.actor.sessionId });
  });

  it('refuses it after the password was set by e-mail', async () => {
    const email = 'access-reset@necp.test';
    const { tokens } = await playerClient(testDomain, email);
    await requestPasswordReset(strangerCtx(testDomain), { email, locale: 'en', device: null });
    const token = await newestToken(testDomain, email);
    await resetPassword(strangerCtx(testDomain), { token, newPassword: 'acid-rain-2077' });
    expect(await actorWith(tokens.accessToken)).toBeNull();
  });

  it('refuses the token of a session that another ended while it was read', async () => {
    const { tokens, ctx } = await guestClient(testDomain);
    const { accountId } = ctx.actor;
    const end = inTx(ctx, (tx) => endSessions(tx, { accountId, reason: 'revoked' }));
    await Promise.all([...Array.from({ length: 20 }, () => actorWith(tokens.accessToken)), end]);
    expect(await actorWith(tokens.accessToken)).toBeNull();
  });
});

it('the secret of a browser is no access token', async () => {
  const { token } = await player(testDomain, 'access-cookie@necp.test');
  expect(await actorWith(token)).toBeNull();
});
