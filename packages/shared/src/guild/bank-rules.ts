import type { ItemContent } from '../inventory/content';
import { canPassOn, tabSlots } from '../inventory/rules';
import { allowed, refuse, type Verdict } from '../kernel/verdict';

/** The most tabs the bank of a guild can have; it begins with none. */
export const guildTabsMost = 8;
/** The highest share of what its members earn that a guild can take, in percent. */
export const taxPercentMost = 10;
/** The most that a limit of pieces or of chits a day can say; a rank without a limit has null. */
export const piecesADayMost = 10_000;
export const chitsADayMost = 1_000_000_000;
/** The longest name of a tab, in characters. */
export const tabNameLength = 24;
/** How many requests for items a member can have open, and how long they stay open, in days. */
export const itemRequestsMost = 5;
export const itemRequestDays = 7;
/** What a letter to many members costs the treasury, in chits, and how many a guild sends in a day. */
export const guildLetterChits = 50;
export const guildLettersADay = 3;
/** How many lines of the ledger or of the log of a tab one page shows. */
export const entriesShown = 50;

/** Returns what a tab costs in chits; each costs twice as much as the one before it. @param tab 1 to 8 */
export function guildTabChits(tab: number): number {
  return 1_000 * 2 ** (tab - 1);
}

/** Returns the tab, from 1, to which a slot of the vault belongs. @param slot from 0 */
export const tabOfSlot = (slot: number): number => Math.floor(slot / tabSlots) + 1;

/** Returns the first slot of a tab, from 1. */
export const firstSlotOf = (tab: number): number => (tab - 1) * tabSlots;

/** What a rank may do with a tab; `takes` is how many pieces a member takes in a day, null for as many as there are. */
export interface TabRights {
  readonly canSee: boolean;
  readonly canPut: boolean;
  readonly takes: number | null;
}

/** What the leader may do, and a rank of which nothing was decided. */
export const leadersRights: TabRights = { canSee: true, canPut: true, takes: null };
export const startingRights: TabRights = { canSee: true, canPut: true, takes: 0 };

/** Returns the rights that hold: those who do not see a tab neither put into it nor take from it. */
export function soundRights({ canSee, canPut, takes }: TabRights): TabRights {
  return canSee ? { canSee, canPut, takes } : { canSee, canPut: false, takes: 0 };
}

/** Whether a limit lets through as much as another one; null is no limit. */
export const isWithin = (limit: number | null, most: number | null): boolean =>
  most === null || (limit !== null && limit <= most);

/** Checks whether a member with own rights may give these to a rank: no one gives what they lack. */
export function canGiveRights(own: TabRights, wanted: TabRights): Verdict {
  const isMore = (wanted.canSee && !own.canSee) || (wanted.canPut && !own.canPut) || !isWithin(wanted.takes, own.takes);
  return isMore ? refuse('guild.beyond_own_rights') : allowed;
}

/** What is left of a limit on a day; null when there is no limit. */
export function leftToday(limit: number | null, used: number): number | null {
  return limit === null ? null : Math.max(0, limit - used);
}

/** Checks whether a member may take so many pieces out of a tab now. */
export function canTakePieces(rights: TabRights, used: number, pieces: number): Verdict {
  const { canSee, takes } = soundRights(rights);
  if (!canSee) return refuse('guild.no_such_tab');
  if (takes === 0) return refuse('guild.cannot_take');
  const left = leftToday(takes, used);
  return left === null || pieces <= left ? allowed : refuse('guild.daily_pieces', { left });
}

/** Checks whether a member may put something into a tab. */
export function canPutPieces(rights: TabRights): Verdict {
  const { canSee, canPut } = soundRights(rights);
  if (!canSee) return refuse('guild.no_such_tab');
  return canPut ? allowed : refuse('guild.cannot_put');
}

/** Checks whether a member may withdraw so many chits now. @param limit a day, null for none */
export function canWithdraw(limit: number | null, used: number, chits: number): Verdict {
  if (limit === 0) return refuse('guild.cannot_withdraw');
  const left = leftToday(limit, used);
  return left === null || chits <= left ? allowed : refuse('guild.daily_chits', { left });
}

/** Checks whether an item may lie in the vault of a guild. */
export function canStore(
  item: Pick<ItemContent, 'kind'>,
  marks: { readonly isLocked: boolean; readonly isBound: boolean },
): Verdict {
  return item.kind === 'quest' ? refuse('guild.quest_item') : canPassOn(marks);
}

/** The tax on something earned, and what is carried to the next time. */
export interface Taxed {
  readonly chits: bigint;
  /** In hundredths of a chit, 0 to 99. */
  readonly carried: number;
}

/**
 * Returns the tax on chits that a member earns. The hundredths that make no whole chit are carried, so that many small
 * gains are taxed like one large one.
 * @param percent 0 to 10
 * @param carried what the time before left, in hundredths of a chit
 */
export function taxOn(earned: bigint, percent: number, carried: number): Taxed {
  const hundredths = earned * BigInt(percent) + BigInt(carried);
  return { chits: hundredths / 100n, carried: Number(hundredths % 100n) };
}
