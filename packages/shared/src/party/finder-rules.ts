import { allowed, refuse, type Verdict } from '../kernel/verdict';
import type { LevelRange, RoleSlots, SoughtRole } from './finder-schema';
import { mostIn } from './rules';

/** How long a listing stands after its party did anything with it. */
export const listingLastsMs = 60 * 60_000;
/** How long a player who was declined or has withdrawn waits before applying to the same party again. */
export const applyAgainMs = 60_000;
/** The most applications of a character, and to a listing, that wait for an answer. */
export const mostApplications = 5;
export const mostApplicants = 40;

/** Returns how many players are sought. */
export const soughtIn = ({ tank, healer, damage, any }: RoleSlots) => tank + healer + damage + any;

/** Returns the slot that a player of a role would take: one of the role before one for any; null when none is left. */
export function slotFor(slots: RoleSlots, role: SoughtRole): keyof RoleSlots | null {
  if (slots[role] > 0) return role;
  return slots.any > 0 ? 'any' : null;
}

/** Returns the slots that are left when a player has taken one. */
export function withoutSlot(slots: RoleSlots, role: SoughtRole): RoleSlots {
  const slot = slotFor(slots, role);
  return slot === null ? slots : { ...slots, [slot]: slots[slot] - 1 };
}

/** Whether a level lies within a range. */
export const levelFits = ({ min, max }: LevelRange, level: number) => level >= min && level <= max;

interface Listed {
  readonly slots: RoleSlots;
  readonly levels: LevelRange;
  readonly isRaid: boolean;
  readonly members: number;
}

/** Whether a party can put up a listing: it seeks someone, and there is a place for each of them. */
export function canPutUp({ slots, levels, isRaid, members }: Listed): Verdict {
  const free = mostIn({ isRaid }) - members;
  if (levels.min > levels.max) return refuse('party.levels_order');
  if (soughtIn(slots) === 0) return refuse('party.no_slots');
  return soughtIn(slots) > free ? refuse('party.too_many_slots', { free }) : allowed;
}

interface Applicant {
  readonly level: number;
  readonly role: SoughtRole;
  /** The other members of the applicant's party. */
  readonly others: number;
}

/** Whether a player can apply to a listing. */
export function canApply({ slots, levels }: Pick<Listed, 'slots' | 'levels'>, applicant: Applicant): Verdict {
  if (applicant.others > 0) return refuse('party.already_in');
  if (!levelFits(levels, applicant.level)) return refuse('party.level_unfit', levels);
  return slotFor(slots, applicant.role) === null ? refuse('party.role_taken') : allowed;
}
