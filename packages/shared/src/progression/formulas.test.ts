import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  defeatExperience,
  experienceAt,
  experienceToNext,
  levelOf,
  partyExperience,
  poolsOf,
  regeneration,
  respecChits,
  restedAfter,
  skillExperienceToNext,
  skillRankOf,
  withPercent,
  withRest,
} from './formulas';

describe('levels', () => {
  it.each([
    [1, 100],
    [2, 283],
    [3, 520],
    [10, 3162],
    [29, 15617],
    [30, 0],
  ])('require at level %d an experience of %d for the next', (level, experience) => {
    expect(experienceToNext(level)).toBe(experience);
  });

  test.prop([fc.integer({ min: 1, max: 30 })])('are reached exactly at their experience', (level) => {
    expect(levelOf(experienceAt(level)).level).toBe(level);
    if (level > 1) expect(levelOf(experienceAt(level) - 1).level).toBe(level - 1);
  });

  test.prop([fc.nat(2_000_000), fc.nat(1000)])('never fall with more experience', (experience, more) => {
    expect(levelOf(experience + more).level).toBeGreaterThanOrEqual(levelOf(experience).level);
  });

  it.each([
    [5, 5, 100],
    [8, 5, 70],
    [30, 5, 5],
    [5, 20, 125],
  ])(
    'give a winner of level %d over an enemy of level %d with 100 experience: %d',
    (winnerLevel, loserLevel, given) => {
      expect(defeatExperience(100, { winnerLevel, loserLevel })).toBe(given);
    },
  );

  it('share the experience of a defeat in a party, and always give at least one', () => {
    expect(defeatExperience(100, { winnerLevel: 5, loserLevel: 5 }, 4)).toBe(33);
    expect(defeatExperience(1, { winnerLevel: 30, loserLevel: 1 }, 4)).toBe(1);
  });

  it.each([
    // Alone, and among equals: as for any defeat.
    [{ winnerLevel: 8, highestLevel: 8, loserLevel: 8 }, 1, 100],
    [{ winnerLevel: 8, highestLevel: 8, loserLevel: 8 }, 2, 55],
    [{ winnerLevel: 8, highestLevel: 8, loserLevel: 8 }, 5, 28],
    // Up to five levels below the highest member, the enemy's level counts for that member.
    [{ winnerLevel: 3, highestLevel: 8, loserLevel: 8 }, 2, 55],
    [{ winnerLevel: 2, highestLevel: 8, loserLevel: 8 }, 2, 44],
    [{ winnerLevel: 1, highestLevel: 10, loserLevel: 10 }, 2, 11],
    // A strong member earns a weak one nothing, whatever falls.
    [{ winnerLevel: 1, highestLevel: 11, loserLevel: 11 }, 2, 0],
    [{ winnerLevel: 1, highestLevel: 30, loserLevel: 30 }, 2, 0],
    [{ winnerLevel: 1, highestLevel: 30, loserLevel: 1 }, 2, 0],
    // And a weak one makes nothing easier for a strong one.
    [{ winnerLevel: 30, highestLevel: 30, loserLevel: 1 }, 2, 3],
  ])('count in a party of %j with %d people as %d', (levels, people, given) => {
    expect(partyExperience(100, levels, people)).toBe(given);
  });

  it('count experience double until the rested pool is used up', () => {
    expect(withRest(100, 60)).toEqual({ gained: 160, restedPool: 0 });
    expect(withRest(50, 60)).toEqual({ gained: 100, restedPool: 10 });
    expect(restedAfter(10, 8)).toBe(158);
    expect(restedAfter(10, 100_000)).toBe(Math.round(3162 * 1.5));
  });
});

describe('a character', () => {
  it('has pools that grow with level and attributes', () => {
    const bouncer = { body: 8, reflex: 7, tech: 4, intellect: 3, cool: 6 };
    expect(poolsOf(1, bouncer)).toEqual({ health: 128, energy: 84, ram: 5, stamina: 105 });
    expect(poolsOf(10, bouncer).health).toBe(236);
  });

  it('raises skills by use, up to rank 100', () => {
    expect([skillRankOf(0), skillRankOf(20), skillRankOf(45), skillRankOf(46), skillRankOf(10_000_000)]).toEqual([
      0, 1, 1, 2, 100,
    ]);
    expect(skillExperienceToNext(100)).toBe(0);
  });

  it('pays more for a reset the more resets there were recently', () => {
    expect([respecChits(4, 9), respecChits(10, 0), respecChits(10, 2), respecChits(10, 99)]).toEqual([
      0, 400, 800, 1200,
    ]);
  });

  test.prop([
    fc.double({ min: 0.1, max: 1000, noNaN: true }),
    fc.array(fc.double({ min: -300, max: 300, noNaN: true }), { maxLength: 5 }),
  ])('keeps at least a tenth of a value whatever the percentages', (value, percents) => {
    expect(withPercent(value, ...percents)).toBeGreaterThanOrEqual(value * 0.1 - 1e-9);
  });
});

describe('regeneration', () => {
  it('restores the stamina of a dodge in about two seconds and three RAM in a minute', () => {
    expect(25 / regeneration.staminaPerS).toBeCloseTo(2.08, 1);
    expect(60 / regeneration.ramPerMin).toBe(3);
    expect(regeneration.healthPerSOutOfCombat).toBeLessThan(regeneration.energyPerS);
  });
});
