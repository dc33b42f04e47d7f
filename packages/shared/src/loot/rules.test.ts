import { describe, expect, it } from 'vitest';
import { ItemContent } from '../inventory/content';
import { seededRng } from '../kernel/rng';
import { canTake, defaultFilter, lootItemsOf, isWanted } from './rules';

describe('a drop', () => {
  const drop = { ownerId: 'anna' as never, ownedUntilMs: 100, expiresMs: 200 };
  it.each([
    ['anna', 0, null],
    ['boris', 99, 'loot.not_yours'],
    ['boris', 100, null],
    ['anna', 200, 'loot.gone'],
    ['boris', 200, 'loot.gone'],
  ])('taken by %s at %d ms is answered with %s', (who, nowMs, code) => {
    const verdict = canTake(drop, who, nowMs);
    expect(verdict.ok ? null : verdict.code).toBe(code);
  });
});

describe('the loot filter', () => {
  const filter = { isOn: true, minRarity: 'refined' as const, kinds: ['firearm' as const], withChits: false };
  it.each([
    ['military', 'firearm', true],
    ['common', 'firearm', false],
    ['iconic', 'armour', false],
    ['common', 'quest', true],
    ['common', null, false],
  ] as const)('accepts or hides a %s %s', (rarity, kind, wanted) => {
    expect(isWanted(filter, { rarity }, kind)).toBe(wanted);
    expect(isWanted(defaultFilter, { rarity }, kind)).toBe(true);
    expect(isWanted({ ...defaultFilter, isOn: false }, { rarity }, kind)).toBe(false);
  });
});

describe('rolled loot', () => {
  const base = {
    name: { en: 'a', ru: 'а' },
    blurb: { en: 'a', ru: 'а' },
    icon: 'box',
    rarity: 'common',
    weightGrams: 1,
    buyChits: 4,
    sellChits: 1,
  };
  const vest = ItemContent.parse({
    ...base,
    id: 'vest',
    kind: 'armour',
    slot: 'torso',
    armour: 1,
    durability: 5,
    level: 4,
    affixPools: ['coat'],
  });
  const bolt = ItemContent.parse({ ...base, id: 'bolt', kind: 'material', stackSize: 50 });
  const affixes = [
    {
      id: 'thick',
      pool: 'coat',
      name: { en: 'thick', ru: 'плотный' },
      stat: 'armour' as const,
      tiers: [
        { level: 1, min: 1, max: 3, weight: 1 },
        { level: 9, min: 4, max: 6, weight: 1 },
      ],
    },
  ];
  const making = { contentOf: (id: string) => (id === 'vest' ? vest : bolt), affixes, level: 2 };
  it('becomes single pieces of gear with their own rarity and affixes, and unchanged stacks', () => {
    const lootItems = lootItemsOf(
      [
        { item: 'vest', quantity: 2, rarity: 'refined' },
        { item: 'bolt', quantity: 7, rarity: 'iconic' },
        { chits: 0 },
        { chits: 5 },
        { item: 'vest', quantity: 1, rarity: null },
      ],
      making,
      seededRng(3),
    );
    expect(lootItems).toHaveLength(5);
    expect(lootItems.slice(0, 2)).toEqual(
      Array.from({ length: 2 }, () =>
        expect.objectContaining({
          templateId: 'vest',
          quantity: 1,
          rarity: 'refined',
          level: 4,
          affixes: [expect.objectContaining({ affix: 'thick', tier: 1 })],
        }),
      ),
    );
    expect(lootItems[2]).toEqual({ templateId: 'bolt', quantity: 7, rarity: 'common', level: 1, affixes: [] });
    expect(lootItems.slice(3)).toEqual([
      { chits: 5 },
      { templateId: 'vest', quantity: 1, rarity: 'common', level: 4, affixes: [] },
    ]);
  });
});
