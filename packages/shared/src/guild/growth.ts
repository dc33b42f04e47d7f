import * as z from 'zod';
import { LocalText } from '../kernel/content';
import { ContentId } from '../kernel/ids';
import { dayMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';

/** The highest level of a guild. */
export const guildLevelCap = 20;

/** Returns the experience from a level of a guild to the next: 250 × level^1.6 as a whole number; 0 at the cap. */
export function guildExperienceToNext(level: number): number {
  return level >= guildLevelCap ? 0 : Math.round(250 * level ** 1.6);
}

/** Returns the experience a guild has in all when it reaches a level. */
export function guildExperienceAt(level: number): number {
  return Array.from({ length: Math.min(level, guildLevelCap) - 1 }, (_, index) => index + 1).reduce(
    (sum, one) => sum + guildExperienceToNext(one),
    0,
  );
}

/** The level of a guild, and how far it is to the next. */
export interface GuildLevel {
  readonly level: number;
  /** Experience since the level was reached, and how much the next one needs; 0 at the cap. */
  readonly into: number;
  readonly toNext: number;
}

/** Returns the level of a guild with this experience. */
export function guildLevelOf(experience: number): GuildLevel {
  let [level, into] = [1, experience];
  while (level < guildLevelCap && into >= guildExperienceToNext(level)) {
    into -= guildExperienceToNext(level);
    level += 1;
  }
  return { level, into: level === guildLevelCap ? 0 : into, toNext: guildExperienceToNext(level) };
}

/** What members do for the level of their guild. */
export const guildEfforts = ['quest', 'level', 'elite', 'boss', 'event', 'task'] as const;
export const GuildEffort = z.enum(guildEfforts);
export type GuildEffort = z.infer<typeof GuildEffort>;

/** What counts for the level: a level gained counts for each of its number, a task what its content says. */
export const effortExperience = { quest: 20, level: 10, elite: 5, boss: 60, event: 25 } as const;

/** The most that one member adds in a day (UTC), weekly tasks aside. */
export const effortDayMost = 400;

/**
 * Returns what a member adds to the experience of its guild.
 * @param input `level` is the level reached; `today` is what the member has added since midnight
 */
export function effortOf(
  effort: Exclude<GuildEffort, 'task'>,
  { level = 1, today }: { readonly level?: number; readonly today: number },
): number {
  const worth = effort === 'level' ? effortExperience.level * level : effortExperience[effort];
  return Math.max(0, Math.min(worth, effortDayMost - today));
}

/** What perks change; each rank adds `perRank` of it. */
export const guildPerkEffects = ['experience', 'skills', 'repairs', 'finds', 'rewards', 'tasks'] as const;
export const GuildPerkEffect = z.enum(guildPerkEffects);
export type GuildPerkEffect = z.infer<typeof GuildPerkEffect>;

/** A perk of guilds as the content has it. */
export const GuildPerkContent = z.strictObject({
  id: ContentId,
  name: LocalText,
  /** What it does, with `{amount}` in place of the number. */
  about: LocalText,
  effect: GuildPerkEffect,
  /** Percent, except for `tasks`, which are whole ones. */
  perRank: z.int().positive(),
  ranks: z.int().positive(),
  /** The perk that must have this many ranks first; null for one that is open from the start. */
  after: z.strictObject({ perk: ContentId, ranks: z.int().positive() }).nullable(),
});
export type GuildPerkContent = z.infer<typeof GuildPerkContent>;

/** The ranks of perks that a guild has taken. */
export type PerkRanks = Readonly<Record<string, number>>;

/** Returns the points for perks that a guild has in all: one for each level from the second. */
export const perkPointsAt = (level: number): number => Math.max(0, Math.min(level, guildLevelCap) - 1);

/** Returns the points for perks that are still to be spent. */
export function perkPointsLeft(level: number, taken: PerkRanks): number {
  return perkPointsAt(level) - Object.values(taken).reduce((sum, ranks) => sum + ranks, 0);
}

interface Taking {
  readonly level: number;
  readonly taken: PerkRanks;
}

/** Checks whether a guild can take the next rank of a perk. */
export function canTakePerk(perk: GuildPerkContent, { level, taken }: Taking): Verdict {
  if ((taken[perk.id] ?? 0) >= perk.ranks) return refuse('guild.perk_complete');
  if (perk.after !== null && (taken[perk.after.perk] ?? 0) < perk.after.ranks) return refuse('guild.perk_closed');
  return perkPointsLeft(level, taken) > 0 ? allowed : refuse('guild.no_perk_points');
}

/** How long a guild waits between two resets of its perks. */
export const perkResetEveryMs = 7 * dayMs;

/** Returns when perks may be reset again, in milliseconds since 1970; null for now. */
export function perkResetAtMs(lastMs: number | null, nowMs: number): number | null {
  const atMs = lastMs === null ? nowMs : lastMs + perkResetEveryMs;
  return atMs > nowMs ? atMs : null;
}

/** Checks whether perks can be reset: some are taken, and the last reset is long enough ago. */
export function canResetPerks(taken: PerkRanks, { lastMs, nowMs }: { lastMs: number | null; nowMs: number }): Verdict {
  if (Object.values(taken).every((ranks) => ranks === 0)) return refuse('guild.no_perks');
  return perkResetAtMs(lastMs, nowMs) === null ? allowed : refuse('guild.perks_reset_lately');
}

/** Returns what perks add up to for an effect: percent, or whole tasks. */
export function perkAmount(perks: readonly GuildPerkContent[], taken: PerkRanks, effect: GuildPerkEffect): number {
  return perks
    .filter((perk) => perk.effect === effect)
    .reduce((sum, { id, perRank, ranks }) => sum + perRank * Math.min(ranks, taken[id] ?? 0), 0);
}
