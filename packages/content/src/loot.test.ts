import { describe, expect, it } from 'vitest';
import { rollAffixes } from '@necp/shared/inventory/formulas';
import { seededRng } from '@necp/shared/kernel';
import { affixes, items } from './items';
import { testLootRolls } from './testing/loot-rolls';

testLootRolls(50_000);

describe('affixes of rolled loot', () => {
  it('come only from the pools, each once, as many as the rarity grants, inside their tiers', () => {
    const rng = seededRng(8);
    for (const item of items) {
      if (!('affixPools' in item) || item.affixPools.length === 0) continue;
      for (const [rarity, count] of [
        ['common', 0],
        ['refined', 1],
        ['military', 2],
        ['prototype', 3],
      ] as const) {
        const rolled = rollAffixes(item, { rarity, level: 20, affixes }, rng);
        expect(rolled.length, `${item.id} ${rarity}`).toBe(count);
        expect(new Set(rolled.map(({ affix }) => affix)).size).toBe(rolled.length);
        for (const { affix, tier, value } of rolled) {
          const found = affixes.find(({ id }) => id === affix)!;
          expect(item.affixPools).toContain(found.pool);
          expect(value).toBeGreaterThanOrEqual(found.tiers[tier - 1]!.min);
          expect(value).toBeLessThanOrEqual(found.tiers[tier - 1]!.max);
        }
      }
    }
  });

  it('are never above the level of the enemy or container that dropped the item', () => {
    const rng = seededRng(3);
    const blade = items.find(({ id }) => id === 'blade_fishmonger')!;
    for (let time = 0; time < 500; time++)
      for (const { affix, tier } of rollAffixes(blade, { rarity: 'prototype', level: 4, affixes }, rng))
        expect(affixes.find(({ id }) => id === affix)!.tiers[tier - 1]!.level).toBeLessThanOrEqual(4);
  });
});
