import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  carryLimitGrams,
  instanceSellChits,
  loadShare,
  rarityShare,
  repairChits,
  strainLimit,
  sumBonuses,
  wear,
} from './formulas';

describe('a carried weight', () => {
  it.each([
    [30_000, 1],
    [40_000, 1],
    [46_000, 0.75],
    [51_999, 0.5],
    [52_000, 0],
    [90_000, 0],
  ])('of %d g over a limit of 40 kg leaves a share of %d of the speed', (weight, left) => {
    expect(loadShare(weight, 40_000)).toBeCloseTo(left, 3);
  });

  it('has a limit that grows with the body attribute', () => {
    expect([carryLimitGrams(3, 0), carryLimitGrams(10, 5000)]).toEqual([32_500, 55_000]);
    expect([strainLimit(1, 3, 3), strainLimit(20, 10, 8)]).toEqual([14, 34]);
  });
});

describe('gear', () => {
  it('is better and more expensive the higher its rolled rarity', () => {
    expect(rarityShare('military', 'common')).toBeCloseTo(1.16);
    expect(rarityShare('scrap', 'common')).toBe(1);
    expect(instanceSellChits(100, { instance: 'refined', template: 'common' }, 1)).toBe(150);
    expect(instanceSellChits(100, { instance: 'common', template: 'common' }, 0)).toBe(50);
  });

  test.prop([fc.integer({ min: 4, max: 5000 }), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 })])(
    'costs between one chit and three tenths of its price to repair',
    (buyChits, durability, missing) => {
      const item = { buyChits, sellChits: 1, durability };
      expect(repairChits(item, missing)).toBeGreaterThanOrEqual(1);
      expect(repairChits(item, missing)).toBeLessThanOrEqual(Math.ceil(0.3 * buyChits) + 1);
      expect(repairChits(item, 0)).toBe(0);
    },
  );

  it('adds its bonuses up by stat', () => {
    expect(sumBonuses([{ armour: 3 }, { armour: 4, luck: 1 }, {}])).toEqual({ armour: 7, luck: 1 });
  });
});

describe('wear', () => {
  it('lets a gun fire two magazines for each point, and makes a death cost more than an encounter', () => {
    expect(wear.shotFired * 20).toBeCloseTo(1);
    expect(wear.deathShare * 120).toBeGreaterThan(wear.hitTaken * 40);
  });
});
