import type { AccountId, SessionId } from '@necp/shared/kernel';
import type { Proof } from '@necp/shared/session/schema';
import { ctxOf, nowOf, type Role, type Tx } from '../kernel';
import { passkeyWays } from '../passkey';
import { giveSessionRoles, isStaff, takeSessionRoles } from '../session';
import { rolesOf, rolesUntilOf } from './steps';

type WithRoles = Parameters<typeof rolesOf>[0];

/** What a session may do, and when the first of its roles ends by itself. */
export interface SessionRoles {
  readonly roles: readonly Role[];
  readonly rolesUntil: Date | null;
}

/**
 * Returns the roles of a session that opens. Where staff need a second factor, one that was opened without it has none
 * but that of a player: the roles wait until their owner has shown one.
 */
export function rolesToOpen(tx: Tx, account: WithRoles, shown: 'one_factor' | 'two_factors'): SessionRoles {
  if (shown === 'one_factor' && staffNeedFactor(tx)) return { roles: ['player'], rolesUntil: null };
  return { roles: rolesOf(account, nowOf(tx)), rolesUntil: rolesUntilOf(account, nowOf(tx)) };
}

/** Whether a proof takes more than one factor: a passkey that proves has asked for its owner. */
export function isOfTwoFactors(proof: Proof | null): boolean {
  return proof === 'code' || proof === 'recovery_code' || proof === 'passkey';
}

interface OwnSession {
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
}

/**
 * Gives a session of staff the roles that waited for a second factor, which its owner has just shown. One that is older
 * than sessions of staff may be stays as it is; its owner signs in anew. The row of the account is locked.
 */
export async function returnRoles(tx: Tx, { accountId, sessionId }: OwnSession): Promise<void> {
  if (!staffNeedFactor(tx)) return;
  const account = await tx.account.findUniqueOrThrow({ where: { id: accountId }, include: { roles: true } });
  const held = rolesToOpen(tx, account, 'two_factors');
  if (isStaff(held.roles)) await giveSessionRoles(tx, { ...held, accountId, sessionId });
}

/** Takes the roles of staff from every open session of an account that has no second factor any more. */
export async function withholdRoles(tx: Tx, accountId: AccountId): Promise<void> {
  if (staffNeedFactor(tx)) await takeSessionRoles(tx, accountId);
}

/** Whether an account has no second factor where staff need one; its row is locked. */
export async function lacksStaffFactor(tx: Tx, accountId: AccountId): Promise<boolean> {
  if (!staffNeedFactor(tx)) return false;
  const apps = await tx.totpFactor.count({ where: { accountId, confirmedAt: { not: null } } });
  return apps === 0 && (await passkeyWays(tx, accountId)) === 0;
}

function staffNeedFactor(tx: Tx): boolean {
  return ctxOf(tx).config.staffNeedFactor === true;
}
