import { FixedClock } from '@necp/shared/kernel';
import { proofLifeMs } from '@necp/shared/session/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorOf } from '../session/service';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { ctxOfToken, password, player, queuedEmails, strangerCtx, userAgent } from '../testing/players';
import { claimedBy, tokenOf, visit } from '../testing/provider-visits';
import { waysOf } from './queries';
import { setPassword, signIn, unlinkProvider } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

const stranger = () => strangerCtx(testDomain);
const unlinkOf = (provider: string) => ({ requestId: newRequestId(), provider });
type Player = Awaited<ReturnType<typeof player>>['ctx'];
const providersOf = async (ctx: Player) => (await waysOf(ctx)).identities.map(({ provider }) => provider);

describe('linking a provider', () => {
  it('needs a fresh proof, gives the session a new secret and tells the owner', async () => {
    const email = 'link-owner@necp.test';
    const { ctx, token } = await player(testDomain, email);
    const claimed = claimedBy('link-elsewhere@necp.test', { emailVerified: false });
    const arrived = await visit(ctx, claimed, { purpose: 'link' });
    expect(arrived.outcome).toBe('linked');
    expect(await actorOf(stranger(), token)).toBeNull();
    const after = await ctxOfToken(testDomain, tokenOf(arrived));
    expect(after.actor.sessionId).toBe(ctx.actor.sessionId);
    expect((await queuedEmails(testDomain, email)).at(-1)?.kind).toBe('provider_linked');
    const entered = await ctxOfToken(testDomain, tokenOf(await visit(stranger(), claimed)));
    expect(entered.actor.accountId).toBe(ctx.actor.accountId);
    clock.advance(proofLifeMs);
    const other = claimedBy('link-late@necp.test', { provider: 'nightline' });
    await expect(visit(after, other, { purpose: 'link' })).rejects.toMatchObject({ code: 'session.proof_required' });
  });

  it('proves nothing on an account with a password, because an open browser is often signed in there', async () => {
    const { ctx } = await player(testDomain, 'link-sso@necp.test');
    const claimed = claimedBy('link-sso@necp.test');
    await visit(ctx, claimed, { purpose: 'link' });
    const entered = await ctxOfToken(testDomain, tokenOf(await visit(stranger(), claimed)));
    await expect(unlinkProvider(entered, unlinkOf('fixer'))).rejects.toMatchObject({ code: 'session.proof_required' });
  });

  it('is refused for a second identity of one provider', async () => {
    const { ctx } = await player(testDomain, 'link-second@necp.test');
    const arrived = await visit(ctx, claimedBy('link-second-a@necp.test'), { purpose: 'link' });
    const after = await ctxOfToken(testDomain, tokenOf(arrived));
    await expect(visit(after, claimedBy('link-second-b@necp.test'), { purpose: 'link' })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'identity.already_linked',
    });
  });

  it('gives an identity to one of two accounts that link it at once', async () => {
    const claimed = claimedBy('link-race@necp.test');
    const owners = await Promise.all(['a', 'b'].map((name) => player(testDomain, `link-race-${name}@necp.test`)));
    const links = await Promise.allSettled(owners.map(({ ctx }) => visit(ctx, claimed, { purpose: 'link' })));
    expect(links.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(links.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'identity.taken' } });
    const linked = await Promise.all(owners.map(({ ctx }) => providersOf(ctx)));
    expect(linked.flat()).toEqual(['fixer']);
  });

  it('gives an account one of two identities that it links at once', async () => {
    const { ctx } = await player(testDomain, 'link-both@necp.test');
    const claims = ['a', 'b'].map((name) => claimedBy(`link-both-${name}@necp.test`));
    const links = await Promise.allSettled(claims.map((claimed) => visit(ctx, claimed, { purpose: 'link' })));
    expect(links.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await providersOf(ctx)).toEqual(['fixer']);
  });
});

describe('unlinking a provider', () => {
  it('ends every other session and stops signing in', async () => {
    const email = 'unlink@necp.test';
    const { ctx } = await player(testDomain, email);
    const claimed = claimedBy('unlink-elsewhere@necp.test', { emailVerified: false });
    const after = await ctxOfToken(testDomain, tokenOf(await visit(ctx, claimed, { purpose: 'link' })));
    const other = tokenOf(await visit(stranger(), claimed));
    const input = unlinkOf('fixer');
    const renewed = await unlinkProvider(after, input);
    expect(await actorOf(stranger(), other)).toBeNull();
    expect(await unlinkProvider(await ctxOfToken(testDomain, renewed?.secret ?? ''), input)).toBeNull();
    await expect(unlinkProvider(after, unlinkOf('fixer'))).rejects.toMatchObject({ code: 'identity.not_linked' });
    await expect(visit(stranger(), claimed)).rejects.toMatchObject({ code: 'identity.email_unverified' });
    await signIn(stranger(), { email, password, userAgent, device: null });
  });

  it('is refused for the last way in, and possible once there is a password', async () => {
    const arrived = await visit(stranger(), claimedBy('unlink-last@necp.test'));
    const ctx = await ctxOfToken(testDomain, tokenOf(arrived));
    await expect(unlinkProvider(ctx, unlinkOf('fixer'))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'identity.last_way',
    });
    expect(await providersOf(ctx)).toEqual(['fixer']);
    const renewed = await setPassword(ctx, { requestId: newRequestId(), newPassword: 'acid-rain-2077' });
    const after = await ctxOfToken(testDomain, renewed?.secret ?? '');
    await unlinkProvider(after, unlinkOf('fixer'));
    expect(await providersOf(after)).toEqual([]);
  });

  it('leaves one of two ways in when both are unlinked at once', async () => {
    const arrived = await visit(stranger(), claimedBy('unlink-race@necp.test'));
    const first = await ctxOfToken(testDomain, tokenOf(arrived));
    const more = claimedBy('unlink-race@necp.test', { provider: 'nightline', issuer: 'https://nightline.test' });
    const ctx = await ctxOfToken(testDomain, tokenOf(await visit(first, more, { purpose: 'link' })));
    const unlinked = await Promise.allSettled(['fixer', 'nightline'].map((id) => unlinkProvider(ctx, unlinkOf(id))));
    expect(unlinked.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'identity.last_way' } },
    ]);
    expect(await providersOf(ctx)).toHaveLength(1);
  });
});
