import { describe, expect, it } from 'vitest';
import { rollAffixes } from '@necp/shared/inventory/formulas';
import { seededRng } from '@necp/shared/kernel';
import { expectedLoot, rollLoot, type LootContext } from '@necp/shared/loot/formulas';
import { affixes, items } from './items';
import { lootTables } from './loot';

const byId = new Map(lootTables.map((table) => [table.id, table]));
const tables = (id: string) => byId.get(id);
const context: LootContext = { level: 9, difficulty: 'normal', encounter: 'again', luck: 12, holds: () => true };
const rollsInAll = 1_000_000;

interface Tally {
  sum: number;
  squares: number;
}
const add = (tally: Tally, count: number): Tally => ({
  sum: tally.sum + count,
  squares: tally.squares + count * count,
});

/** How often each kind came, and how many eddies, over so many openings. */
function openOften(id: string, times: number): { readonly pieces: ReadonlyMap<string, Tally>; readonly eddies: Tally } {
  const rng = seededRng(20_771 + lootTables.findIndex((table) => table.id === id));
  const pieces = new Map<string, Tally>();
  let eddies: Tally = { sum: 0, squares: 0 };
  for (let time = 0; time < times; time++) {
    const once = new Map<string, number>();
    let coins = 0;
    for (const drop of rollLoot(id, { tables, context }, rng)) {
      if ('eddies' in drop) {
        coins += drop.eddies;
        continue;
      }
      const kind = drop.rarity ? `${drop.item}:${drop.rarity}` : drop.item;
      once.set(kind, (once.get(kind) ?? 0) + drop.quantity);
    }
    eddies = add(eddies, coins);
    for (const [kind, count] of once) pieces.set(kind, add(pieces.get(kind) ?? { sum: 0, squares: 0 }, count));
  }
  return { pieces, eddies };
}

/** Whether a measured mean lies within five and a half deviations of the expected one. */
function expectNear(
  tally: Tally,
  mean: number,
  { times, rounding }: { readonly times: number; readonly rounding: number },
): void {
  const deviation = Math.sqrt(Math.max(tally.squares / times - (tally.sum / times) ** 2, mean) / times);
  expect(Math.abs(tally.sum / times - mean)).toBeLessThan(5.5 * deviation + rounding);
}

describe('loot rolled a million times in all', () => {
  it.each(lootTables.map(({ id }) => id))('comes from %s as often as the table says', (id) => {
    const times = Math.ceil(rollsInAll / lootTables.length);
    const { pieces, eddies } = expectedLoot(id, { tables, context });
    const seen = openOften(id, times);
    expect([...seen.pieces.keys()].filter((kind) => !pieces.has(kind))).toEqual([]);
    for (const [kind, mean] of pieces)
      expectNear(seen.pieces.get(kind) ?? { sum: 0, squares: 0 }, mean, { times, rounding: 1e-9 });
    expectNear(seen.eddies, eddies, { times, rounding: 0.51 });
  });

  it('gives affixes only from the pools, each once, as many as the rarity promises, inside their tiers', () => {
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

  it('never puts an affix above the level of what dropped it', () => {
    const rng = seededRng(3);
    const blade = items.find(({ id }) => id === 'blade_fishmonger')!;
    for (let time = 0; time < 500; time++)
      for (const { affix, tier } of rollAffixes(blade, { rarity: 'prototype', level: 4, affixes }, rng))
        expect(affixes.find(({ id }) => id === affix)!.tiers[tier - 1]!.level).toBeLessThanOrEqual(4);
  });
});
