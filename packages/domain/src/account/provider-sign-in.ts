import { accountBound, accountCreated } from '@necp/shared/account/events';
import { clockSkewMs } from '@necp/shared/identity/rules';
import type { BeginProviderInput } from '@necp/shared/identity/schema';
import { type AccountId, GameError, type Locale } from '@necp/shared/kernel';
import type { PasskeyAnswer } from '@necp/shared/passkey/schema';
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
import { acceptAnswer, type AcceptedAnswer } from '../passkey';
import { endSessions, hashSecret, promoteSessions, proveSession, renewSession, requireProof } from '../session';
import { admit, rememberDevice, type SessionEntry, type SignedIn, type Trust } from './admit';
import { noteToOwner, takeSecondStep } from './codes';
import { giveCodeBack, spendCode, spendProvider } from './limits';
import { knownHash } from './sign-in';
import { isOfTwoFactors, returnRoles } from './staff-roles';
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
  readonly entry: SessionEntry;
}

/**
 * What becomes of a visit: a session under a new secret, or a wait for the second factor.
 */
export type Arrived =
  | {
      readonly outcome: 'signed_in' | 'linked' | 'proven';
      /** Whether the session was opened now; else it is the caller's, with a new secret. */
      readonly isNew: boolean;
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
    if (known !== null) return enter(tx, { ...input, known });
    if (purpose === 'return') throw new GameError('invalid', 'identity.start_again');
    return ctx.actor?.isGuest === true ? bindGuest(tx, input) : createAccount(tx, input);
  });
}

/** What a visitor shows as the second factor. */
export type VisitStep = { readonly code: string } | { readonly passkey: PasskeyAnswer };

/**
 * Goes on with a visit that waits for the second factor, by a code or by a passkey.
 * @throws GameError invalid `identity.start_again`, `passkey.expired`; forbidden `identity.other_session`;
 * unauthenticated `account.wrong_code`, `account.code_used`, `passkey.refused`; throttled `account.too_many_codes`;
 * unavailable `passkey.unavailable`
 */
export async function finishVisit(
  ctx: Ctx,
  input: {
    readonly secret: string;
    readonly step: VisitStep;
    /** The secret that the challenge of a passkey is bound to; null for a browser that asked for none. */
    readonly ceremony: string | null;
    readonly visitor: Visitor;
  },
): Promise<Entered> {
  const { secret, visitor } = input;
  await spendCode(ctx);
  const shown = await shownOf(ctx, input);
  const arrived = await inTx(ctx, async (tx) => {
    const flow = await waitingFlow(tx, secret);
    requireSameSession(ctx, flow);
    const known = await readIdentity(tx, flow.identityId);
    if (known === null) throw new GameError('invalid', 'identity.start_again');
    const given = { flow, known, visitor, claimed: null };
    const answer = flow.purpose === 'prove' ? await proveBy(tx, { flow, ...shown }) : await enterBy(tx, given, shown);
    if (!(answer instanceof GameError)) await endFlow(tx, secret);
    return answer;
  });
  if (arrived instanceof GameError) throw arrived;
  await giveCodeBack(ctx);
  return arrived;
}

/** A second factor that was shown, whose passkey answered a challenge; both null where none was shown yet. */
interface Shown {
  readonly code: string | null;
  readonly passkey: AcceptedAnswer<PasskeyAnswer> | null;
}
const nothingShown: Shown = { code: null, passkey: null };

/** Uses up the challenge of a passkey. */
async function shownOf(
  ctx: Ctx,
  { step, ceremony }: { readonly step: VisitStep; readonly ceremony: string | null },
): Promise<Shown> {
  if ('code' in step) return { code: step.code, passkey: null };
  const challenge = { purpose: 'second_step', boundTo: ceremony ?? '' } as const;
  return { code: null, passkey: await acceptAnswer(ctx, challenge, step.passkey) };
}

interface Arriving {
  readonly flow: Flow;
  readonly claimed: Claimed | null;
  readonly visitor: Visitor;
}
type Recognised = Arriving & { readonly known: IdentityRow };

/** Signs in with an identity that is linked to an account, or waits for its code. */
async function enter(tx: Tx, given: Recognised): Promise<Arrived> {
  const answer = await enterBy(tx, given, nothingShown);
  if (!(answer instanceof GameError)) return answer;
  if (answer.code !== 'account.code_required') throw answer;
  return waitForCode(tx, given);
}

async function waitForCode(tx: Tx, { flow, known }: Pick<Recognised, 'flow' | 'known'>): Promise<Arrived> {
  const { createdAt: _, ...begun } = flow;
  return { outcome: 'code', secret: await startFlow(tx, { ...begun, identityId: known.id }), next: flow.next };
}

async function enterBy(tx: Tx, given: Recognised, shown: Shown): Promise<Entered | GameError> {
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
    ...shown,
    trust: visitor.trust,
    // Where there is a password, only the password counts as a proof.
    proof: hasPassword(account) ? null : 'provider',
    entry: visitor.entry,
    isReturning: flow.purpose === 'return',
  });
  if ('refused' in answer) return answer.refused;
  return signedIn(flow, answer);
}

const signedIn = ({ next }: Flow, { token, trustToken }: Pick<SignedIn, 'token' | 'trustToken'>): Entered => ({
  outcome: 'signed_in',
  isNew: true,
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
  const admitted = {
    account,
    userAgent,
    deviceHash,
    knownDevice: null,
    code: null,
    passkey: null,
    trust,
    proof: 'provider' as const,
    entry: visitor.entry,
    isReturning: false,
  };
  const answer = await admit(tx, admitted);
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
  await endSessions(tx, { accountId, except: sessionId, reason: 'revoked' });
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
  const answer = await proveBy(tx, { flow, ...nothingShown });
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

async function proveBy(tx: Tx, { flow, code, passkey }: Shown & { readonly flow: Flow }): Promise<Entered | GameError> {
  const { accountId, sessionId } = requireActor(ctxOf(tx));
  await lockAccount(tx, accountId);
  const answer = await takeSecondStep(tx, { accountId, code, passkey, triedBy: sessionId });
  if ('refused' in answer) return answer.refused;
  await proveSession(tx, { sessionId, proof: answer.proof === 'password' ? 'provider' : answer.proof });
  if (isOfTwoFactors(answer.proof)) await returnRoles(tx, { accountId, sessionId });
  return { ...(await renewed(tx, flow)), outcome: 'proven' };
}

async function renewed(tx: Tx, { next }: Flow): Promise<Omit<Entered, 'outcome'>> {
  const { sessionId } = requireActor(ctxOf(tx));
  return { isNew: false, token: await renewSession(tx, sessionId), trustToken: null, next };
}
