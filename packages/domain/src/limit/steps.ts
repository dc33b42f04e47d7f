import { type AccountId, assertAllowed, GameError } from '@necp/shared/kernel';
import { limitsChanged } from '@necp/shared/limit/events';
import type { LimitValue } from '@necp/shared/limit/rates';
import { isLimitName, ruleOf, type LimitName } from '@necp/shared/limit/registry';
import { canSetLimit } from '@necp/shared/limit/rules';
import { noteAct } from '../audit-log';
import { nowOf, pushAfterCommit, type Tx } from '../kernel';

/** What becomes of a limit, and who wants it. */
export interface LimitChange {
  readonly name: LimitName;
  /** Null sets it back to its default. */
  readonly value: LimitValue | null;
  readonly reason: string;
  /** Null for the operator's command. */
  readonly changedBy: AccountId | null;
  /** The version that the caller has seen; null overwrites whatever is there. */
  readonly knownVersion: number | null;
}

/**
 * Returns the name of a limit, as input has it.
 * @throws GameError not_found `limit.unknown`
 */
export function knownLimit(name: string): LimitName {
  if (!isLimitName(name)) throw new GameError('not_found', 'limit.unknown');
  return name;
}

/**
 * Sets a limit for all processes, or sets it back to its default.
 * @throws GameError invalid `limit.points_out_of_bounds`, `limit.window_out_of_bounds`, `limit.no_window`; conflict
 * `limit.changed_meanwhile`
 */
export async function writeLimit(tx: Tx, { name, value, reason, changedBy, knownVersion }: LimitChange): Promise<void> {
  if (value !== null) assertAllowed(canSetLimit(ruleOf(name), value));
  const known = await lockLimit(tx, name);
  const version = known?.version ?? 0;
  if (knownVersion !== null && knownVersion !== version) throw new GameError('conflict', 'limit.changed_meanwhile');
  const { points, windowSeconds } = value ?? { points: null, windowSeconds: null };
  const row = { points, windowSeconds, version: version + 1, reason, changedBy, changedAt: nowOf(tx) };
  await tx.limitSetting.upsert({ where: { name }, create: { name, ...row }, update: row });
  noteAct(tx, {
    act: value === null ? 'limit.reset' : 'limit.changed',
    subjectId: null,
    details: { limit: name, points, windowSeconds, formerPoints: known?.points ?? null, reason },
  });
  pushAfterCommit(tx, 'everyone', { topic: limitsChanged });
}

/** Locks a limit, which may have no row yet, until the transaction ends; returns its row. */
async function lockLimit(tx: Tx, name: LimitName) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`limit ${name}`}))`;
  return tx.limitSetting.findUnique({ where: { name } });
}
