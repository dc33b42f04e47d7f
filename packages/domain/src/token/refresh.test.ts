import { FixedClock, minuteMs } from '@necp/shared/kernel';
import { sessionEnded } from '@necp/shared/session/events';
import { repeatMs } from '@necp/shared/token/rules';
import type { TokensView } from '@necp/shared/token/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listeners } from '../account/listeners';
import { changePassword } from '../account/service';
import { type Ctx, inTx } from '../kernel';
import { ownSessions } from '../session/queries';
import { openSession } from '../session';
import { revokeSession, signOut } from '../session/service';
import { hashSecret } from '../session/tokens';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { ctxOfToken, password, queuedEmails, strangerCtx, userAgent } from '../testing/players';
import { guestClient, playerClient, signedInClient, type TokenClient } from '../testing/tokens';
import { actorOfAccess, refresh } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock, poolMax: 20 });
});
afterAll(() => testDomain.close());

const refused = { kind: 'unauthenticated', code: 'session.ended' };
const isIn = async (accessToken: string) => (await actorOfAccess(strangerCtx(testDomain), accessToken)) !== null;
const isLive = async ({ ctx }: TokenClient) =>
  (await ctx.db.session.findUniqueOrThrow({ where: { id: ctx.actor.sessionId } })).revokedAt === null;
const refreshOf = (ctx: Ctx, refreshToken: string, requestId = newRequestId()) =>
  refresh(ctx, { requestId, refreshToken, userAgent });
const historyOf = async ({ ctx }: TokenClient) =>
  (await ctx.db.login.findMany({ where: { accountId: ctx.actor.accountId } })).map(({ outcome }) => outcome);
/** Delivers the events of the outbox to the account room, as the bus does. */
async function deliver({ ctx }: TokenClient) {
  const events = await ctx.db.outboxEvent.findMany({ where: { name: 'token.reused', key: ctx.actor.accountId } });
  for (const event of events)
    for (const listener of listeners)
      await inTx(testDomain.domain.systemCtx(), (tx) => listener.run(tx, event as never));
  return events.length;
}

describe('a refresh token', () => {
  it('is exchanged for two new tokens, and only its hash is stored', async () => {
    const { tokens, ctx, bare } = await guestClient(testDomain);
    const next = await refreshOf(bare, tokens.refreshToken);
    expect(next.refreshToken).not.toBe(tokens.refreshToken);
    expect(await isIn(next.accessToken)).toBe(true);
    const stored = JSON.stringify(await ctx.db.refreshToken.findMany({ where: { sessionId: ctx.actor.sessionId } }));
    for (const { refreshToken } of [tokens, next]) {
      expect(stored).not.toContain(refreshToken);
      expect(stored).toContain(hashSecret(refreshToken));
    }
  });

  it('goes on for as long as its session is used, and ends with a month without use', async () => {
    const { tokens, bare } = await guestClient(testDomain);
    const day = 24 * 60 * minuteMs;
    clock.advance(20 * day);
    const second = await refreshOf(bare, tokens.refreshToken);
    clock.advance(20 * day);
    const third = await refreshOf(bare, second.refreshToken);
    expect(third.refreshExpiresAt.getTime() - clock.nowMs()).toBe(30 * day);
    clock.advance(30 * day);
    await expect(refreshOf(bare, third.refreshToken)).rejects.toMatchObject(refused);
  });

  it('is answered alike when it is unknown, spent, or of a session that was signed out', async () => {
    const out = await guestClient(testDomain);
    await signOut(out.ctx);
    const spent = await guestClient(testDomain);
    await refreshOf(spent.bare, spent.tokens.refreshToken);
    const answers = await Promise.all(
      ['x'.repeat(43), '', out.tokens.refreshToken, spent.tokens.refreshToken, out.tokens.accessToken].map((token) =>
        refreshOf(strangerCtx(testDomain), token).catch((error: unknown) => error),
      ),
    );
    for (const answer of answers) expect(answer).toMatchObject({ ...refused, params: {} });
  });

  it('is refused after the password was changed, and shows nothing to a thief who has it', async () => {
    const email = 'refresh-change@necp.test';
    const client = await playerClient(testDomain, email);
    const other = await signedInClient(testDomain, email);
    const newPassword = 'acid-rain-2077';
    const change = { requestId: newRequestId(), currentPassword: password, newPassword, locale: 'en' as const };
    const renewed = await changePassword(client.ctx, change);
    for (const { tokens, bare } of [client, other])
      await expect(refreshOf(bare, tokens.refreshToken)).rejects.toMatchObject(refused);
    expect(await isLive(client)).toBe(true);
    const next = await refreshOf(client.bare, renewed?.tokens?.refreshToken ?? '');
    expect(await isIn(next.accessToken)).toBe(true);
    expect(await historyOf(client)).not.toContain('token_reused');
  });
});

describe('a lost answer', () => {
  it('is given again to the same request of the same client, with the same refresh token', async () => {
    const { tokens, bare } = await guestClient(testDomain);
    const requestId = newRequestId();
    const first = await refreshOf(bare, tokens.refreshToken, requestId);
    clock.advance(repeatMs - 1);
    const again = await refreshOf(bare, tokens.refreshToken, requestId);
    expect(again.refreshToken).toBe(first.refreshToken);
    expect(await isIn(again.accessToken)).toBe(true);
    expect(await isIn((await refreshOf(bare, first.refreshToken)).accessToken)).toBe(true);
  });

  it.each([
    ['another request', async (lost: Lost) => refreshOf(lost.client.bare, lost.refreshToken)],
    ['another address', async (lost: Lost) => refreshOf(strangerCtx(testDomain), lost.refreshToken, lost.requestId)],
    ['another program', async (lost: Lost) => refresh(lost.client.bare, { ...lost, userAgent: 'curl/8.5.0' })],
    [
      'a request that comes too late',
      async (lost: Lost) => {
        clock.advance(repeatMs);
        return refreshOf(lost.client.bare, lost.refreshToken, lost.requestId);
      },
    ],
    [
      'a request after the next token was used',
      async (lost: Lost) => {
        await refreshOf(lost.client.bare, lost.next);
        return refreshOf(lost.client.bare, lost.refreshToken, lost.requestId);
      },
    ],
  ])('is not given to %s: the session ends', async (_what, ask) => {
    const client = await guestClient(testDomain);
    const { refreshToken } = client.tokens;
    const requestId = newRequestId();
    const { refreshToken: next } = await refreshOf(client.bare, refreshToken, requestId);
    await expect(ask({ client, refreshToken, requestId, next })).rejects.toMatchObject(refused);
    expect(await isLive(client)).toBe(false);
  });
});

interface Lost {
  readonly client: TokenClient;
  readonly refreshToken: string;
  readonly requestId: ReturnType<typeof newRequestId>;
  readonly next: string;
}

describe('a stolen refresh token', () => {
  it('that is used after its owner used it ends the session, and the owner learns of it', async () => {
    const email = 'thief-late@necp.test';
    const client = await playerClient(testDomain, email);
    const other = await signedInClient(testDomain, email);
    const next = await refreshOf(client.bare, client.tokens.refreshToken);
    const thief = strangerCtx(testDomain);
    clock.advance(minuteMs);
    await expect(refreshOf(thief, client.tokens.refreshToken)).rejects.toMatchObject(refused);
    for (const { accessToken } of [client.tokens, next]) expect(await isIn(accessToken)).toBe(false);
    await expect(refreshOf(client.bare, next.refreshToken)).rejects.toMatchObject(refused);
    expect(await isIn(other.tokens.accessToken)).toBe(true);
    expect((await ownSessions(other.ctx)).history[0]).toMatchObject({ outcome: 'token_reused' });
    expect(await deliver(client)).toBe(1);
    expect((await queuedEmails(testDomain, email)).at(-1)?.kind).toBe('token_reused');
  });

  it('that is used before its owner uses it works until then, and no longer', async () => {
    const client = await playerClient(testDomain, 'thief-early@necp.test');
    const stolen = await refreshOf(strangerCtx(testDomain), client.tokens.refreshToken);
    expect(await isIn(stolen.accessToken)).toBe(true);
    await expect(refreshOf(client.bare, client.tokens.refreshToken)).rejects.toMatchObject(refused);
    expect(await isIn(stolen.accessToken)).toBe(false);
    await expect(refreshOf(strangerCtx(testDomain), stolen.refreshToken)).rejects.toMatchObject(refused);
  });

  it('is reported once, however often it is used', async () => {
    const email = 'thief-often@necp.test';
    const client = await playerClient(testDomain, email);
    await refreshOf(client.bare, client.tokens.refreshToken);
    for (let uses = 0; uses < 3; uses += 1)
      await expect(refreshOf(strangerCtx(testDomain), client.tokens.refreshToken)).rejects.toMatchObject(refused);
    expect((await historyOf(client)).filter((outcome) => outcome === 'token_reused')).toHaveLength(1);
    expect(await deliver(client)).toBe(1);
  });

  it('of a guest ends the session without an e-mail', async () => {
    const client = await guestClient(testDomain);
    await refreshOf(client.bare, client.tokens.refreshToken);
    await expect(refreshOf(strangerCtx(testDomain), client.tokens.refreshToken)).rejects.toMatchObject(refused);
    expect(await deliver(client)).toBe(1);
    expect(await client.ctx.db.accountEmail.count({ where: { accountId: client.ctx.actor.accountId } })).toBe(0);
  });
});

describe('refreshes at once', () => {
  it.each([2, 50])('%i of one request all get the same refresh token', async (count) => {
    const { tokens, bare, ctx } = await guestClient(testDomain);
    const requestId = newRequestId();
    const asked = Array.from({ length: count }, () => refreshOf(bare, tokens.refreshToken, requestId));
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    expect(await ctx.db.refreshToken.count({ where: { sessionId: ctx.actor.sessionId } })).toBe(2);
  });

  it.each([2, 50])('%i of different requests are taken once, and the session ends', async (count) => {
    const client = await guestClient(testDomain);
    const { tokens, bare } = client;
    const asked = Array.from({ length: count }, () => refreshOf(bare, tokens.refreshToken));
    const answers = await Promise.allSettled(asked);
    const won = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(won.length).toBeLessThanOrEqual(1);
    expect(await isLive(client)).toBe(false);
    for (const { accessToken } of won) expect(await isIn(accessToken)).toBe(false);
    expect(await historyOf(client)).toEqual(['token_reused']);
  });

  it('with a sign-out leave nothing that works', async () => {
    const client = await guestClient(testDomain);
    const { tokens, bare, ctx } = client;
    const [answer] = await Promise.allSettled([refreshOf(bare, tokens.refreshToken), signOut(ctx)]);
    const next = answer.status === 'fulfilled' ? answer.value : tokens;
    expect(await isIn(next.accessToken)).toBe(false);
    await expect(refreshOf(bare, next.refreshToken)).rejects.toMatchObject(refused);
  });

  it.each(['one request', 'two requests'])(
    'twice, by %s, while another device ends the session: it ends once, and nothing works',
    async (asked) => {
      for (let round = 0; round < 12; round += 1) {
        const { tokens, bare, ctx } = await guestClient(testDomain);
        const { accountId, sessionId } = ctx.actor;
        const grant = { accountId, roles: ['player'], isGuest: true, userAgent, kind: 'remembered' } as const;
        const other = await inTx(ctx, (tx) => openSession(tx, { ...grant, proof: null }));
        const device = await ctxOfToken(testDomain, other.token);
        const requestIds = asked === 'one request' ? Array(2).fill(newRequestId()) : [newRequestId(), newRequestId()];
        const [first, second, revoked] = await Promise.allSettled([
          ...requestIds.map((requestId) => refreshOf(bare, tokens.refreshToken, requestId)),
          revokeSession(device, { requestId: newRequestId(), sessionId }),
        ]);
        const { revokedReason } = await ctx.db.session.findUniqueOrThrow({ where: { id: sessionId } });
        const isRevoked = revoked?.status === 'fulfilled';
        expect(revokedReason).toBe(isRevoked ? 'revoked' : 'token_reused');
        if (asked === 'one request') expect(isRevoked).toBe(true);
        const given = [first, second].flatMap((one) => (one?.status === 'fulfilled' ? [one.value as TokensView] : []));
        for (const { accessToken, refreshToken } of [tokens, ...given]) {
          expect(await isIn(accessToken)).toBe(false);
          await expect(refreshOf(bare, refreshToken)).rejects.toMatchObject(refused);
        }
        const events = await ctx.db.outboxEvent.findMany({ where: { name: sessionEnded.name, key: accountId } });
        const ends = events.filter(({ payload }) => (payload as { sessionId: string }).sessionId === sessionId);
        expect(ends).toHaveLength(1);
      }
    },
  );

  it('with a change of the password leave one client signed in, with the tokens of that change', async () => {
    const client = await playerClient(testDomain, 'refresh-race@necp.test');
    const { tokens, bare, ctx } = client;
    const newPassword = 'acid-rain-2077';
    const change = { requestId: newRequestId(), currentPassword: password, newPassword, locale: 'en' as const };
    const [answer, changed] = await Promise.allSettled([
      refreshOf(bare, tokens.refreshToken),
      changePassword(ctx, change),
    ]);
    const renewed = changed.status === 'fulfilled' ? changed.value?.tokens : null;
    if (answer.status === 'fulfilled') {
      expect(await isIn(answer.value.accessToken)).toBe(false);
      await expect(refreshOf(bare, answer.value.refreshToken)).rejects.toMatchObject(refused);
    }
    expect(await isIn((await refreshOf(bare, renewed?.refreshToken ?? '')).accessToken)).toBe(true);
  });
});

describe('the limits', () => {
  it('stop one who guesses tokens, and not one whose tokens are right', async () => {
    const { tokens, bare } = await guestClient(testDomain);
    const thief = strangerCtx(testDomain);
    const codes = new Set<string>();
    for (let guesses = 0; guesses < 61; guesses += 1)
      await refreshOf(thief, `guess-${guesses}`).catch(({ code }: { code: string }) => codes.add(code));
    expect([...codes]).toEqual(['session.ended', 'kernel.too_many_calls']);
    expect(await isIn((await refreshOf(bare, tokens.refreshToken)).accessToken)).toBe(true);
  });

  it('let a session have sixty refreshes in ten minutes', async () => {
    const client = await guestClient(testDomain);
    const { bare } = client;
    let { tokens } = client;
    for (let turns = 0; turns < 60; turns += 1) tokens = await refreshOf(bare, tokens.refreshToken);
    await expect(refreshOf(bare, tokens.refreshToken)).rejects.toMatchObject({ code: 'kernel.too_many_calls' });
  });
});
