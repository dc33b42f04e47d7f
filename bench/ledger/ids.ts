import type { AccountId, CharacterId } from '@necp/shared/kernel';

const tail = (number: number) => number.toString(16).padStart(12, '0');

/** Returns the account of a number. */
export const accountOf = (number: number) => `00000000-0000-7000-8000-${tail(number)}` as AccountId;
/** Returns the character of a number; its wallet has the same id. */
export const characterOf = (number: number) => `00000000-0000-7000-9000-${tail(number)}` as CharacterId;
