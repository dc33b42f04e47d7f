import { canGiveReason } from '@necp/shared/audit-log/rules';
import { assertAllowed } from '@necp/shared/kernel';
import type { LimitValue } from '@necp/shared/limit/rates';
import type { ChangeLimitInput, LimitListView, ResetLimitInput } from '@necp/shared/limit/schema';
import { type Ctx, inTx, once, requirePermission } from '../kernel';
import { holdPermission, requireProof } from '../session';
import { limitList, readLimits } from './queries';
import { knownLimit, writeLimit } from './steps';

/**
 * Sets a limit for all processes; asks for a proof and a reason.
 * @throws GameError forbidden `kernel.not_permitted`, `session.proof_required`; invalid `audit-log.reason_*`,
 * `limit.points_out_of_bounds`, `limit.window_out_of_bounds`, `limit.no_window`; not_found `limit.unknown`; conflict
 * `limit.changed_meanwhile`
 */
export function changeLimit(ctx: Ctx, input: ChangeLimitInput): Promise<LimitListView> {
  const { points, windowSeconds } = input;
  return write(ctx, { input, verb: 'limit.change', value: { points, windowSeconds } });
}

/**
 * Sets a limit back to its default; asks for a proof and a reason.
 * @throws GameError as `changeLimit`
 */
export function resetLimit(ctx: Ctx, input: ResetLimitInput): Promise<LimitListView> {
  return write(ctx, { input, verb: 'limit.reset', value: null });
}

interface Write {
  readonly input: ResetLimitInput;
  readonly verb: string;
  readonly value: LimitValue | null;
}

async function write(ctx: Ctx, { input, verb, value }: Write): Promise<LimitListView> {
  const { accountId } = requirePermission(ctx, 'limit.change');
  assertAllowed(canGiveReason(input.reason));
  const { requestId, knownVersion } = input;
  const name = knownLimit(input.name);
  await inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb, input }, async () => {
      await holdPermission(tx, 'limit.change');
      await requireProof(tx);
      await writeLimit(tx, { name, value, reason: input.reason.trim(), changedBy: accountId, knownVersion });
      return { name };
    }),
  );
  await readLimits(ctx);
  return limitList(ctx);
}

/** A change by the operator's command: no value sets the limit back to its default. */
export interface LimitCommand {
  readonly name: string;
  readonly value: LimitValue | null;
  readonly reason: string;
}

/**
 * Changes a limit by the operator's command.
 * @throws GameError invalid `audit-log.reason_*` and as `changeLimit`; not_found `limit.unknown`
 */
export async function setLimit(ctx: Ctx, { name, value, reason }: LimitCommand): Promise<void> {
  assertAllowed(canGiveReason(reason));
  const known = knownLimit(name);
  await inTx(ctx, (tx) =>
    writeLimit(tx, { name: known, value, reason: reason.trim(), changedBy: null, knownVersion: null }),
  );
}
