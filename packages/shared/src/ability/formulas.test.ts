import { describe, expect, it } from 'vitest';
import {
  abilityAmount,
  controlMemoryMs,
  cooldownAfterMs,
  diminishedControl,
  rankBonus,
  statusLastsMs,
} from './formulas';

const attributes = { body: 5, reflex: 5, tech: 5, intellect: 10, cool: 5 };

describe('a control effect', () => {
  it.each([
    [0, 1],
    [1, 0.5],
    [2, 0.25],
    [3, 0],
    [9, 0],
  ])('after %d of its kind keeps a share of %d of its length', (recent, kept) => {
    expect(diminishedControl(recent)).toBe(kept);
  });

  it('is shortened by resistance by at most four fifths, other effects are not', () => {
    const victim = { controlResist: 50, recentControls: 1, isControl: 1 as const };
    expect(statusLastsMs(4000, { statusPercent: 0 }, victim)).toBe(1000);
    expect(statusLastsMs(4000, { statusPercent: 0 }, { ...victim, controlResist: 500, recentControls: 0 })).toBe(800);
    expect(statusLastsMs(4000, { statusPercent: 25 }, { ...victim, isControl: 0 })).toBe(5000);
  });
});

describe('the strength of an ability', () => {
  it('grows with attribute, level and rank', () => {
    const amount = { min: 20, max: 30, per: { intellect: 2 } };
    expect(abilityAmount(amount, { level: 1, attributes, amountPercent: 0 }, 0)).toBe(40);
    expect(abilityAmount(amount, { level: 1, attributes, amountPercent: 0 }, 1)).toBe(50);
    expect(abilityAmount(amount, { level: 11, attributes, amountPercent: 50 }, 0)).toBe(96);
  });

  it('includes the bonuses of its ranks', () => {
    const step = {
      amountPercent: 15,
      cooldownPercent: -10,
      costPercent: 0,
      areaPercent: 0,
      lastsPercent: 0,
      text: { en: 'x', ru: 'икс' },
    };
    expect(rankBonus({ ranks: [step, step] }, 1).amountPercent).toBe(0);
    expect(rankBonus({ ranks: [step, step] }, 3)).toMatchObject({ amountPercent: 30, cooldownPercent: -20 });
  });

  it('has a cooldown that is at most two fifths shorter', () => {
    expect([cooldownAfterMs(10_000, -10), cooldownAfterMs(10_000, -30, -30), cooldownAfterMs(10_000, 8)]).toEqual([
      9000, 6000, 10_800,
    ]);
  });
});

describe('the time for which control effects are remembered', () => {
  it('is longer than the longest control effect', () => {
    expect(controlMemoryMs).toBeGreaterThan(5000 * 1.2);
  });
});
