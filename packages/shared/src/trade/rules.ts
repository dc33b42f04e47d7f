import type { ItemContent } from '../inventory/content';
import { canPassOn } from '../inventory/rules';
import { dayMs, minuteMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import { tradePlaces, type TradeWarning } from './schema';

/** How far apart two players who trade may be, in metres. */
export const tradeReach = 15;
/** How long a question waits for its answer. */
export const askLastsMs = 30_000;
/** For how long nothing can be confirmed after a change. */
export const lockMs = 3_000;
/** After how long without a change or confirmation a trade ends. */
export const idleMs = 2 * minuteMs;
/** The most questions that a character asks within a minute, and that wait for one at once. */
export const mostAsks = 5;
/** How many past trades a page shows. */
export const pastTradesShown = 20;
/** How long finished trades are kept. */
export const tradesKeptDays = 90;

/** What an account may trade in a day. */
export interface TradeLimits {
  readonly trades: number;
  /** The money that it may give away. */
  readonly chits: number;
}
const limitsByAge: readonly (TradeLimits & { readonly underDays: number })[] = [
  { underDays: 1, trades: 10, chits: 5_000 },
  { underDays: 7, trades: 40, chits: 50_000 },
  { underDays: Number.POSITIVE_INFINITY, trades: 200, chits: 10_000_000 },
];

/** Returns what an account of an age may trade in a day. */
export function limitsAt(ageMs: number): TradeLimits {
  const { trades, chits } = limitsByAge.find(({ underDays }) => ageMs < underDays * dayMs) ?? {
    ...{ trades: 0, chits: 0 },
  };
  return { trades, chits };
}

/** Checks whether an account that has traded so much today may trade once more and give so much money. */
export function canTradeToday(
  limits: TradeLimits,
  done: { readonly trades: number; readonly chits: bigint },
  gives: bigint,
): Verdict {
  if (done.trades >= limits.trades) return refuse('trade.daily_trades', { most: limits.trades });
  if (done.chits + gives > BigInt(limits.chits)) return refuse('trade.daily_chits', { most: limits.chits });
  return allowed;
}

/** Checks whether an item may be offered. */
export function canOffer(
  item: Pick<ItemContent, 'kind'>,
  marks: { readonly isLocked: boolean; readonly isBound: boolean },
): Verdict {
  return item.kind === 'quest' ? refuse('trade.quest_item') : canPassOn(marks);
}

/** Returns the first free place of a side, or the wanted one. */
export function placeIn(taken: readonly number[], wanted: number | null): number | null {
  if (wanted !== null && !taken.includes(wanted)) return wanted;
  for (let place = 0; place < tradePlaces; place++) if (!taken.includes(place)) return place;
  return null;
}

interface SideFacts {
  readonly step: number;
}
/** A trade at the moment of a confirmation. */
export interface ConfirmFacts {
  readonly version: number;
  readonly changedMs: number;
  readonly nowMs: number;
  readonly own: SideFacts;
  readonly other: SideFacts;
}

/** Checks whether a side may confirm a version: the first time, or, when both have, the second time. */
export function canConfirm(
  trade: ConfirmFacts,
  { version, step }: { readonly version: number; readonly step: 1 | 2 },
): Verdict {
  if (version !== trade.version) return refuse('trade.changed');
  if (trade.nowMs < trade.changedMs + lockMs) return refuse('trade.wait');
  if (step === 2 && (trade.own.step < 1 || trade.other.step < 1)) return refuse('trade.not_agreed');
  return allowed;
}

/**
 * Returns the version after which changes are marked. Changes that follow each other while the lock runs are marked
 * together; one that cancels a confirmation, or comes later, begins anew.
 */
export function markedAfter(trade: ConfirmFacts & { readonly baseVersion: number }): number {
  const isFollowing = trade.nowMs < trade.changedMs + lockMs && trade.own.step === 0 && trade.other.step === 0;
  return isFollowing ? trade.baseVersion : trade.version;
}

/** Values whose difference is not worth a warning. */
const smallChits = 200;
/** From which ratio on two values are far apart. */
const farApart = 3;

/** A stack as far as two can be mistaken for each other. */
export interface Likeness {
  readonly templateId: string;
  readonly icon: string;
  readonly rarity: string;
  readonly level: number;
  readonly quantity: number;
}

/** Checks whether two stacks look alike in their slots and are not the same. */
export function looksAlike(a: Likeness, b: Likeness): boolean {
  const isSame =
    a.templateId === b.templateId && a.rarity === b.rarity && a.level === b.level && a.quantity === b.quantity;
  return !isSame && (a.templateId === b.templateId || a.icon === b.icon);
}

/** What is known of a trade when a side is warned. */
export interface WarningFacts {
  /** What vendors pay for what the side gives and gets; there is no market yet whose average could be used. */
  readonly givesChits: number;
  readonly getsChits: number;
  readonly givesSomething: boolean;
  readonly getsSomething: boolean;
  /** Whether the two have traded before, or are friends. */
  readonly isKnown: boolean;
  /** What the partner offers now, and what the partner took back in this trade. */
  readonly offered: readonly Likeness[];
  readonly takenBack: readonly Likeness[];
  /** The least part of its durability that an offered item of the partner has left. */
  readonly leastDurability: number;
}

/** Returns what the side should look at before it confirms. */
export function warningsFor(facts: WarningFacts): TradeWarning[] {
  const { givesChits, getsChits, offered, takenBack } = facts;
  const warnings: TradeWarning[] = [];
  if (facts.givesSomething && !facts.getsSomething) warnings.push('nothing_back');
  else if (givesChits - getsChits > smallChits && givesChits > getsChits * farApart) warnings.push('uneven');
  if (offered.some((item) => takenBack.some((gone) => looksAlike(item, gone)))) warnings.push('look_alike');
  if (facts.leastDurability < 0.25) warnings.push('worn_out');
  if (!facts.isKnown && (facts.givesSomething || facts.getsSomething)) warnings.push('stranger');
  return warnings;
}
