import * as z from 'zod';
import { LocalText } from '../kernel/content';
import { ContentId } from '../kernel/ids';
import { dayMs } from '../kernel/time';
import { GuildEffort } from './growth';

/** A task that guilds are given for a week, as the content has it. */
export const GuildTaskContent = z.strictObject({
  id: ContentId,
  name: LocalText,
  /** What counts. */
  counts: GuildEffort.exclude(['task']),
  /** How often it is to be done by each five members. */
  perFive: z.int().positive(),
  /** Experience for the guild. */
  experience: z.int().positive(),
});
export type GuildTaskContent = z.infer<typeof GuildTaskContent>;

/** How many tasks a guild is given each week without perks. */
export const weeklyTasks = 3;
/** The most fives of members that a task asks: larger guilds do no more. */
const mostFives = 12;

const week = 7 * dayMs;
/** 1970 began on a Thursday, three days after a Monday. */
const monday = 3 * dayMs;

/** Returns the midnight (UTC) before the Monday with which the week of a moment began, in milliseconds since 1970. */
export const weekStartMs = (nowMs: number): number => Math.floor((nowMs + monday) / week) * week - monday;

/** Returns when the tasks of the week of a moment end. */
export const weekEndMs = (nowMs: number): number => weekStartMs(nowMs) + week;

/** Returns how often a task is to be done by a guild with this many members. */
export function taskTarget({ perFive }: Pick<GuildTaskContent, 'perFive'>, members: number): number {
  return perFive * Math.max(1, Math.min(mostFives, Math.ceil(members / 5)));
}

/**
 * Returns the tasks of a guild for a week: the same for each call, other ones for other guilds and weeks.
 * @param input `seed` names the guild and the week
 */
export function tasksOfWeek<T extends Pick<GuildTaskContent, 'id'>>(
  all: readonly T[],
  { seed, count }: { readonly seed: string; readonly count: number },
): T[] {
  const ranked = all.map((task) => ({ task, rank: hash(`${seed} ${task.id}`) }));
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ task }) => task);
}

/** FNV-1a (Fowler, Noll, Vo), mixed once more so that texts with the same end differ. */
function hash(text: string): number {
  let value = 2_166_136_261;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  value = Math.imul(value ^ (value >>> 15), 2_246_822_519) >>> 0;
  return (value ^ (value >>> 13)) >>> 0;
}
