import { canGiveReason } from '@necp/shared/audit-log/rules';
import { type AccountId, assertAllowed, GameError } from '@necp/shared/kernel';
import { hasPermission } from '@necp/shared/role/permissions';
import { canConfirm, confirmWithinMs } from '@necp/shared/role/rules';
import type {
  AskChangeInput,
  ChangeKind,
  DecideChangeInput,
  DecidedView,
  EndedSessionsView,
  EndSessionsInput,
  GivenRole,
} from '@necp/shared/role/schema';
import { holdRoles, lastingAdministrators, lockAccount, rolesOf } from '../account';
import { noteAct } from '../audit-log';
import { type Ctx, inTx, newId, nowOf, once, requirePermission, type Tx } from '../kernel';
import { endSessions, holdPermission, requireProof } from '../session';
import { decisionOf } from './policy';
import { carryOut, demandPossible, expireChanges, isAlone, type AskedChange } from './steps';

/**
 * Asks to give a role to an account or to take it. A second administrator confirms it within a day; the only
 * administrator of an installation that needs no second one carries it out at once.
 * @throws GameError forbidden `kernel.not_permitted`, `session.proof_required`; invalid `audit-log.reason_*`; not_found
 * `role.no_account`; conflict `role.change_waiting`, `role.guest`, `role.held`, `role.no_second_factor`,
 * `role.not_held`, `role.last_administrator`
 */
export async function askChange(ctx: Ctx, input: AskChangeInput): Promise<DecidedView> {
  const { accountId: askedBy } = requirePermission(ctx, 'role.ask');
  assertAllowed(canGiveReason(input.reason));
  const { requestId, accountId, role, kind } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId: askedBy, requestId, verb: 'role.ask', input }, async (): Promise<DecidedView> => {
      await holdRoles(tx);
      await holdPermission(tx, 'role.ask');
      await requireProof(tx);
      await demandPossible(tx, input);
      // An earlier change whose day is over does not keep a new one from being asked for.
      await expireChanges(tx, { accountId, role });
      const days = kind === 'grant' ? input.days : null;
      const change = { id: newId<string>(), accountId, role, kind, reason: input.reason.trim(), days, askedBy };
      const now = nowOf(tx);
      const alone = isAlone(ctx, await lastingAdministrators(tx), askedBy);
      await tx.roleChange.create({
        data: {
          ...change,
          askedAt: now,
          expiresAt: new Date(now.getTime() + confirmWithinMs),
          ...(alone ? { outcome: 'confirmed', decidedBy: askedBy, decidedAt: now, isAlone: true } : {}),
        },
      });
      noteAct(tx, {
        act: 'role.asked',
        subjectId: accountId,
        details: { change: change.id, kind, role, reason: change.reason, days },
      });
      if (alone) await carryOut(tx, change, { alone });
      return { changeId: change.id, outcome: alone ? 'alone' : null };
    }),
  );
}

/**
 * Confirms a change that another administrator asked for, and carries it out.
 * @throws GameError forbidden `kernel.not_permitted`, `session.proof_required`; not_found `role.no_change`,
 * `role.no_account`; conflict `role.change_decided`, `role.change_expired`, `role.same_person`, `role.own_grant`,
 * `role.asker_gone`, `role.held`, `role.no_second_factor`, `role.not_held`, `role.last_administrator`
 */
export async function confirmChange(ctx: Ctx, input: DecideChangeInput): Promise<DecidedView> {
  const { accountId } = requirePermission(ctx, 'role.decide');
  const { requestId, changeId } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'role.confirm', input }, async (): Promise<DecidedView> => {
      await holdRoles(tx);
      await holdPermission(tx, 'role.decide');
      await requireProof(tx);
      const change = await findChange(tx, changeId);
      const asker = await lockAccount(tx, change.askedBy as AccountId);
      const isAskerEntitled = asker !== null && hasPermission(rolesOf(asker, nowOf(tx)), 'role.ask');
      assertAllowed(canConfirm(decisionOf(change, { accountId, now: nowOf(tx), isAskerEntitled })), 'conflict');
      const asked = askedOf(change);
      await demandPossible(tx, asked);
      await tx.roleChange.update({
        where: { id: changeId },
        data: { outcome: 'confirmed', decidedBy: accountId, decidedAt: nowOf(tx) },
      });
      await carryOut(tx, asked, { alone: false });
      return { changeId, outcome: 'confirmed' };
    }),
  );
}

/**
 * Refuses a change that waits, or withdraws it when the caller asked for it.
 * @throws GameError forbidden `kernel.not_permitted`; not_found `role.no_change`; conflict `role.change_decided`
 */
export async function refuseChange(ctx: Ctx, input: DecideChangeInput): Promise<DecidedView> {
  const { accountId } = requirePermission(ctx, 'role.decide');
  const { requestId, changeId } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'role.refuse', input }, async (): Promise<DecidedView> => {
      await holdRoles(tx);
      await holdPermission(tx, 'role.decide');
      const change = await findChange(tx, changeId);
      if (change.outcome !== null) throw new GameError('conflict', 'role.change_decided');
      const outcome = change.askedBy === accountId ? 'withdrawn' : 'refused';
      await tx.roleChange.update({
        where: { id: changeId },
        data: { outcome, decidedBy: accountId, decidedAt: nowOf(tx) },
      });
      const subjectId = change.accountId as AccountId;
      noteAct(tx, { act: `role.${outcome}`, subjectId, details: { change: changeId, role: change.role } });
      return { changeId, outcome };
    }),
  );
}

/**
 * Ends one session of an account, or all of them; those of staff only for administrators.
 * @throws GameError forbidden `kernel.not_permitted`, `session.proof_required`; invalid `audit-log.reason_*`; not_found
 * `role.no_account`, `session.not_found`
 */
export async function endSessionsOf(ctx: Ctx, input: EndSessionsInput): Promise<EndedSessionsView> {
  const actor = requirePermission(ctx, 'role.end_sessions');
  assertAllowed(canGiveReason(input.reason));
  const { requestId, accountId, sessionId, reason } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId: actor.accountId, requestId, verb: 'role.end_sessions', input }, async () => {
      await holdPermission(tx, 'role.end_sessions');
      await requireProof(tx);
      const account = await lockAccount(tx, accountId);
      if (account === null) throw new GameError('not_found', 'role.no_account');
      if (rolesOf(account, nowOf(tx)).length > 1) await holdPermission(tx, 'role.end_staff_sessions');
      const only = sessionId === null ? {} : { only: sessionId };
      const endedSessions = await endSessions(tx, { accountId, ...only, reason: 'staff' });
      if (endedSessions === 0 && sessionId !== null) throw new GameError('not_found', 'session.not_found');
      noteAct(tx, {
        act: 'role.sessions_ended',
        subjectId: accountId,
        details: { session: sessionId, count: endedSessions, reason: reason.trim() },
      });
      return { endedSessions };
    }),
  );
}

async function findChange(tx: Tx, changeId: string) {
  const change = await tx.roleChange.findUnique({ where: { id: changeId } });
  if (change === null) throw new GameError('not_found', 'role.no_change');
  return change;
}

function askedOf(change: Awaited<ReturnType<typeof findChange>>): AskedChange {
  return {
    id: change.id,
    accountId: change.accountId as AccountId,
    role: change.role as GivenRole,
    kind: change.kind as ChangeKind,
    reason: change.reason,
    days: change.days,
    askedBy: change.askedBy as AccountId,
  };
}
