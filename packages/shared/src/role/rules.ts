import { dayMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import type { ChangeKind, GivenRole } from './schema';

/** How long a change of role waits for a second administrator. */
export const confirmWithinMs = dayMs;
/** The number of people on one page, and of decided changes that are shown. */
export const peopleShown = 20;
export const decidedShown = 20;

/** What a change of role is judged by; only roles that have not ended count. */
export interface ChangeFacts {
  readonly role: GivenRole;
  readonly kind: ChangeKind;
  readonly isGuest: boolean;
  readonly isHeld: boolean;
  /** Whether staff need a second factor here, and the account has none. */
  readonly lacksFactor: boolean;
  /** Whether another account is an administrator without an end. */
  readonly hasOtherAdministrator: boolean;
}

/** Checks whether a role can be given to an account, or taken from it. */
export function canChangeRole(facts: ChangeFacts): Verdict {
  const { role, kind, isGuest, isHeld, lacksFactor, hasOtherAdministrator } = facts;
  if (kind === 'grant') {
    if (isGuest) return refuse('role.guest');
    if (isHeld) return refuse('role.held');
    return lacksFactor ? refuse('role.no_second_factor') : allowed;
  }
  if (!isHeld) return refuse('role.not_held');
  return role === 'administrator' && !hasOtherAdministrator ? refuse('role.last_administrator') : allowed;
}

/** What the confirmation of a change is judged by. */
export interface DecisionFacts {
  readonly kind: ChangeKind;
  readonly isDecided: boolean;
  readonly isExpired: boolean;
  /** Whether the caller asked for it, and whether it is about the caller. */
  readonly isAsker: boolean;
  readonly isSubject: boolean;
  /** Whether the asker may still ask. */
  readonly isAskerEntitled: boolean;
}

/** Checks whether a caller who may decide can confirm this change. */
export function canConfirm(facts: DecisionFacts): Verdict {
  if (facts.isDecided) return refuse('role.change_decided');
  if (facts.isExpired) return refuse('role.change_expired');
  if (facts.isAsker) return refuse('role.same_person');
  if (facts.isSubject && facts.kind === 'grant') return refuse('role.own_grant');
  return facts.isAskerEntitled ? allowed : refuse('role.asker_gone');
}

/** Returns an e-mail of which only the first letter and the last part of the domain are left. */
export function maskEmail(email: string): string {
  const [name = '', domain = ''] = email.split('@');
  return `${[...name][0] ?? ''}•••@•••${domain.slice(domain.lastIndexOf('.'))}`;
}
