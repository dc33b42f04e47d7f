import { randomUUID } from 'node:crypto';
import { FixedClock, minuteMs } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type Ctx, inTx } from '../kernel';
import { startPasskeyProof } from '../passkey/service';
import { askDeletion } from '../privacy/service';
import { jobs as roleJobs } from '../role/jobs';
import { askChange, confirmChange } from '../role/service';
import { openSession } from '../session';
import { actorOf } from '../session/service';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { answerWith } from '../testing/authenticator';
import { codeAt } from '../testing/factors';
import { addSoftPasskey } from '../testing/passkeys';
import { ctxOfToken, newestToken, password, player, strangerCtx, userAgent } from '../testing/players';
import { claimedBy, tokenOf, visit, visitor } from '../testing/provider-visits';
import { accountWith, decisionOn, grantOf } from '../testing/staff';
import { giveRole } from './roles';
import {
  bindGuest,
  changeAddress,
  changePassword,
  confirmTotp,
  playAsGuest,
  prove,
  proveByPasskey,
  removePasskey,
  removeTotp,
  requestPasswordReset,
  resetPassword,
  setPassword,
  signIn,
  startTotp,
  unlinkProvider,
  verifyEmail,
} from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

type SignedIn = Ctx & { readonly actor: Actor };

/** A caller in the session that goes through a door; the account has a second session besides. */
interface Caller {
  readonly ctx: SignedIn;
  readonly token: string;
  readonly email: string;
}

const stranger = () => strangerCtx(testDomain);
const isAlive = async (token: string) => (await actorOf(stranger(), token)) !== null;
const freshEmail = () => `${randomUUID()}@necp.test`;
const requestId = newRequestId;

/** Opens one more session of an account, past every door. */
async function anotherSession({ accountId, isGuest }: Actor): Promise<string> {
  const grant = { accountId, roles: ['player'], isGuest, userAgent, kind: 'remembered', proof: 'password' } as const;
  return (await inTx(testDomain.domain.systemCtx(), (tx) => openSession(tx, grant))).token;
}
async function owner(): Promise<Caller> {
  const email = freshEmail();
  return { ...(await player(testDomain, email)), email };
}
async function newGuest(): Promise<Caller> {
  const { token } = await playAsGuest(stranger(), { locale: 'en', userAgent });
  return { ctx: await ctxOfToken(testDomain, token), token, email: freshEmail() };
}
/** An owner without a password, who has come from a provider. */
async function visitorOwner(): Promise<Caller> {
  const email = freshEmail();
  const token = tokenOf(await visit(stranger(), claimedBy(email)));
  return { ctx: await ctxOfToken(testDomain, token), token, email };
}
/** Goes on with the secret that a change before the door left behind. */
async function after(caller: Caller, token: string | null | undefined): Promise<Caller> {
  return { ...caller, token: token ?? '', ctx: await ctxOfToken(testDomain, token ?? '') };
}
async function withPasskey(): Promise<Caller & { readonly passkeyId: string }> {
  const one = await owner();
  const { id, renewedToken } = await addSoftPasskey(one.ctx);
  return { ...(await after(one, renewedToken)), passkeyId: id };
}
async function protectedOwner(): Promise<Caller> {
  const one = await owner();
  const { secret } = await startTotp(one.ctx);
  const { renewed } = await confirmTotp(one.ctx, { code: codeAt(secret, clock.nowMs()) });
  return after(one, renewed?.secret);
}
async function linkedOwner(): Promise<Caller> {
  const one = await owner();
  return after(one, tokenOf(await visit(one.ctx, claimedBy(freshEmail()), { purpose: 'link' })));
}
async function confirmAddress(one: Caller, by: Ctx): Promise<string | null> {
  const email = freshEmail();
  await changeAddress(one.ctx, { requestId: requestId(), email, locale: 'en' });
  const { renewed } = await verifyEmail(by, { token: await newestToken(testDomain, email), password });
  return renewed?.secret ?? null;
}
async function confirmBinding(one: Caller, by: Ctx): Promise<string | null> {
  await bindGuest(one.ctx, { requestId: requestId(), email: one.email, password, locale: 'en' });
  const { renewed } = await verifyEmail(by, { token: await newestToken(testDomain, one.email), password });
  return renewed?.secret ?? null;
}

/** A door: who goes through it, and the new secret of the session; null where every session ends. */
interface Door {
  readonly open: () => Promise<Caller & { readonly passkeyId?: string }>;
  readonly pass: (caller: Caller & { readonly passkeyId?: string }) => Promise<string | null | undefined>;
  readonly others: 'end' | 'stay';
}
const newPassword = 'acid-rain-2077';

const doors: Readonly<Record<string, Door>> = {
  'a proof by password': {
    open: owner,
    pass: async ({ ctx }) => (await prove(ctx, { password })).renewed?.secret,
    others: 'stay',
  },
  'a proof by passkey': {
    open: owner,
    pass: async ({ ctx }) => {
      const { passkey } = await addSoftPasskey(ctx);
      const answer = answerWith(passkey, await startPasskeyProof(ctx));
      return (await proveByPasskey(ctx, { answer })).renewed?.secret;
    },
    others: 'stay',
  },
  'a proof by provider': {
    open: visitorOwner,
    pass: async ({ ctx, email }) => {
      const claimed = claimedBy(email, { authenticatedAt: new Date(clock.nowMs()) });
      return tokenOf(await visit(ctx, claimed, { purpose: 'prove' }));
    },
    others: 'stay',
  },
  'a new password': {
    open: owner,
    pass: async ({ ctx }) =>
      (await changePassword(ctx, { requestId: requestId(), currentPassword: password, newPassword, locale: 'en' }))
        ?.secret,
    others: 'end',
  },
  'the first password': {
    open: visitorOwner,
    pass: async ({ ctx }) => (await setPassword(ctx, { requestId: requestId(), newPassword }))?.secret,
    others: 'end',
  },
  'a new address': { open: owner, pass: (one) => confirmAddress(one, one.ctx), others: 'end' },
  'a new address that is confirmed elsewhere': {
    open: owner,
    pass: (one) => confirmAddress(one, stranger()),
    others: 'end',
  },
  'a second factor': {
    open: owner,
    pass: async ({ ctx }) => {
      const { secret } = await startTotp(ctx);
      return (await confirmTotp(ctx, { code: codeAt(secret, clock.nowMs()) })).renewed?.secret;
    },
    others: 'stay',
  },
  'the end of a second factor': {
    open: protectedOwner,
    pass: async ({ ctx }) => (await removeTotp(ctx, { requestId: requestId() }))?.secret,
    others: 'end',
  },
  'the end of a second factor, where the owner lets the others stay': {
    open: protectedOwner,
    pass: async ({ ctx }) => (await removeTotp(ctx, { requestId: requestId(), endOthers: false }))?.secret,
    others: 'stay',
  },
  'a passkey': { open: owner, pass: async ({ ctx }) => (await addSoftPasskey(ctx)).renewedToken, others: 'stay' },
  'the end of a passkey': {
    open: withPasskey,
    pass: async ({ ctx, passkeyId = '' }) => (await removePasskey(ctx, { requestId: requestId(), passkeyId }))?.secret,
    others: 'end',
  },
  'the end of a passkey, where the owner lets the others stay': {
    open: withPasskey,
    pass: async ({ ctx, passkeyId = '' }) =>
      (await removePasskey(ctx, { requestId: requestId(), passkeyId, endOthers: false }))?.secret,
    others: 'stay',
  },
  'a linked provider': {
    open: owner,
    pass: async ({ ctx }) => tokenOf(await visit(ctx, claimedBy(freshEmail()), { purpose: 'link' })),
    others: 'stay',
  },
  'an unlinked provider': {
    open: linkedOwner,
    pass: async ({ ctx }) => (await unlinkProvider(ctx, { requestId: requestId(), provider: 'fixer' }))?.secret,
    others: 'end',
  },
  'an unlinked provider, where the owner lets the others stay': {
    open: linkedOwner,
    pass: async ({ ctx }) =>
      (await unlinkProvider(ctx, { requestId: requestId(), provider: 'fixer', endOthers: false }))?.secret,
    others: 'stay',
  },
  'binding a guest by an address': { open: newGuest, pass: (one) => confirmBinding(one, one.ctx), others: 'end' },
  'binding a guest by a link that is opened elsewhere': {
    open: newGuest,
    pass: (one) => confirmBinding(one, stranger()),
    others: 'end',
  },
  'binding a guest by a passkey': {
    open: newGuest,
    pass: async ({ ctx }) => (await addSoftPasskey(ctx)).renewedToken,
    others: 'end',
  },
  'binding a guest by a provider': {
    open: newGuest,
    pass: async ({ ctx, email }) => tokenOf(await visit(ctx, claimedBy(email), { purpose: 'sign_in' })),
    others: 'end',
  },
  'a reset of the password': {
    open: owner,
    pass: async ({ email }) => {
      await requestPasswordReset(stranger(), { email, locale: 'en', device: null });
      await resetPassword(stranger(), { token: await newestToken(testDomain, email), newPassword });
      return null;
    },
    others: 'end',
  },
  'a role': {
    open: owner,
    pass: async ({ ctx }) => {
      const [anna, boris] = [
        await accountWith(testDomain, ['administrator']),
        await accountWith(testDomain, ['administrator']),
      ];
      const { changeId } = await askChange(anna.ctx, grantOf(ctx.actor.accountId, 'moderator'));
      await confirmChange(boris.ctx, decisionOn(changeId));
      return null;
    },
    others: 'end',
  },
  'the end of a role by time': {
    open: owner,
    pass: async ({ ctx: { actor } }) => {
      const system = testDomain.domain.systemCtx();
      const { accountId } = actor;
      const until = new Date(clock.nowMs() - 1);
      await inTx(system, (tx) => giveRole(tx, { accountId, role: 'moderator', grantedBy: accountId, until }));
      await roleJobs[0]?.run(system, {});
      return null;
    },
    others: 'end',
  },
  'a deletion, before the owner can return': {
    open: owner,
    pass: async ({ ctx }) => {
      await askDeletion(ctx, { requestId: requestId(), word: 'DELETE' });
      return null;
    },
    others: 'end',
  },
};

describe('the secret of a session is worthless after', () => {
  it.each(Object.entries(doors))('%s', async (_name, { open, pass, others }) => {
    clock.advance(minuteMs);
    const caller = await open();
    const other = await anotherSession(caller.ctx.actor);
    expect([await isAlive(caller.token), await isAlive(other)]).toEqual([true, true]);
    const renewed = await pass(caller);
    expect(await isAlive(caller.token)).toBe(false);
    expect(await isAlive(other)).toBe(others === 'stay');
    if (renewed == null) return;
    const now = await actorOf(stranger(), renewed);
    expect(now?.sessionId).toBe(caller.ctx.actor.sessionId);
  });
});

describe('a secret that someone has planted in a browser', () => {
  const planted = () => newGuest();
  const entry = (former: string) => ({ kind: 'browser', former }) as const;

  it('is worthless after a sign-in with a password, and the new session has another one', async () => {
    const { email } = await owner();
    const { token: former } = await planted();
    const opened = await signIn(stranger(), { email, password, userAgent, device: null, ...entry(former) });
    expect(opened.token).not.toBe(former);
    expect([await isAlive(former), await isAlive(opened.token)]).toEqual([false, true]);
  });

  it('is worthless after a sign-in by a provider', async () => {
    const { email } = await visitorOwner();
    const { token: former, ctx } = await planted();
    const arrived = await visit(ctx, claimedBy(email), { visitor: { ...visitor, entry: entry(former) } });
    expect([await isAlive(former), await isAlive(tokenOf(arrived))]).toEqual([false, true]);
  });

  it('does not become a session when the planter made it up', async () => {
    const { email } = await owner();
    await signIn(stranger(), { email, password, userAgent, device: null, ...entry('made-up-by-a-stranger') });
    expect(await isAlive('made-up-by-a-stranger')).toBe(false);
  });

  it('stays when the sign-in is refused', async () => {
    const { email } = await owner();
    const { token: former } = await planted();
    const wrong = { email, password: 'not-this-one', userAgent, device: null, ...entry(former) };
    await expect(signIn(stranger(), wrong)).rejects.toMatchObject({ code: 'account.wrong_credentials' });
    expect(await isAlive(former)).toBe(true);
  });
});
