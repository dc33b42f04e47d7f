import type { Rarity } from '../inventory/content';
import { rarityRank } from '../inventory/formulas';
import type { Rng } from '../kernel/rng';
import { hourMs, minuteMs, secondMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import type { DropChoice, DropReason, LootRules } from './party-schema';

/** How long members may choose. */
export const rollLastsMs = 45 * secondMs;
/** How long a master has to hand an item out. */
export const assignLastsMs = 5 * minuteMs;
/** How long an item of a boss may be passed on to another member who could have got it. */
export const passLastsMs = 2 * hourMs;
/** The number of decided items shown at once. */
export const partyDropsShown = 20;
/** The highest number of a roll; no two members roll the same. */
export const highestRoll = 100;

/** The rules of a party whose leader has set none. */
export const defaultLootRules: LootRules = { mode: 'personal', threshold: 'refined', masterId: null };

/**
 * Who gets an item at the moment it falls: `own` the member who rolled it, `all` the first member who picks it up,
 * `turn` the next member in turn, `roll` the winner of a roll, `master` the member that the master names.
 */
export type Sharing = 'own' | 'all' | 'turn' | 'roll' | 'master';

/** An item that fell, as the rules see it. */
export interface FallenItem {
  readonly rarity: Rarity;
  /** Whether it was meant for one member: money, quest items and what is given once. */
  readonly isPersonal: boolean;
}

/**
 * Returns who gets an item.
 * @param eligible the members of the party who fought; alone, a member keeps everything
 */
export function sharingOf(rules: LootRules, item: FallenItem, eligible: readonly string[]): Sharing {
  if (item.isPersonal || eligible.length < 2) return 'own';
  switch (rules.mode) {
    case 'personal':
      return 'own';
    case 'free_for_all':
      return 'all';
    case 'round_robin':
      return 'turn';
    case 'need_greed':
    case 'master': {
      if (rarityRank(item.rarity) < rarityRank(rules.threshold)) return 'own';
      const isMasterHere = rules.masterId !== null && eligible.includes(rules.masterId);
      return rules.mode === 'master' && isMasterHere ? 'master' : 'roll';
    }
  }
}

/** Returns who comes after the member who was served last, in the order of ids; those who are not there are skipped. */
export function nextInTurn<Id extends string>(eligible: readonly Id[], lastId: string | null): Id | null {
  const inOrder = eligible.toSorted((a, b) => (a < b ? -1 : 1));
  return inOrder.find((id) => lastId === null || id > lastId) ?? inOrder[0] ?? null;
}

/** What a member chose for an item, and what it rolled. */
export interface Chosen<Id extends string = string> {
  readonly characterId: Id;
  readonly choice: DropChoice | null;
  readonly rolled: number | null;
}

/**
 * Returns a number from 1 to `highestRoll` that no other member has. All orders are equally likely, so no member gains
 * by choosing first or last.
 */
export function rollNumber(taken: readonly number[], rng: Rng): number {
  const free = Array.from({ length: highestRoll }, (_, index) => index + 1).filter((number) => !taken.includes(number));
  return free[rng.int(0, free.length - 1)] ?? highestRoll;
}

/** Checks whether a member may still choose. */
export function canChoose(
  drop: { readonly isOpen: boolean; readonly endsMs: number },
  own: Chosen | undefined,
  nowMs: number,
): Verdict {
  if (own === undefined) return refuse('loot.gone');
  if (!drop.isOpen || nowMs >= drop.endsMs) return refuse('loot.decided');
  return own.choice === null ? allowed : refuse('loot.chosen');
}

/** Whether a roll is over: its time has passed, or all members have chosen. */
export function isRollOver(chosen: readonly Chosen[], endsMs: number, nowMs: number): boolean {
  return nowMs >= endsMs || chosen.every(({ choice }) => choice !== null);
}

/** Returns the winner of a roll: who needs it comes before who would like it; null when no member wants it. */
export function winnerOf<Id extends string>(
  chosen: readonly Chosen<Id>[],
): { readonly characterId: Id; readonly reason: Extract<DropReason, 'need' | 'greed'> } | null {
  for (const reason of ['need', 'greed'] as const) {
    const [best] = chosen
      .filter(({ choice }) => choice === reason)
      .toSorted((a, b) => (b.rolled ?? 0) - (a.rolled ?? 0));
    if (best !== undefined) return { characterId: best.characterId, reason };
  }
  return null;
}
