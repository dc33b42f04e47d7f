import type { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import { GameError } from '@necp/shared/kernel';
import { sessionEnded, sessionStarted } from '@necp/shared/session/events';
import type { LoginOutcome, Proof } from '@necp/shared/session/schema';
import { endOfSession, type SessionKind } from '@necp/shared/session/lifetimes';
import { deviceLabel, maxSessions } from '@necp/shared/session/rules';
import { v5 } from 'uuid';
import { noteAct } from '../audit-log';
import { ctxOf, emit, explainConstraints, newId, nowOf, type Role, type Tx } from '../kernel';
import { evict } from './evict';
import { isStaff, lastingOf } from './lasting';
import { holdLifetimes } from './lifetimes';
import { hashSecret } from './tokens';

explainConstraints({ spent_tickets_pkey: { kind: 'conflict', code: 'session.ticket_spent' } });

/** What the client receives; the secret is stored nowhere else. */
export interface OpenedSession {
  readonly token: string;
  readonly sessionId: SessionId;
  readonly expiresAt: Date;
}

export interface OpenSessionInput {
  readonly accountId: AccountId;
  readonly roles: readonly Role[];
  readonly isGuest: boolean;
  readonly userAgent: string;
  /** What keeps the session, which decides how long it lasts. */
  readonly kind: SessionKind;
  /** When the first of the roles ends by itself; left out when they last. */
  readonly rolesUntil?: Date | null;
  /** The secret of the session that this one replaces in the browser, which ends; left out without one. */
  readonly former?: string | null;
  /** What the player gave; null when it is less than the account asks for before its settings change. */
  readonly proof: Proof | null;
}

/** Opens a session; when the account has too many, the one that was idle longest ends. */
export async function openSession(tx: Tx, input: OpenSessionInput): Promise<OpenedSession> {
  const { rng, address } = ctxOf(tx);
  const now = nowOf(tx);
  const token = rng.secret(32);
  const sessionId = newId<SessionId>();
  const { kind, rolesUntil = null } = input;
  const begun = { kind, rolesUntil, isGuest: input.isGuest, roles: input.roles, createdAt: now, lastSeenAt: now };
  const expiresAt = endOfSession(lastingOf(begun), await holdLifetimes(tx));
  if (input.former != null) await endFormer(tx, input.former);
  await tx.session.create({
    data: {
      id: sessionId,
      ...begun,
      accountId: input.accountId,
      secretHash: hashSecret(token),
      roles: [...input.roles],
      device: deviceLabel(input.userAgent),
      address,
      expiresAt,
      provenAt: input.proof === null ? null : now,
      provenBy: input.proof,
    },
  });
  const tooMany = await tx.session.findMany({
    where: { accountId: input.accountId, revokedAt: null },
    orderBy: { lastSeenAt: 'desc' },
    skip: maxSessions,
    select: { id: true },
  });
  for (const { id } of tooMany)
    await endSessions(tx, { accountId: input.accountId, only: id as SessionId, reason: 'too_many' });
  if (isStaff(input.roles))
    noteAct(tx, { act: 'session.staff_opened', subjectId: input.accountId, actorId: input.accountId });
  await emit(tx, sessionStarted, { accountId: input.accountId, sessionId, isGuest: input.isGuest });
  return { token, sessionId, expiresAt };
}

/**
 * Gives an open session the roles of its account, unless it began too long ago for one of staff. Its secret must change
 * in the same transaction.
 */
export async function giveSessionRoles(
  tx: Tx,
  input: {
    readonly accountId: AccountId;
    readonly sessionId: SessionId;
    readonly roles: readonly Role[];
    readonly rolesUntil: Date | null;
  },
): Promise<void> {
  const { accountId, sessionId, roles, rolesUntil } = input;
  const open = { id: sessionId, accountId, revokedAt: null };
  const session = await tx.session.findFirst({ where: open });
  if (session === null || isStaff(session.roles)) return;
  const used = { ...session, roles, rolesUntil, lastSeenAt: nowOf(tx) };
  const expiresAt = endOfSession(lastingOf(used), await holdLifetimes(tx));
  if (expiresAt <= nowOf(tx)) return;
  const { count } = await tx.session.updateMany({
    where: open,
    data: { roles: [...roles], rolesUntil, lastSeenAt: used.lastSeenAt, expiresAt },
  });
  if (count > 0) noteAct(tx, { act: 'session.staff_opened', subjectId: accountId, actorId: accountId });
}

/** Takes the roles of staff from the open sessions of an account; they go on as those of a player. */
export async function takeSessionRoles(tx: Tx, accountId: AccountId): Promise<void> {
  const changed = await tx.session.updateManyAndReturn({
    where: { accountId, revokedAt: null, NOT: { roles: { equals: ['player'] } } },
    data: { roles: ['player'], rolesUntil: null },
    select: { id: true, secretHash: true },
  });
  await evict(tx, changed, { mark: 'changed', cut: null });
}

/** Ends the session that a browser had before it signed in: its secret may have been planted there. */
async function endFormer(tx: Tx, secret: string): Promise<void> {
  const where = { secretHash: hashSecret(secret), revokedAt: null };
  const former = await tx.session.findFirst({ where, select: { id: true, accountId: true } });
  if (former === null) return;
  const { id, accountId } = former;
  await endSessions(tx, { accountId: accountId as AccountId, only: id as SessionId, reason: 'signed_out' });
}

/** Makes a session that of a client with tokens, which lasts as long as such sessions do. */
export async function markClient(tx: Tx, sessionId: SessionId): Promise<void> {
  const session = await tx.session.findUniqueOrThrow({ where: { id: sessionId } });
  const expiresAt = endOfSession(lastingOf({ ...session, kind: 'client' }), await holdLifetimes(tx));
  await tx.session.update({ where: { id: sessionId }, data: { kind: 'client', expiresAt } });
}

export interface EndSessionsInput {
  readonly accountId: AccountId;
  readonly only?: SessionId;
  readonly except?: SessionId;
  readonly reason:
    | 'signed_out'
    | 'revoked'
    | 'password_changed'
    | 'too_many'
    | 'closed'
    | 'role_changed'
    | 'staff'
    | 'token_reused';
}

/**
 * Ends sessions of an account: the row at once, cache entries and open sockets right after the commit. Returns how
 * many.
 */
export async function endSessions(tx: Tx, input: EndSessionsInput): Promise<number> {
  const { accountId, only, except, reason } = input;
  const ended = await tx.session.updateManyAndReturn({
    where: {
      accountId,
      revokedAt: null,
      id: { ...(only ? { equals: only } : {}), ...(except ? { not: except } : {}) },
    },
    data: { revokedAt: nowOf(tx), revokedReason: reason },
    select: { id: true, secretHash: true },
  });
  if (ended.length === 0) return 0;
  for (const { id } of ended) await emit(tx, sessionEnded, { accountId, sessionId: id as SessionId, reason });
  await evict(tx, ended, { mark: 'ended', cut: { accountId, reason } });
  return ended.length;
}

/**
 * Gives a session a new secret; the old one is invalid from the commit on, and sockets opened under the session stay
 * open.
 * @throws GameError unauthenticated `session.ended`
 */
export async function renewSession(tx: Tx, sessionId: SessionId): Promise<string> {
  const { rng } = ctxOf(tx);
  const before = await tx.session.findUnique({ where: { id: sessionId }, select: { secretHash: true } });
  const token = rng.secret(32);
  const renewed = await tx.session.updateMany({
    where: { id: sessionId, revokedAt: null, secretHash: before?.secretHash ?? '' },
    data: { secretHash: hashSecret(token) },
  });
  if (before === null || renewed.count === 0) throw new GameError('unauthenticated', 'session.ended');
  await evict(tx, [{ id: sessionId, secretHash: before.secretHash }], { mark: 'ended', cut: null });
  return token;
}

/** Updates the sessions of a guest account that now has an address. */
export async function promoteSessions(tx: Tx, accountId: AccountId): Promise<void> {
  const promoted = await tx.session.updateManyAndReturn({
    where: { accountId, revokedAt: null },
    data: { isGuest: false },
    select: { id: true, secretHash: true },
  });
  await evict(tx, promoted, { mark: 'changed', cut: null });
}

/**
 * Records which character a session plays.
 * @returns the character it played before, null for none
 * @throws GameError unauthenticated `session.ended`
 */
export async function bindCharacter(
  tx: Tx,
  input: { readonly sessionId: SessionId; readonly characterId: CharacterId },
): Promise<CharacterId | null> {
  const before = await tx.session.findUnique({
    where: { id: input.sessionId },
    select: { id: true, accountId: true, characterId: true, secretHash: true },
  });
  const bound = await tx.session.updateMany({
    where: { id: input.sessionId, revokedAt: null },
    data: { characterId: input.characterId },
  });
  if (before === null || bound.count === 0) throw new GameError('unauthenticated', 'session.ended');
  const characterId = before.characterId as CharacterId | null;
  const accountId = before.accountId as AccountId;
  // The socket of the character it played before closes, in whichever tab that is.
  const cut = characterId === null ? null : { accountId, reason: 'other_character', characterId };
  if (characterId !== input.characterId) await evict(tx, [before], { mark: 'changed', cut });
  return characterId;
}

/** Unbinds a deleted character: sessions that played it have no character, and their sockets close. */
export async function unbindCharacter(
  tx: Tx,
  input: { readonly accountId: AccountId; readonly characterId: CharacterId },
): Promise<void> {
  const freed = await tx.session.updateManyAndReturn({
    where: { accountId: input.accountId, characterId: input.characterId, revokedAt: null },
    data: { characterId: null },
    select: { id: true, secretHash: true },
  });
  const { accountId } = input;
  await evict(tx, freed, { mark: 'changed', cut: { accountId, reason: 'character_deleted' } });
}

/** Writes an entry of the sign-in history. */
export async function recordLogin(
  tx: Tx,
  input: { readonly accountId: AccountId; readonly outcome: LoginOutcome; readonly userAgent: string },
): Promise<void> {
  const { address } = ctxOf(tx);
  await tx.login.create({
    data: {
      id: newId(),
      accountId: input.accountId,
      outcome: input.outcome,
      device: deviceLabel(input.userAgent),
      address,
      at: nowOf(tx),
    },
  });
}

/**
 * Writes that sign-ins were throttled, once per account and window; for an unknown account it does the same work and
 * writes nothing.
 */
export async function recordThrottled(
  tx: Tx,
  input: { readonly accountId: AccountId | null; readonly userAgent: string; readonly windowMs: number },
): Promise<void> {
  const { address } = ctxOf(tx);
  const at = nowOf(tx);
  const window = Math.floor(at.getTime() / input.windowMs);
  const accountId = input.accountId ?? noAccountId;
  // The same account and window have the same id, so further entries of the window change nothing.
  const id = v5(`throttled ${accountId} ${window}`, v5.URL);
  await tx.$executeRaw`
    INSERT INTO login_history (id, account_id, outcome, device, address, at)
    SELECT ${id}::uuid, ${accountId}::uuid, 'throttled', ${deviceLabel(input.userAgent)}, ${address}, ${at}::timestamptz
    WHERE ${input.accountId !== null} ON CONFLICT DO NOTHING`;
}

const noAccountId = '00000000-0000-0000-0000-000000000000';

/**
 * Marks a ticket as used.
 * @throws GameError conflict `session.ticket_spent` when it was used before, unauthenticated `session.ended` when its
 * session is over
 */
export async function spendTicket(
  tx: Tx,
  input: { readonly jti: string; readonly sessionId: SessionId; readonly expiresAt: Date },
): Promise<void> {
  const now = nowOf(tx);
  const sessions = await tx.$queryRaw<unknown[]>`
    WITH spent AS (
      INSERT INTO spent_tickets (jti, spent_at, expires_at)
      VALUES (${input.jti}::uuid, ${now}::timestamptz, ${input.expiresAt}::timestamptz))
    SELECT 1 FROM sessions WHERE id = ${input.sessionId}::uuid AND revoked_at IS NULL AND expires_at > ${now}`;
  if (sessions.length === 0) throw new GameError('unauthenticated', 'session.ended');
}
