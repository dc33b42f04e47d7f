import { describe, expect, it } from 'vitest';
import { seededRng } from '@necp/shared/kernel';
import { expectedLoot, rollLoot, type LootContext } from '@necp/shared/loot/formulas';
import { lootTables } from '../loot';

const byId = new Map(lootTables.map((table) => [table.id, table]));
const tables = (id: string) => byId.get(id);
const context: LootContext = { level: 9, difficulty: 'normal', encounter: 'again', luck: 12, holds: () => true };

interface Tally {
  sum: number;
  squares: number;
}
const add = (tally: Tally, count: number): Tally => ({
  sum: tally.sum + count,
  squares: tally.squares + count * count,
});

/** Counts how often each kind of item came, and how many chits, over a number of rolls. */
function openOften(id: string, times: number): { readonly pieces: ReadonlyMap<string, Tally>; readonly chits: Tally } {
  const rng = seededRng(20_771 + lootTables.findIndex((table) => table.id === id));
  const pieces = new Map<string, Tally>();
  let chits: Tally = { sum: 0, squares: 0 };
  for (let time = 0; time < times; time++) {
    const once = new Map<string, number>();
    let coins = 0;
    for (const drop of rollLoot(id, { tables, context }, rng)) {
      if ('chits' in drop) {
        coins += drop.chits;
        continue;
      }
      const kind = drop.rarity ? `${drop.item}:${drop.rarity}` : drop.item;
      once.set(kind, (once.get(kind) ?? 0) + drop.quantity);
    }
    chits = add(chits, coins);
    for (const [kind, count] of once) pieces.set(kind, add(pieces.get(kind) ?? { sum: 0, squares: 0 }, count));
  }
  return { pieces, chits };
}

/** Expects a measured mean within five and a half standard deviations of the expected one. */
function expectNear(
  tally: Tally,
  mean: number,
  { times, rounding }: { readonly times: number; readonly rounding: number },
): void {
  const deviation = Math.sqrt(Math.max(tally.squares / times - (tally.sum / times) ** 2, mean) / times);
  expect(Math.abs(tally.sum / times - mean)).toBeLessThan(5.5 * deviation + rounding);
}

/** Tests that each kind of loot comes as often as its table says. */
export function testLootRolls(rollsInAll: number): void {
  describe(`loot rolled ${rollsInAll} times in all`, () => {
    it.each(lootTables.map(({ id }) => id))('has the frequencies that the table %s defines', (id) => {
      const times = Math.ceil(rollsInAll / lootTables.length);
      const { pieces, chits } = expectedLoot(id, { tables, context });
      const seen = openOften(id, times);
      expect([...seen.pieces.keys()].filter((kind) => !pieces.has(kind))).toEqual([]);
      for (const [kind, mean] of pieces)
        expectNear(seen.pieces.get(kind) ?? { sum: 0, squares: 0 }, mean, { times, rounding: 1e-9 });
      expectNear(seen.chits, chits, { times, rounding: 0.51 });
    });
  });
}
