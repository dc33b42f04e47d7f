import { inTx } from '@necp/domain/kernel';
import { newRequestId, openTestDomain, type TestDomain } from '@necp/domain/testing';
import { ctxOfToken, password, player, strangerCtx, userAgent } from '@necp/domain/testing/players';
import { signIn } from '@necp/domain/account/service';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import superjson from 'superjson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerRest } from './rest';
import { appRouter } from './root';
import { contextAs } from './testing/people';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

/** A player whose proof is old, and the session of another device that an act would end. */
async function oldProof(email: string) {
  const { token } = await player(testDomain, email);
  const other = await signIn(strangerCtx(testDomain), { email, password, userAgent, device: null });
  const ctx = await ctxOfToken(testDomain, token);
  const provenAt = new Date(0);
  await inTx(ctx, (tx) => tx.session.update({ where: { id: ctx.actor.sessionId }, data: { provenAt } }));
  return { ctx, sessionId: other.sessionId };
}
type Player = Awaited<ReturnType<typeof oldProof>>;

/** Sends calls in one request as the browser does; returns the code of each answer, `ok` for none. */
async function batch({ ctx }: Player, calls: readonly (readonly [path: string, input: object])[]): Promise<string[]> {
  const paths = calls.map(([path]) => path).join(',');
  const body = Object.fromEntries(calls.map(([, input], index) => [index, superjson.serialize(input)]));
  const response = await fetchRequestHandler({
    endpoint: '/api/trpc',
    req: new Request(`http://localhost/api/trpc/${paths}?batch=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    router: appRouter,
    createContext: () => contextAs(testDomain, ctx.actor, { domain: ctx }),
  });
  const answers = (await response.json()) as { readonly error?: { readonly json: { readonly message: string } } }[];
  return answers.map(({ error }) => error?.json.message ?? 'ok');
}

describe('an act that asks for a proof is refused without one', () => {
  it('by tRPC, alone and beside harmless calls in a batch', async () => {
    const player = await oldProof('door-trpc@necp.test');
    const revoke = () => ['session.revoke', { requestId: newRequestId(), sessionId: player.sessionId }] as const;
    expect(await batch(player, [revoke()])).toEqual(['session.proof_required']);
    const language = ['settings.chooseLanguage', { requestId: newRequestId(), language: 'en' }] as const;
    expect(await batch(player, [language, revoke(), revoke()])).toEqual([
      'ok',
      'session.proof_required',
      'session.proof_required',
    ]);
  });

  it('by REST, although the token of the session is right', async () => {
    const { ctx, sessionId } = await oldProof('door-rest@necp.test');
    const path = `/auth/sessions/${sessionId}/revoke`;
    const request = new Request(`http://localhost/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requestId: newRequestId() }),
    });
    const response = await answerRest(request, path, async () =>
      contextAs(testDomain, ctx.actor, { transport: 'rest', domain: ctx }),
    );
    expect([response.status, await response.json()]).toMatchObject([
      403,
      { error: { code: 'session.proof_required' } },
    ]);
  });

  it('by an actor whose cached session calls it a guest', async () => {
    const player = await oldProof('door-cache@necp.test');
    const forged = { ...player.ctx.actor, isGuest: true };
    const ctx = testDomain.domain.ctxFor({ actor: forged, address: '203.0.113.7' }) as typeof player.ctx;
    const revoke = ['session.revoke', { requestId: newRequestId(), sessionId: player.sessionId }] as const;
    expect(await batch({ ...player, ctx }, [revoke])).toEqual(['session.proof_required']);
  });
});
