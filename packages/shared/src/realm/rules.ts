import { allowed, refuse, type Verdict } from '../kernel/verdict';

/** The state of the game world, and who asks to enter it. */
export interface Entry {
  readonly isOpen: boolean;
  readonly isStaff: boolean;
}

/** Checks whether a player may enter or wait for a seat: staff always, others while the realm is open. */
export function canEnter({ isOpen, isStaff }: Entry): Verdict {
  return isStaff || isOpen ? allowed : refuse('realm.closed');
}
