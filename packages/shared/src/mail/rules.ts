import type { ItemContent } from '../inventory/content';
import { canPassOn } from '../inventory/rules';
import { dayMs, hourMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';

/** What a letter costs, each stack in it, and each hundred chits in it, or part of a hundred. */
export const letterChits = 5;
export const stackChits = 10;
export const moneyShare = 100;

/** How long a letter with something of value takes, unless the two are friends. */
export const valueDelayMs = hourMs;
/** How long a letter lies in an inbox before it goes back or is removed. */
export const letterLastsMs = 30 * dayMs;
/** How long the lost office keeps what was not taken. */
export const lostLastsMs = 90 * dayMs;
/** How long an empty letter is kept in the archive. */
export const archiveLastsMs = 365 * dayMs;

/** How many letters of players an inbox takes; letters of the city always find room. */
export const inboxPlaces = 200;
/** How many letters of one player may lie unread with another. */
export const mostUnreadOfOne = 10;
/** How many letters an account writes to others than friends in an hour. */
export const mostToStrangers = 20;
/** How many letters a page shows. */
export const lettersShown = 20;

/** Returns what sending costs. @param letter the number of stacks and the money in it */
export function feeFor({ stacks, chits }: { readonly stacks: number; readonly chits: bigint }): bigint {
  const share = (chits + BigInt(moneyShare) - 1n) / BigInt(moneyShare);
  return BigInt(letterChits + stackChits * stacks) + share;
}

/** Returns after how many milliseconds a letter arrives. */
export function delayMsFor({ hasValue, isFriend }: { readonly hasValue: boolean; readonly isFriend: boolean }): number {
  return hasValue && !isFriend ? valueDelayMs : 0;
}

/** Checks whether an item may be sent. */
export function canSend(
  item: Pick<ItemContent, 'kind'>,
  marks: { readonly isLocked: boolean; readonly isBound: boolean },
): Verdict {
  return item.kind === 'quest' ? refuse('mail.quest_item') : canPassOn(marks);
}

/** What an account may send in a day. */
export interface MailLimits {
  readonly letters: number;
  readonly chits: number;
}
const limitsByAge: readonly (MailLimits & { readonly underDays: number })[] = [
  { underDays: 1, letters: 20, chits: 5_000 },
  { underDays: 7, letters: 60, chits: 50_000 },
  { underDays: Number.POSITIVE_INFINITY, letters: 200, chits: 10_000_000 },
];

/** Returns what an account of an age may send in a day. */
export function mailLimitsAt(ageMs: number): MailLimits {
  const { letters, chits } = limitsByAge.find(({ underDays }) => ageMs < underDays * dayMs) ?? {
    ...{ letters: 0, chits: 0 },
  };
  return { letters, chits };
}

/** Checks whether an account that has sent so much today may send one more letter with so much money. */
export function canSendToday(
  limits: MailLimits,
  done: { readonly letters: number; readonly chits: bigint },
  chits: bigint,
): Verdict {
  if (done.letters >= limits.letters) return refuse('mail.daily_letters', { most: limits.letters });
  if (done.chits + chits > BigInt(limits.chits)) return refuse('mail.daily_chits', { most: limits.chits });
  return allowed;
}

/** A letter as far as it decides what may be written. */
export interface Draft {
  readonly subject: string;
  readonly text: string;
  readonly itemIds: readonly string[];
  readonly chits: number;
  readonly codChits: number;
}

/** Checks whether a letter makes sense before anybody looks at its receiver. */
export function canWrite({ subject, text, itemIds, chits, codChits }: Draft): Verdict {
  if (subject.trim() === '' && text.trim() === '' && itemIds.length === 0 && chits === 0) return refuse('mail.empty');
  if (codChits > 0 && chits > 0) return refuse('mail.cod_or_money');
  if (codChits > 0 && itemIds.length === 0) return refuse('mail.cod_needs_items');
  return new Set(itemIds).size === itemIds.length ? allowed : refuse('mail.twice');
}

/** Whether something of value is in a letter. */
export const hasValue = ({ itemIds, chits }: Pick<Draft, 'itemIds' | 'chits'>): boolean =>
  itemIds.length > 0 || chits > 0;
