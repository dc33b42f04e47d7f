import { accountBound, accountCreated } from '@necp/shared/account/events';
import { clockSkewMs } from '@necp/shared/identity/rules';
import type { BeginProviderInput } from '@necp/shared/identity/schema';
import { type AccountId, GameError, type Locale } from '@necp/shared/kernel';
import {
  type Claimed,
  endFlow,
  findIdentity,
  type Flow,
  hasIdentityAt,
  type IdentityRow,
  linkIdentity,
  lockClaimed,
  providerOf,
  readIdentity,
  requireSameSession,
  startFlow,
  touchIdentity,
  waitingFlow,
} from '../identity';
import { type Ctx, ctxOf, emit, inTx, newId, nowOf, requireActor, type Tx } from '../kernel';
import { demandEntry } from '../maintenance';
import { hashSecret, promoteSessions, proveSession, renewSession, requireProof } from '../session';
import { admit, rememberDevice, type SignedIn, type Trust } from './admit';
import { noteToOwner, takeCode } from './codes';
import { giveCodeBack, spendCode, spendProvider } from './limits';
import { knownHash } from './sign-in';
import { dropEmails, lockAccount, lockLeavingAccount } from './steps';
import { hasPassword } from './ways';

export type { Claimed } from '../identity';

/** The browser that visits a provider. */
export interface Visitor {
  readonly userAgent: string;
  /** The cookie that marks a browser which signed in before. */
  readonly device: string | null;
  /** The language of the emails to an account that is made. */
  readonly locale: Locale;
  readonly trust: Trust | null;
}

/**
 * What becomes of a visit: a session of its own secret, or a wait for the code of the second factor. `isNew` says that
 * the session was opened now; else it is the caller's, with a new secret.
 */
export type Arrived =
  | {
      readonly outcome: 'signed_in' | 'linked' | 'proven';
      readonly token: string;
      readonly trustToken: string | null;
      readonly next: string;
    }
  | { readonly outcome: 'code'; readonly secret: string; readonly next: string };

type Entered = Exclude<Arrived, { readonly outcome: 'code' }>;

/**
 * Begins a visit to a provider.
 * @returns the secret of the visit, for the cookie of the browser alone
 * @throws GameError not_found `identity.unknown_provider`; conflict `identity.signed_in`, `identity.already_linked`,
 * `identity.has_password`, `identity.not_linked`; forbidden `session.proof_required`; throttled
 * `identity.too_many_tries`
 */
export async function beginProvider(
  ctx: Ctx,
  input: BeginProviderInput & { readonly provider: string },
): Promise<{ readonly secret: string }> {
  providerOf(ctx, input.provider);
  await spendProvider(ctx);
  const { provider, purpose, next } = input;
  return inTx(ctx, async (tx) => {
    const isEntering = purpose === 'sign_in' || purpose === 'return';
    if (isEntering && ctx.actor?.isGuest === false) throw new GameError('conflict', 'identity.signed_in');
    if (purpose === 'link') await requireLinkable(tx, provider);
    if (purpose === 'prove') await requireProvable(tx, provider);
    const sessionId = ctx.actor?.sessionId ?? null;
    return { secret: await startFlow(tx, { provider, purpose, sessionId, next, identityId: null }) };
  });
}

async function requireLinkable(tx: Tx, provider: string): Promise<void> {
  const { accountId } = requireActor(ctxOf(tx));
  await requireProof(tx);
  if (await hasIdentityAt(tx, { accountId, provider })) throw new GameError('conflict', 'identity.already_linked');
}

/** A password is the stronger proof: an open browser often has a session at the provider, too. */
async function requireProvable(tx: Tx, provider: string): Promise<void> {
  const { accountId } = requireActor(ctxOf(tx));
  const account = await lockAccount(tx, accountId);
  if (account === null) throw new GameError('unauthenticated', 'account.closed');
  if (hasPassword(account)) throw new GameError('conflict', 'identity.has_password');
  if (!(await hasIdentityAt(tx, { accountId, provider }))) throw new GameError('conflict', 'identity.not_linked');
}

/**
 * Signs in, links or proves with what a provider says of its visitor.
 * @throws GameError forbidden `identity.email_unverified`, `identity.not_fresh`, `identity.other_identity`; conflict
 * `identity.email_taken`, `identity.taken`, `identity.already_linked`, `identity.has_password`; unauthenticated
 * `account.closed`
 */
export function arriveFromProvider(
  ctx: Ctx,
  input: { readonly flow: Flow; readonly claimed: Claimed; readonly visitor: Visitor },
): Promise<Arrived> {
  requireSameSession(ctx, input.flow);
  return inTx(ctx, async (tx) => {
    await lockClaimed(tx, input.claimed);
    const { purpose } = input.flow;
    if (purpose === 'link') return link(tx, input);
    const known = await findIdentity(tx, input.claimed);
    if (purpose === 'prove') return prove(tx, { ...input, known });
    if (known !== null) return enter(tx, { ...input, known, code: null });
    if (purpose === 'return') throw new GameError('invalid', 'identity.start_again');
    return ctx.actor?.isGuest === true ? bindGuest(tx, input) : createAccount(tx, input);
  });
}

/**
 * Goes on with a visit that waits for the code of the second factor.
 * @throws GameError invalid `identity.start_again`; forbidden `identity.other_session`; unauthenticated
 * `account.wrong_code`, `account.code_used`; throttled `account.too_many_codes`
 */
export async function finishWithCode(
  ctx: Ctx,
  input: { readonly secret: string; readonly code: string; readonly visitor: Visitor },
): Promise<Entered> {
  const { secret, code, visitor } = input;
  await spendCode(ctx);
  const arrived = await inTx(ctx, async (tx) => {
    const flow = await waitingFlow(tx, secret);
    requireSameSession(ctx, flow);
    const known = await readIdentity(tx, flow.identityId);
    if (known === null) throw new GameError('invalid', 'identity.start_again');
    const given = { flow, known, visitor, claimed: null };
    const answer = flow.purpose === 'prove' ? await proveByCode(tx, { flow, code }) : await enterBy(tx, given, code);
    if (!(answer instanceof GameError)) await endFlow(tx, secret);
    return answer;
  });
  if (arrived instanceof GameError) throw arrived;
  await giveCodeBack(ctx);
  return arrived;
}

interface Arriving {
  readonly flow: Flow;
  readonly claimed: Claimed | null;
  readonly visitor: Visitor;
}
type Recognised = Arriving & { readonly known: IdentityRow };

/** Signs in with an identity that is linked to an account, or waits for its code. */
async function enter(tx: Tx, given: Recognised & { readonly code: null }): Promise<Arrived> {
  const answer = await enterBy(tx, given, null);
  if (!(answer instanceof GameError)) return answer;
  if (answer.code !== 'account.code_required') throw answer;
  return waitForCode(tx, given);
}

async function waitForCode(tx: Tx, { flow, known }: Pick<Recognised, 'flow' | 'known'>): Promise<Arrived> {
  const { createdAt: _, ...begun } = flow;
  return { outcome: 'code', secret: await startFlow(tx, { ...begun, identityId: known.id }), next: flow.next };
}

async function enterBy(tx: Tx, given: Recognised, code: string | null): Promise<Entered | GameError> {
  const { flow, known, visitor, claimed } = given;
  const { accountId } = known;
  const account = await lockLeavingAccount(tx, accountId);
  if (account === null) throw new GameError('unauthenticated', 'account.closed');
  // It may have been unlinked before the account was locked.
  if (!(await touchIdentity(tx, { id: known.id, accountId, claimed })))
    throw new GameError('invalid', 'identity.start_again');
  const deviceHash = visitor.device === null ? null : hashSecret(visitor.device);
  const answer = await admit(tx, {
    account,
    userAgent: visitor.userAgent,
    deviceHash,
    knownDevice: await knownHash({ db: tx }, account, deviceHash),
    code,
    passkey: null,
    trust: visitor.trust,
    // Where there is a password, only the password counts as a proof.
    proof: hasPassword(account) ? null : 'provider',
    isReturning: flow.purpose === 'return',
  });
  if ('refused' in answer) return answer.refused;
  return signedIn(flow, answer);
}

const signedIn = ({ next }: Flow, { token, trustToken }: Pick<SignedIn, 'token' | 'trustToken'>): Entered => ({
  outcome: 'signed_in',
  token,
  trustToken,
  next,
});

type WithClaims = Arriving & { readonly claimed: Claimed };

/** Makes an account for an identity that no account has. */
async function createAccount(tx: Tx, { flow, claimed, visitor }: WithClaims): Promise<Arrived> {
  const { locale, userAgent } = visitor;
  const email = await freeEmail(tx, claimed);
  const accountId = newId<AccountId>();
  const now = nowOf(tx);
  await demandEntry(tx, null);
  await tx.account.create({ data: { id: accountId, email, isGuest: false, locale, createdAt: now, lastSeenAt: now } });
  await linkIdentity(tx, { accountId, claimed });
  await emit(tx, accountCreated, { accountId, isGuest: false, locale });
  const account = await lockAccount(tx, accountId);
  if (account === null) throw new Error('the account that was just made is not there');
  const deviceHash = visitor.device === null ? null : hashSecret(visitor.device);
  const trust = null;
  const entry = {
    account,
    userAgent,
    deviceHash,
    knownDevice: null,
    code: null,
    passkey: null,
    trust,
    proof: 'provider' as const,
    isReturning: false,
  };
  const answer = await admit(tx, entry);
  if ('refused' in answer) throw answer.refused;
  return signedIn(flow, answer);
}

/** Binds the guest of the caller to an identity that no account has; the guest keeps everything. */
async function bindGuest(tx: Tx, { flow, claimed, visitor }: WithClaims): Promise<Entered> {
  const { accountId, sessionId } = requireActor(ctxOf(tx));
  const account = await lockAccount(tx, accountId);
  if (account === null) throw new GameError('unauthenticated', 'account.closed');
  if (!account.isGuest) throw new GameError('invalid', 'identity.start_again');
  const email = await freeEmail(tx, claimed);
  await tx.account.update({ where: { id: accountId }, data: { email, isGuest: false } });
  await dropEmails(tx, { accountId, kinds: ['confirm_binding', 'address_taken'] });
  await linkIdentity(tx, { accountId, claimed });
  await promoteSessions(tx, accountId);
  await proveSession(tx, { sessionId, proof: 'provider' });
  const deviceHash = visitor.device === null ? null : hashSecret(visitor.device);
  await rememberDevice(tx, { accountId, deviceHash });
  await emit(tx, accountBound, { accountId });
  return { ...(await renewed(tx, flow)), outcome: 'signed_in' };
}

/**
 * Returns the address that a new account may have. Only the provider's word makes it one: it must have seen the owner
 * answer. What it calls unconfirmed is refused whether or not an account has it, so that the answer does not say which.
 */
async function freeEmail(tx: Tx, claimed: Claimed): Promise<string> {
  const { email, emailVerified } = claimed;
  if (email === null || !emailVerified) throw new GameError('forbidden', 'identity.email_unverified');
  // Two identities with one address must not both find it free.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`email ${email}`}, 0))`;
  const taken = await tx.account.findFirst({ where: { email }, select: { id: true } });
  if (taken !== null) throw new GameError('conflict', 'identity.email_taken');
  await dropEmails(tx, { email, kinds: ['confirm_registration', 'confirm_binding'] });
  return email;
}

/** Links an identity to the account of the caller; a guest becomes an account. */
async function link(tx: Tx, given: WithClaims): Promise<Entered> {
  const { flow, claimed } = given;
  const { accountId } = requireActor(ctxOf(tx));
  const account = await lockAccount(tx, accountId);
  if (account === null) throw new GameError('unauthenticated', 'account.closed');
  if (account.isGuest) {
    if ((await findIdentity(tx, claimed)) !== null) throw new GameError('conflict', 'identity.taken');
    return { ...(await bindGuest(tx, given)), outcome: 'linked' };
  }
  await linkIdentity(tx, { accountId, claimed });
  await noteToOwner(tx, { accountId, kind: 'provider_linked' });
  return { ...(await renewed(tx, flow)), outcome: 'linked' };
}

/** Proves the session of the caller with the identity that is linked to the account. */
async function prove(tx: Tx, given: WithClaims & { readonly known: IdentityRow | null }): Promise<Arrived> {
  const { flow, claimed, known } = given;
  const { accountId } = requireActor(ctxOf(tx));
  const account = await lockAccount(tx, accountId);
  if (account === null || known?.accountId !== accountId) throw new GameError('forbidden', 'identity.other_identity');
  if (hasPassword(account)) throw new GameError('conflict', 'identity.has_password');
  requireFresh(providerOf(ctxOf(tx), claimed.provider), given);
  if (!(await touchIdentity(tx, { id: known.id, accountId, claimed })))
    throw new GameError('forbidden', 'identity.other_identity');
  const answer = await proveByCode(tx, { flow, code: null });
  if (!(answer instanceof GameError)) return answer;
  if (answer.code !== 'account.code_required') throw answer;
  return waitForCode(tx, { flow, known });
}

/** A provider that can ask for its password again must have done so since the visit began. */
function requireFresh({ asksAgain }: { readonly asksAgain: boolean }, { flow, claimed }: WithClaims): void {
  if (!asksAgain) return;
  const earliestMs = flow.createdAt.getTime() - clockSkewMs;
  if (claimed.authenticatedAt === null || claimed.authenticatedAt.getTime() < earliestMs)
    throw new GameError('forbidden', 'identity.not_fresh');
}

async function proveByCode(
  tx: Tx,
  { flow, code }: { readonly flow: Flow; readonly code: string | null },
): Promise<Entered | GameError> {
  const { accountId, sessionId } = requireActor(ctxOf(tx));
  await lockAccount(tx, accountId);
  const answer = await takeCode(tx, { accountId, code, triedBy: sessionId });
  if ('refused' in answer) return answer.refused;
  await proveSession(tx, { sessionId, proof: answer.proof === 'password' ? 'provider' : answer.proof });
  return { ...(await renewed(tx, flow)), outcome: 'proven' };
}

async function renewed(tx: Tx, { next }: Flow): Promise<Omit<Entered, 'outcome'>> {
  const { sessionId } = requireActor(ctxOf(tx));
  return { token: await renewSession(tx, sessionId), trustToken: null, next };
}
