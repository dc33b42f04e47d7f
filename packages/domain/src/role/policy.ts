import type { ChangeFacts, DecisionFacts } from '@necp/shared/role/rules';
import type { AccountId } from '@necp/shared/kernel';
import type { ChangeKind, GivenRole } from '@necp/shared/role/schema';

/** A row of a change, as far as it is judged. */
export interface JudgedChange {
  readonly accountId: string;
  readonly askedBy: string;
  readonly kind: string;
  readonly outcome: string | null;
  readonly expiresAt: Date;
}

/** Returns what a change of role is judged by. */
export function factsOf(input: {
  readonly role: GivenRole;
  readonly kind: ChangeKind;
  readonly account: { readonly id: string; readonly isGuest: boolean };
  readonly held: readonly string[];
  readonly administrators: readonly AccountId[];
  readonly lacksFactor: boolean;
}): ChangeFacts {
  const { role, kind, account, held, administrators, lacksFactor } = input;
  return {
    role,
    kind,
    isGuest: account.isGuest,
    isHeld: held.includes(role),
    lacksFactor,
    hasOtherAdministrator: administrators.some((id) => id !== account.id),
  };
}

/** Returns what the confirmation of a change is judged by. */
export function decisionOf(
  change: JudgedChange,
  by: { readonly accountId: AccountId; readonly now: Date; readonly isAskerEntitled: boolean },
): DecisionFacts {
  return {
    kind: change.kind as ChangeKind,
    isDecided: change.outcome !== null,
    isExpired: change.expiresAt <= by.now,
    isAsker: change.askedBy === by.accountId,
    isSubject: change.accountId === by.accountId,
    isAskerEntitled: by.isAskerEntitled,
  };
}
