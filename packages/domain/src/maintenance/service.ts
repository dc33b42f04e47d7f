import { canGiveReason } from '@necp/shared/audit-log/rules';
import { assertAllowed, type SessionId, minuteMs } from '@necp/shared/kernel';
import { maintenanceChanged } from '@necp/shared/maintenance/events';
import { canAnnounce, canPlan, startOf } from '@necp/shared/maintenance/rules';
import type {
  ChangeMaintenanceInput,
  EndedMaintenanceView,
  EndMaintenanceInput,
  MaintenancePlan,
  MaintenanceView,
  PlanMaintenanceInput,
} from '@necp/shared/maintenance/schema';
import { hasPermission } from '@necp/shared/role/permissions';
import { noteAct } from '../audit-log';
import {
  afterCommit,
  type Ctx,
  ctxOf,
  inTx,
  newId,
  nowOf,
  once,
  pushAfterCommit,
  requirePermission,
  type Tx,
} from '../kernel';
import { holdPermission, requireProof, rolesOfSessions } from '../session';
import { forgetKnown } from './gate';
import { type Maintenance, viewOf } from './queries';
import { lockOpen, lockSeen } from './steps';

export { currentMaintenance, demandOpen } from './gate';

/** What an administrator or the operator's command sets anew. */
type Change = Pick<ChangeMaintenanceInput, 'lastsMinutes' | 'message' | 'reason'>;
/** What is left out stays. */
interface CommandedChange {
  readonly lastsMinutes?: number | undefined;
  readonly message?: Change['message'] | undefined;
  readonly reason: string;
}

/**
 * Plans a maintenance and announces it to all players; asks for a proof.
 * @throws GameError forbidden `kernel.not_permitted`, `session.proof_required`; invalid `audit-log.reason_*`,
 * `maintenance.start_*`, `maintenance.message_*`; conflict `maintenance.planned_already`
 */
export async function plan(ctx: Ctx, input: PlanMaintenanceInput): Promise<MaintenanceView> {
  return asAdministrator(ctx, { input, verb: 'maintenance.plan' }, (tx) => write(tx, input, input.reason));
}

/**
 * Sets the expected end and the message of a maintenance anew; asks for a proof.
 * @throws GameError forbidden `kernel.not_permitted`, `session.proof_required`; invalid `audit-log.reason_*`,
 * `maintenance.message_*`; conflict `maintenance.none`, `maintenance.changed`
 */
export async function change(ctx: Ctx, input: ChangeMaintenanceInput): Promise<MaintenanceView> {
  return asAdministrator(ctx, { input, verb: 'maintenance.change' }, async (tx) =>
    rewrite(tx, await lockSeen(tx, input), input),
  );
}

/**
 * Ends a maintenance and lets the players in, or cancels it before it has begun; asks for a proof.
 * @throws GameError forbidden `kernel.not_permitted`, `session.proof_required`; invalid `audit-log.reason_*`; conflict
 * `maintenance.none`, `maintenance.changed`
 */
export async function end(ctx: Ctx, input: EndMaintenanceInput): Promise<EndedMaintenanceView> {
  return asAdministrator(ctx, { input, verb: 'maintenance.end' }, async (tx) =>
    close(tx, await lockSeen(tx, input), input.reason),
  );
}

/** Plans a maintenance by the operator's command, see `plan`. */
export function planByCommand(
  ctx: Ctx,
  input: MaintenancePlan & { readonly reason: string },
): Promise<MaintenanceView> {
  assertAllowed(canGiveReason(input.reason));
  return inTx(ctx, (tx) => write(tx, input, input.reason));
}

/** Changes the maintenance by the operator's command, see `change`; what is left out stays. */
export function changeByCommand(ctx: Ctx, input: CommandedChange): Promise<MaintenanceView> {
  assertAllowed(canGiveReason(input.reason));
  return inTx(ctx, async (tx) => {
    const open = await lockOpen(tx);
    const plannedMinutes = Math.ceil((open.endsAt.getTime() - beginOf(tx, open)) / minuteMs);
    const { lastsMinutes = Math.max(1, plannedMinutes), message = open.message, reason } = input;
    return rewrite(tx, open, { lastsMinutes, message, reason });
  });
}

/** Ends or cancels the maintenance by the operator's command, see `end`. */
export function endByCommand(ctx: Ctx, reason: string): Promise<EndedMaintenanceView> {
  assertAllowed(canGiveReason(reason));
  return inTx(ctx, async (tx) => close(tx, await lockOpen(tx), reason));
}

/** Returns the sessions among these that are out while a maintenance runs, from the primary database. */
export async function outsidersAmong(ctx: Ctx, sessionIds: readonly SessionId[]): Promise<ReadonlySet<SessionId>> {
  const roles = await inTx(ctx, (tx) => rolesOfSessions(tx, sessionIds));
  return new Set(sessionIds.filter((id) => !hasPermission(roles.get(id) ?? [], 'maintenance.enter')));
}

interface Act {
  readonly input: { readonly requestId: PlanMaintenanceInput['requestId']; readonly reason: string };
  readonly verb: string;
}

async function asAdministrator<T>(ctx: Ctx, { input, verb }: Act, act: (tx: Tx) => Promise<T>): Promise<T> {
  const { accountId } = requirePermission(ctx, 'maintenance.plan');
  assertAllowed(canGiveReason(input.reason));
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId: input.requestId, verb, input }, async () => {
      await holdPermission(tx, 'maintenance.plan');
      await requireProof(tx);
      return act(tx);
    }),
  );
}

async function write(tx: Tx, plan: MaintenancePlan, reason: string): Promise<MaintenanceView> {
  const nowMs = nowOf(tx).getTime();
  assertAllowed(canPlan(plan, nowMs));
  const startMs = startOf(plan, nowMs) ?? nowMs;
  const made: Maintenance = {
    id: newId<string>(),
    version: 1,
    startsAt: new Date(startMs),
    endsAt: new Date(startMs + plan.lastsMinutes * minuteMs),
    message: trimmed(plan.message),
  };
  const { id, startsAt, endsAt, message } = made;
  await tx.maintenance.create({
    data: { id, startsAt, endsAt, messageEn: message.en, messageRu: message.ru, plannedAt: nowOf(tx) },
  });
  note(tx, 'maintenance.planned', { made, reason });
  return viewOf(made, nowMs);
}

async function rewrite(tx: Tx, open: Maintenance, { lastsMinutes, message, reason }: Change): Promise<MaintenanceView> {
  assertAllowed(canAnnounce(message));
  const endsAt = new Date(beginOf(tx, open) + lastsMinutes * minuteMs);
  const made: Maintenance = { ...open, version: open.version + 1, endsAt, message: trimmed(message) };
  await tx.maintenance.update({
    where: { id: open.id },
    data: { version: made.version, endsAt, messageEn: made.message.en, messageRu: made.message.ru },
  });
  note(tx, 'maintenance.changed', { made, reason });
  return viewOf(made, nowOf(tx).getTime());
}

async function close(tx: Tx, open: Maintenance, reason: string): Promise<EndedMaintenanceView> {
  const endedAt = nowOf(tx);
  const outcome = open.startsAt > endedAt ? 'cancelled' : 'ended';
  await tx.maintenance.update({ where: { id: open.id }, data: { version: open.version + 1, endedAt, outcome } });
  note(tx, `maintenance.${outcome}`, { made: open, reason });
  return { outcome };
}

/** When the time of a maintenance counts from: its start, or now when it is running. */
function beginOf(tx: Tx, { startsAt }: Maintenance): number {
  return Math.max(nowOf(tx).getTime(), startsAt.getTime());
}

const trimmed = ({ en, ru }: MaintenancePlan['message']) => ({ en: en.trim(), ru: ru.trim() });

/** Writes the act to the audit log and sends every process a message; the message to players stays out of the log. */
function note(
  tx: Tx,
  act: 'maintenance.planned' | 'maintenance.changed' | 'maintenance.cancelled' | 'maintenance.ended',
  { made, reason }: { readonly made: Maintenance; readonly reason: string },
): void {
  const { id, startsAt, endsAt } = made;
  const details = {
    maintenance: id,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    reason: reason.trim(),
  };
  noteAct(tx, { act, subjectId: null, details });
  const ctx = ctxOf(tx);
  afterCommit(tx, async () => forgetKnown(ctx));
  pushAfterCommit(tx, 'everyone', { topic: maintenanceChanged });
}
