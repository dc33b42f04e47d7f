import { levelCap } from './content';

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

/** Adds percentages to a value: they are summed first, and reduce it by nine tenths at most. */
export function withPercent(value: number, ...percents: readonly number[]): number {
  const sum = percents.reduce((total, percent) => total + percent, 0);
  return value * Math.max(0.1, 1 + sum / 100);
}

/**
 * Returns the experience from a level to the next: 100 × level^1.5 as a whole number; 0 at the cap.
 * @param level 1 to 30
 */
export function experienceToNext(level: number): number {
  return level >= levelCap ? 0 : Math.round(100 * level ** 1.5);
}

/**
 * Returns the total experience at which a level is reached.
 * @param level 1 to 30
 */
export function experienceAt(level: number): number {
  let total = 0;
  for (let below = 1; below < level; below++) total += experienceToNext(below);
  return total;
}

/** Returns the level for an amount of experience, 1 to 30, and the progress towards the next. */
export function levelOf(experience: number): {
  readonly level: number;
  readonly into: number;
  readonly toNext: number;
} {
  let level = 1;
  let into = Math.max(0, Math.floor(experience));
  while (level < levelCap && into >= experienceToNext(level)) {
    into -= experienceToNext(level);
    level++;
  }
  return { level, into: level === levelCap ? 0 : into, toNext: experienceToNext(level) };
}

/**
 * Returns the experience for a defeat, a whole number of at least 1: a tenth less for each level the loser is below the
 * winner, down to a twentieth; a twentieth more for each level above, up to a quarter more. A party shares it with a
 * tenth added per companion.
 */
export function defeatExperience(
  base: number,
  gap: { readonly winnerLevel: number; readonly loserLevel: number },
  partySize = 1,
): number {
  const difference = gap.loserLevel - gap.winnerLevel;
  const share = difference < 0 ? Math.max(0.05, 1 + difference * 0.1) : Math.min(1.25, 1 + difference * 0.05);
  const people = clamp(Math.floor(partySize), 1, 5);
  return Math.max(1, Math.round((base * share * (1 + 0.1 * (people - 1))) / people));
}

/** So many levels below the highest member, a member of a party still gets all of its part, and so many, nothing. */
export const partyLevels = { full: 5, none: 10 } as const;

/**
 * Returns a member's part of the experience for a defeat by its party, a whole number. The enemy counts as it does for
 * the member with the highest level, so that strong members earn weak ones nothing; from five levels below that member
 * on the part shrinks by a fifth for each level, to nothing at ten.
 */
export function partyExperience(
  base: number,
  levels: { readonly winnerLevel: number; readonly highestLevel: number; readonly loserLevel: number },
  people: number,
): number {
  const { winnerLevel, highestLevel, loserLevel } = levels;
  const behind = Math.max(0, highestLevel - winnerLevel);
  const part = clamp((partyLevels.none - behind) / (partyLevels.none - partyLevels.full), 0, 1);
  return Math.round(
    defeatExperience(base, { winnerLevel: Math.max(winnerLevel, highestLevel), loserLevel }, people) * part,
  );
}

/**
 * Adds the bonus for rest: experience counts double until the rested pool is used up. Returns the gained amount and the
 * rest of the pool.
 */
export function withRest(gained: number, restedPool: number): { readonly gained: number; readonly restedPool: number } {
  const bonus = Math.min(Math.max(0, gained), Math.max(0, restedPool));
  return { gained: gained + bonus, restedPool: restedPool - bonus };
}

/**
 * Returns the rested pool after some hours offline: a twentieth of the experience to the next level per eight hours, at
 * most one and a half levels.
 */
export function restedAfter(level: number, hoursAway: number): number {
  const step = experienceToNext(level);
  return Math.round(Math.min(step * 1.5, step * 0.05 * (Math.max(0, hoursAway) / 8)));
}

/** The highest rank of a skill. */
export const skillCap = 100;

/**
 * Returns the experience from a rank of a skill to the next: 20 + 6 × rank; 0 at the cap.
 * @param rank 0 to 100
 */
export function skillExperienceToNext(rank: number): number {
  return rank >= skillCap ? 0 : 20 + 6 * rank;
}

/** Returns the rank for an amount of skill experience, 0 to 100. */
export function skillRankOf(experience: number): number {
  let rank = 0;
  let left = experience;
  while (rank < skillCap && left >= skillExperienceToNext(rank)) left -= skillExperienceToNext(rank++);
  return rank;
}

/**
 * Returns the size of the pools before gear: health, energy and stamina in points, RAM in units.
 * @param attributes each 3 to 20
 */
export function poolsOf(
  level: number,
  attributes: {
    readonly body: number;
    readonly reflex: number;
    readonly tech: number;
    readonly intellect: number;
    readonly cool: number;
  },
): { readonly health: number; readonly energy: number; readonly ram: number; readonly stamina: number } {
  return {
    health: 80 + 12 * (level - 1) + 6 * attributes.body,
    energy: 60 + 2 * (level - 1) + 3 * attributes.tech + 2 * attributes.cool,
    ram: 4 + Math.floor(attributes.intellect / 2) + Math.floor(level / 6),
    stamina: 60 + 3 * attributes.body + 3 * attributes.reflex,
  };
}

/** The points of each pool that regenerate before gear; health regenerates only out of combat. */
export const regeneration = { healthPerSOutOfCombat: 2, energyPerS: 2.5, staminaPerS: 12, ramPerMin: 20 } as const;

/**
 * Returns the price of a perk reset in chits: 0 below level 5, then 40 × level, and half as much again for each reset
 * in the last seven days, for at most four of them.
 */
export function respecChits(level: number, timesThisWeek: number): number {
  return level < 5 ? 0 : Math.round(40 * level * (1 + 0.5 * clamp(timesThisWeek, 0, 4)));
}
