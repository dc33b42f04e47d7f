import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { FactionContent, TierContent } from './content';
import { foreseenChanges, spillOver, reputationAfter, reputationAfterDays, tierOf, topTierPoints } from './formulas';

const text = { en: 'x', ru: 'икс' };
const tiers: TierContent[] = [
  { id: 'hunted', name: text, fromPoints: -3000, pricePercent: 160 },
  { id: 'unknown', name: text, fromPoints: -100, pricePercent: 100 },
  { id: 'kin', name: text, fromPoints: 2000, pricePercent: 85 },
];
const ring: FactionContent = {
  id: 'ring',
  name: text,
  blurb: text,
  hue: 'amber',
  home: 'market',
  startPoints: 0,
  allies: ['feet'],
  enemies: ['gang'],
  spill: [
    { faction: 'feet', percent: 25 },
    { faction: 'gang', percent: -25 },
  ],
  gives: [],
  decayPerDay: 5,
};

describe('reputation', () => {
  it.each([
    [-3000, 'hunted'],
    [-101, 'hunted'],
    [-100, 'unknown'],
    [1999, 'unknown'],
    [2000, 'kin'],
    [3000, 'kin'],
  ])('of %d points has the tier %s', (points, tier) => {
    expect(tierOf(points, tiers).id).toBe(tier);
  });

  it('changes allies in the same direction and enemies in the other, rounded towards zero', () => {
    expect(spillOver({ faction: 'ring', points: 90 }, [ring])).toEqual([
      { faction: 'ring', points: 90 },
      { faction: 'feet', points: 22 },
      { faction: 'gang', points: -22 },
    ]);
    expect(spillOver({ faction: 'ring', points: 3 }, [ring])).toEqual([{ faction: 'ring', points: 3 }]);
    expect(spillOver({ faction: 'stranger', points: 3 }, [ring])).toEqual([{ faction: 'stranger', points: 3 }]);
  });

  it('is predicted as a sum', () => {
    expect(
      foreseenChanges(
        [
          { faction: 'ring', points: 100 },
          { faction: 'feet', points: -25 },
        ],
        [ring],
      ),
    ).toEqual([
      { faction: 'ring', points: 100 },
      { faction: 'gang', points: -25 },
    ]);
  });

  test.prop([fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -9000, max: 9000 })])(
    'stays within its range',
    (points, change) => {
      expect(Math.abs(reputationAfter(points, change))).toBeLessThanOrEqual(3000);
    },
  );

  it('keeps what was earned below the highest tier, and loses what lies above its start', () => {
    const known = { ...ring, topPoints: 1_200 };
    expect([
      reputationAfterDays(100, known, 3),
      reputationAfterDays(1_200, known, 30),
      reputationAfterDays(1_260, known, 3),
      reputationAfterDays(1_260, known, 300),
    ]).toEqual([100, 1_200, 1_245, 1_200]);
  });

  it('forgets a grudge until the starting points', () => {
    const known = { ...ring, topPoints: 1_200 };
    expect([reputationAfterDays(-12, known, 2), reputationAfterDays(-12, known, 30)]).toEqual([-2, 0]);
  });

  it('has its highest tier where the last one begins, in whatever order they stand', () => {
    const tiers = [{ fromPoints: 150 }, { fromPoints: 1_200 }, { fromPoints: -3_000 }] as never;
    expect(topTierPoints(tiers)).toBe(1_200);
  });
});
