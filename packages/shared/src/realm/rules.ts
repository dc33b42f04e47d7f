import { allowed, refuse, type Verdict } from '../kernel/verdict';

/** The state of the game world, and who asks to enter it. */
export interface Entry {
  readonly isOpen: boolean;
  readonly population: number;
  readonly capacity: number;
  readonly isStaff: boolean;
  /** Whether the character is in the city already, for example while its connection is lost. */
  readonly isInside: boolean;
}

/** Checks whether a player may enter: staff always, others while the realm is open and has room for one more. */
export function canEnter({ isOpen, population, capacity, isStaff, isInside }: Entry): Verdict {
  if (isStaff) return allowed;
  if (!isOpen) return refuse('realm.closed');
  return isInside || population < capacity ? allowed : refuse('realm.full', { capacity });
}
