import { describe, expect, it } from 'vitest';
import { contributionOf, contributionTier, countFor, scaledPercent } from './formulas';

describe('a world event', () => {
  it.each([
    [1, 2],
    [2, 3],
    [5, 4],
    [100, 6],
  ])('for %d players sends %d enemies of a wave', (players, count) => {
    expect(countFor({ count: 2, perPlayer: 0.6, cap: 6 }, players)).toBe(count);
  });

  it('grows with the players up to its maximum', () => {
    const scaling = { healthPercentPerPlayer: 45, damagePercentPerPlayer: 4, maxPlayers: 10 };
    expect(scaledPercent(scaling, 1)).toEqual({ bossHealthPercent: 100, damagePercent: 100 });
    expect(scaledPercent(scaling, 300)).toEqual({ bossHealthPercent: 505, damagePercent: 136 });
  });

  it('adds up all contributions and finds the best tier they reach', () => {
    const points = contributionOf(
      { damagePer100: 10, healPer100: 12, revive: 30, carry: 25, presencePerS: 0.5 },
      { damage: 250, healing: 50, revives: 1, carried: 2, presentMs: 20_000 },
    );
    expect(points).toBeCloseTo(25 + 6 + 30 + 50 + 10);
    const tier = (id: string, atLeastPoints: number) => ({
      id,
      name: { en: 'x', ru: 'икс' },
      atLeastPoints,
      experience: 1,
      chits: 0,
      reputation: [],
    });
    expect(contributionTier([tier('low', 10), tier('high', 100)], points)?.id).toBe('high');
    expect(contributionTier([tier('low', 10)], 3)).toBeNull();
  });
});
