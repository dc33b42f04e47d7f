import type { AccountId, RequestId } from '@necp/shared/kernel';
import type { GivenRole } from '@necp/shared/role/schema';
import { inTx, newId, nowOf, type Actor, type Ctx } from '../kernel';
import { openSession } from '../session';
import { ctxOfToken, userAgent } from './players';
import { newRequestId, type TestDomain } from '.';

export interface SignedInAccount {
  readonly ctx: Ctx & { readonly actor: Actor };
  readonly accountId: AccountId;
  readonly token: string;
}

/** The hash of a password that no test knows. */
const unusedHash = '$argon2id$v=19$m=65536,t=3,p=1$cBJ+1CK4D6TLxQVtnlcTWg$4DbtcA8pfrtukAav0mtiOlwjZVaAMerIqSYhH5lxBXw';

/** Creates an account with these roles directly in the tables, signed in and proven. */
export async function accountWith(testDomain: TestDomain, roles: readonly GivenRole[]): Promise<SignedInAccount> {
  const accountId = newId<AccountId>();
  const { token } = await inTx(testDomain.domain.systemCtx(), async (tx) => {
    await tx.account.create({
      data: {
        id: accountId,
        isGuest: false,
        locale: 'en',
        email: `${accountId}@necp.test`,
        passwordHash: unusedHash,
        roles: { create: roles.map((role) => ({ role, grantedAt: nowOf(tx) })) },
      },
    });
    return openSession(tx, {
      accountId,
      roles: ['player', ...roles],
      isGuest: false,
      userAgent,
      kind: 'remembered',
      proof: 'password',
    });
  });
  return { ctx: await ctxOfToken(testDomain, token), accountId, token };
}

/** Returns a request to give an account a role. */
export const grantOf = (accountId: AccountId, role: GivenRole, days: number | null = null) => ({
  requestId: newRequestId(),
  accountId,
  role,
  kind: 'grant' as const,
  reason: 'helps with the evening chat',
  days,
});
export const removalOf = (accountId: AccountId, role: GivenRole) => ({
  ...grantOf(accountId, role),
  kind: 'remove' as const,
});
export const decisionOn = (changeId: string): { readonly requestId: RequestId; readonly changeId: string } => ({
  requestId: newRequestId(),
  changeId,
});
