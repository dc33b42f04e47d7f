import { type AccountId, assertAllowed, dayMs, GameError } from '@necp/shared/kernel';
import { canChangeRole } from '@necp/shared/role/rules';
import type { ChangeKind, GivenRole } from '@necp/shared/role/schema';
import {
  giveRole,
  lacksStaffFactor,
  lastingAdministrators,
  lockAccount,
  rolesOf,
  takeRole,
  writeOfRole,
} from '../account';
import { noteAct } from '../audit-log';
import { explainConstraints, nowOf, type Ctx, type Tx } from '../kernel';
import { endSessions } from '../session';
import { factsOf } from './policy';

explainConstraints({ role_changes_waiting_once: { kind: 'conflict', code: 'role.change_waiting' } });

/** A change of role that was asked for. */
export interface AskedChange {
  readonly id: string;
  readonly accountId: AccountId;
  readonly role: GivenRole;
  readonly kind: ChangeKind;
  readonly reason: string;
  readonly days: number | null;
  readonly askedBy: AccountId;
}

/** Whether this account is the only administrator of an installation that needs no second one. */
export function isAlone({ config }: Ctx, administrators: readonly AccountId[], accountId: AccountId): boolean {
  return config.loneAdministrator === true && administrators.length === 1 && administrators[0] === accountId;
}

/**
 * Asserts that a role can be given to an account or taken from it now, and locks the account.
 * @throws GameError not_found `role.no_account`; conflict `role.guest`, `role.held`, `role.no_second_factor`,
 * `role.not_held`, `role.last_administrator`
 */
export async function demandPossible(
  tx: Tx,
  { accountId, role, kind }: Pick<AskedChange, 'accountId' | 'role' | 'kind'>,
): Promise<void> {
  const account = await lockAccount(tx, accountId);
  if (account === null) throw new GameError('not_found', 'role.no_account');
  const administrators = await lastingAdministrators(tx);
  const held = rolesOf(account, nowOf(tx));
  const lacksFactor = await lacksStaffFactor(tx, accountId);
  assertAllowed(canChangeRole(factsOf({ role, kind, account, held, administrators, lacksFactor })), 'conflict');
}

/** Gives or takes the role, ends every session of the account, writes to its owner and to the audit log. */
export async function carryOut(tx: Tx, change: AskedChange, { alone }: { readonly alone: boolean }): Promise<void> {
  const { accountId, role, kind, days, askedBy } = change;
  const until = days === null ? null : new Date(nowOf(tx).getTime() + days * dayMs);
  if (kind === 'grant') await giveRole(tx, { accountId, role, grantedBy: askedBy, until });
  else await takeRole(tx, { accountId, role });
  await endSessions(tx, { accountId, reason: 'role_changed' });
  await writeOfRole(tx, { accountId, role, kind, until });
  noteAct(tx, {
    act: kind === 'grant' ? 'role.granted' : 'role.removed',
    subjectId: accountId,
    details: { change: change.id, role, askedBy, alone, until: until === null ? null : until.toISOString() },
  });
}

/** Ends the wait of changes that were not confirmed within their day. */
export async function expireChanges(
  tx: Tx,
  where: { readonly accountId?: AccountId; readonly role?: GivenRole },
): Promise<void> {
  const now = nowOf(tx);
  const expired = await tx.roleChange.updateManyAndReturn({
    where: { ...where, outcome: null, expiresAt: { lte: now } },
    data: { outcome: 'expired', decidedAt: now },
  });
  for (const { id, accountId, role } of expired)
    noteAct(tx, {
      act: 'role.expired',
      subjectId: accountId as AccountId,
      actorId: null,
      details: { change: id, role },
    });
}
