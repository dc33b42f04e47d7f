import { describe, expect, it } from 'vitest';
import { ItemContent } from './content';
import { conditionShare, durabilityShare, tabChits } from './formulas';
import { bonusOf, gearFrom } from './gear';
import { wornPlaces, type ItemView, type WornPlace } from './schema';

const made = (entry: object): ItemContent =>
  ItemContent.parse({
    name: { en: 'a', ru: 'а' },
    blurb: { en: 'a', ru: 'а' },
    icon: 'box',
    rarity: 'common',
    weightGrams: 100,
    buyChits: 4,
    sellChits: 1,
    ...entry,
  });
const itemKinds = [
  made({ id: 'vest', kind: 'armour', slot: 'torso', armour: 10, durability: 100, sockets: 1, bonus: { healthMax: 5 } }),
  made({
    id: 'eyes',
    kind: 'cyberware',
    part: 'eyes',
    strain: 3,
    durability: 50,
    ability: 'wink',
    bonus: { criticalChance: 2 },
  }),
  made({
    id: 'knife',
    kind: 'blade',
    hands: 1,
    damage: { min: 1, max: 2 },
    damageType: 'physical',
    swingMs: 300,
    reachTiles: 1,
    arcDegrees: 90,
    staminaCost: 1,
    penetration: 0,
    criticalChance: 0,
    criticalPercent: 0,
    soundTiles: 1,
    durability: 50,
    bonus: { bladePercent: 6 },
  }),
  made({ id: 'liner', kind: 'mod', fits: ['armour'], bonus: { armour: 1 } }),
  made({
    id: 'stim',
    kind: 'consumable',
    stackSize: 20,
    useMs: 1,
    cooldownMs: 1,
    group: 'stim',
    uses: [{ does: 'restore', pool: 'health', amount: 5 }],
  }),
];
const kinds = {
  contentOf: (id: string) => itemKinds.find((one) => one.id === id) ?? made({ id: 'dust', kind: 'junk' }),
  affixStats: new Map([['of_luck', 'luck' as const]]),
};
const item = (templateId: string, change: Partial<ItemView> & { place?: WornPlace } = {}): ItemView =>
  ({
    id: `id-${templateId}`,
    slot: change.place === undefined ? 0 : wornPlaces.indexOf(change.place),
    quantity: 1,
    templateId,
    rarity: 'common',
    level: 1,
    affixes: [],
    durability: 50,
    durabilityMax: 100,
    mods: [],
    isBound: false,
    isLocked: false,
    isJunk: false,
    sellChits: 1,
    ...change,
  }) as ItemView;

describe('equipped gear', () => {
  it('adds its bonuses up, except for weapons, whose bonuses apply to themselves only', () => {
    const gear = gearFrom(
      {
        bag: [item('stim', { quantity: 3 })],
        worn: [
          item('vest', { place: 'torso', mods: ['liner'], affixes: [{ affix: 'of_luck', tier: 1, value: 2 }] }),
          item('eyes', { place: 'cyber_eyes' }),
          item('knife', { place: 'weapon_main', rarity: 'military' }),
        ],
      },
      kinds,
    );
    expect(gear.bonus).toEqual({ healthMax: 5, armour: 1, luck: 2, criticalChance: 2 });
    expect(gear.main).toMatchObject({ templateId: 'knife', bonus: { bladePercent: 6 } });
    expect(gear.main?.damageShare).toBeCloseTo(1.16);
    expect([gear.side, gear.thrown, gear.armour, gear.weightGrams]).toEqual([null, null, 10, 600]);
    expect(gear.worn).toEqual({ torso: 'vest', cyber_eyes: 'eyes', weapon_main: 'knife' });
    expect([gear.cyberAbilities, gear.consumables.map(({ quantity }) => quantity)]).toEqual([['wink'], [3]]);
  });

  it('gives half its armour and none of its bonuses once it is broken', () => {
    const gear = gearFrom(
      {
        bag: [],
        worn: [
          item('vest', { place: 'torso', durability: 0 }),
          item('eyes', { place: 'cyber_eyes', durability: 0 }),
          item('knife', { place: 'weapon_main', durability: 0 }),
        ],
      },
      kinds,
    );
    expect([gear.armour, gear.bonus, gear.cyberAbilities, gear.main?.damageShare]).toEqual([5, {}, [], 0.5]);
    expect(bonusOf(item('vest', { durability: null }), kinds)).toEqual({ healthMax: 5 });
  });
});

describe('durability', () => {
  it.each([
    [0, 100, 1],
    [5_000, 100, 0.5],
    [10_000, 100, 0],
    [99_999, 100, 0],
    [3, null, 1],
  ])('with %d hundredths worn down of %s points leaves a share of %d', (wear, durability, left) => {
    expect(durabilityShare(wear, durability)).toBeCloseTo(left);
    expect(conditionShare(left)).toBe(left > 0 ? 1 : 0.5);
  });
});

it('each next bank tab costs more', () => {
  expect([2, 3, 4, 5, 6].map(tabChits)).toEqual([400, 1_000, 2_500, 6_250, 15_630]);
});
