import { randomUUID } from 'node:crypto';
import { FixedClock, hourMs } from '@necp/shared/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, Ctx } from '../kernel';
import { startPasskeySignIn } from '../passkey/service';
import { ownSessions } from '../session/queries';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { answerWith, type Behaviour, type SoftPasskey } from '../testing/authenticator';
import { protect } from '../testing/factors';
import { addSoftPasskey } from '../testing/passkeys';
import { ctxOfToken, strangerCtx } from '../testing/players';
import { claimedBy, tokenOf, visit, visitor } from '../testing/provider-visits';
import { finishVisit, removePasskey, setPassword } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());
/** Tries with wrong codes and passkeys are counted over a quarter of an hour. */
beforeEach(() => {
  clock.advance(hourMs);
});

type SignedIn = Ctx & { readonly actor: Actor };

/** An account that came from a provider, with codes of an app and with a passkey. */
async function ownerWithBoth() {
  const claimed = claimedBy(`${randomUUID()}@necp.test`);
  const first = await ctxOfToken(testDomain, tokenOf(await visit(strangerCtx(testDomain), claimed)));
  const { passkey, id, renewedToken } = await addSoftPasskey(first);
  const ctx = await ctxOfToken(testDomain, renewedToken ?? '');
  await protect(ctx);
  return { ctx, claimed, passkey, passkeyId: id };
}

/** A browser that comes back from the provider and is asked for the second factor. */
async function waiting(claimed: ReturnType<typeof claimedBy>, caller: Ctx = strangerCtx(testDomain)) {
  const arrived = await visit(caller, claimed);
  if (arrived.outcome !== 'code') throw new Error('no second factor was asked for');
  return { caller, secret: arrived.secret };
}
type Waiting = Awaited<ReturnType<typeof waiting>>;

/** Lets a device answer in the browser of a visit. */
async function answered(passkey: SoftPasskey, behaviour: Behaviour = {}) {
  const challenge = { step: 'second_step', ceremony: null } as const;
  const { options, ceremony } = await startPasskeySignIn(strangerCtx(testDomain), challenge);
  return { step: { passkey: answerWith(passkey, options, behaviour) }, ceremony };
}
const finish = ({ caller, secret }: Waiting, given: Awaited<ReturnType<typeof answered>>, more = visitor) =>
  finishVisit(caller, { secret, ...given, visitor: more });
const sessionsOf = async (ctx: SignedIn) => (await ownSessions(ctx)).sessions.length;
const code = (refusal: string) => ({ code: refusal });

describe('a passkey after the visit to a provider', () => {
  it.each([true, false])('counts instead of the code, whether or not the device asks for a PIN: %s', async (asks) => {
    const { ctx, claimed, passkey } = await ownerWithBoth();
    const browser = await waiting(claimed);
    expect(await sessionsOf(ctx)).toBe(1);
    const entered = await finish(browser, await answered(passkey, { isVerified: asks }));
    const owner = await ctxOfToken(testDomain, entered.token);
    expect([entered.outcome, owner.actor.accountId]).toEqual(['signed_in', ctx.actor.accountId]);
    // Both factors were shown: what asks for a proof asks for none.
    expect(await setPassword(owner, { requestId: newRequestId(), newPassword: 'acid-rain-2077' })).not.toBeNull();
  });

  it('lets a browser be trusted, which is asked for neither at the next visit', async () => {
    const { claimed, passkey } = await ownerWithBoth();
    const trusting = { ...visitor, device: 'a-laptop', trust: { isWanted: true, token: null } };
    const { trustToken } = await finish(await waiting(claimed), await answered(passkey), trusting);
    const trusted = { ...visitor, trust: { isWanted: false, token: trustToken } };
    expect((await visit(strangerCtx(testDomain), claimed, { visitor: trusted })).outcome).toBe('signed_in');
  });

  it('proves a session in which its owner signs in at the provider anew', async () => {
    const { ctx, claimed, passkey } = await ownerWithBoth();
    clock.advance(hourMs);
    const input = { requestId: newRequestId(), newPassword: 'acid-rain-2077' };
    const fresh = { ...claimed, authenticatedAt: new Date(clock.nowMs()) };
    const arrived = await visit(ctx, fresh, { purpose: 'prove' });
    if (arrived.outcome !== 'code') throw new Error('no second factor was asked for');
    await expect(setPassword(ctx, input)).rejects.toMatchObject(code('session.proof_required'));
    const proven = await finish({ caller: ctx, secret: arrived.secret }, await answered(passkey));
    expect(proven.outcome).toBe('proven');
    expect(await setPassword(await ctxOfToken(testDomain, proven.token), input)).not.toBeNull();
  });
});

describe('a visit is not finished, and opens nothing,', () => {
  it('by the passkey of another account or by one that was removed, and both are in the history', async () => {
    const [{ ctx, claimed, passkey, passkeyId }, other] = [await ownerWithBoth(), await ownerWithBoth()];
    const browser = await waiting(claimed);
    await expect(finish(browser, await answered(other.passkey))).rejects.toMatchObject(code('passkey.refused'));
    const renewed = await removePasskey(ctx, { requestId: newRequestId(), passkeyId });
    await expect(finish(browser, await answered(passkey))).rejects.toMatchObject(code('passkey.refused'));
    const owner = await ctxOfToken(testDomain, renewed?.secret ?? '');
    expect(await sessionsOf(owner)).toBe(1);
    const { history } = await ownSessions(owner);
    expect(history.filter(({ outcome }) => outcome === 'wrong_passkey')).toHaveLength(2);
  });

  it('by an answer that was used, that is for another purpose or that another browser asked for', async () => {
    const { ctx, claimed, passkey } = await ownerWithBoth();
    const browser = await waiting(claimed);
    const used = await answered(passkey);
    await expect(finish(browser, { ...used, ceremony: 'of-another-browser' })).rejects.toMatchObject(
      code('passkey.expired'),
    );
    const alone = await startPasskeySignIn(strangerCtx(testDomain), { step: 'sign_in', ceremony: null });
    const step = { passkey: answerWith(passkey, alone.options) };
    await expect(finish(browser, { step, ceremony: alone.ceremony })).rejects.toMatchObject(code('passkey.expired'));
    expect(await sessionsOf(ctx)).toBe(1);
    const right = await answered(passkey);
    await finish(browser, right);
    await expect(finish(await waiting(claimed), right)).rejects.toMatchObject(code('passkey.expired'));
  });

  it('twice: of two answers at once one opens a session', async () => {
    const { ctx, claimed, passkey } = await ownerWithBoth();
    const browser = await waiting(claimed);
    const answers = [await answered(passkey), await answered(passkey)];
    const ends = await Promise.allSettled(answers.map((given) => finish(browser, given)));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await sessionsOf(ctx)).toBe(2);
  });
});
