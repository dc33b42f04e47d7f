import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { ItemContent } from './content';
import {
  canCount,
  canDestroy,
  canInsert,
  canPassOn,
  canPlace,
  canWear,
  placesOf,
  planStow,
  startingSlots,
} from './rules';
import { wornPlaces } from './schema';

describe('a quantity of items', () => {
  it.each([-1, 0, 0.5, 1e400, 2 ** 53 + 1, Number.NaN, 10_000, '1' as never, null as never])(
    'cannot be %s',
    (quantity) => {
      expect(canCount(quantity)).toMatchObject({ ok: false, code: 'inventory.bad_quantity' });
    },
  );
  it.each([1, 2, 9_999])('can be %s', (quantity) => {
    expect(canCount(quantity).ok).toBe(true);
  });
});

const item = (entry: object): ItemContent =>
  ItemContent.parse({
    id: 'item',
    name: { en: 'a', ru: 'а' },
    blurb: { en: 'a', ru: 'а' },
    icon: 'box',
    rarity: 'common',
    weightGrams: 1,
    buyChits: 4,
    sellChits: 1,
    ...entry,
  });
const vest = item({ kind: 'armour', slot: 'torso', armour: 5, durability: 100, level: 4, requires: { body: 5 } });
const blade = {
  kind: 'blade',
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
  sockets: 2,
};
const knife = item({ ...blade, hands: 1 });
const pole = item({ ...blade, hands: 2 });
const legs = item({ kind: 'cyberware', part: 'legs', strain: 9, durability: 10 });
const junk = item({ kind: 'junk', stackSize: 20 });
const mod = item({ kind: 'mod', fits: ['blade'], bonus: { damagePercent: 4 } });

describe('an equipment slot', () => {
  const torso = wornPlaces.indexOf('torso');
  const body = { kind: 'equipment', slots: startingSlots.equipment } as const;
  it('accepts a vest for the torso only', () => {
    expect(canPlace(vest, { ...body, slot: torso }).ok).toBe(true);
    expect(canPlace(vest, { ...body, slot: torso + 1 })).toMatchObject({ code: 'inventory.wrong_place' });
    expect(canPlace(junk, { ...body, slot: torso })).toMatchObject({ code: 'inventory.wrong_place' });
  });
  it('accepts two-handed weapons in the main hand only', () => {
    expect([placesOf(knife), placesOf(pole), placesOf(legs), placesOf(junk)]).toEqual([
      ['weapon_main', 'weapon_side'],
      ['weapon_main'],
      ['cyber_legs'],
      [],
    ]);
  });
  it.each([-1, 40, 0.5])('does not exist as %s in a bag of forty', (slot) => {
    expect(canPlace(junk, { kind: 'bag', slots: 40, slot })).toMatchObject({ code: 'inventory.no_such_slot' });
  });
});

describe('equipping', () => {
  const wearer = { level: 4, attributes: { body: 5, reflex: 3, tech: 3, intellect: 3, cool: 3 }, strain: 0 };
  it.each([
    [vest, {}, null],
    [vest, { level: 3 }, 'inventory.level_too_low'],
    [vest, { attributes: { ...wearer.attributes, body: 4 } }, 'inventory.attribute_too_low'],
    [legs, { strain: 9 }, null],
    [legs, { strain: 10 }, 'inventory.too_much_strain'],
  ])('requires the level, the attributes and the cyberware capacity', (item, change, code) => {
    const verdict = canWear(item, { ...wearer, ...change });
    expect(verdict.ok ? null : verdict.code).toBe(code);
  });
});

describe('the rules for an item', () => {
  it('protect locked items, quest items and bound items', () => {
    const marks = { isLocked: false, isBound: false };
    expect(canDestroy(junk, marks).ok).toBe(true);
    expect(canDestroy(junk, { isLocked: true })).toMatchObject({ code: 'inventory.locked' });
    expect(canDestroy(item({ kind: 'quest' }), marks)).toMatchObject({ code: 'inventory.quest_item' });
    expect(canPassOn({ ...marks, isBound: true })).toMatchObject({ code: 'inventory.bound' });
    expect(canPassOn({ ...marks, isLocked: true })).toMatchObject({ code: 'inventory.locked' });
  });
  it.each([
    [0, [], null],
    [1, [], 'inventory.no_socket'],
    [1, ['x'], null],
    [0, ['x'], null],
    [2, ['x', 'y'], 'inventory.no_socket'],
  ])('allow a mod in socket %d beside %j', (socket, mods, code) => {
    const verdict = canInsert(knife, mod, { socket, mods });
    expect(verdict.ok ? null : verdict.code).toBe(code);
  });
  it('refuse a mod for an item it is not made for', () => {
    expect(canInsert(vest, mod, { socket: 0, mods: [] })).toMatchObject({ code: 'inventory.wrong_mod' });
    expect(canInsert(knife, junk, { socket: 0, mods: [] })).toMatchObject({ code: 'inventory.wrong_mod' });
  });
});

describe('planning slots for new items', () => {
  const stacksOf = fc.uniqueArray(
    fc.record({
      slot: fc.nat(9),
      templateId: fc.constantFrom('ammo', 'tea'),
      quantity: fc.integer({ min: 1, max: 20 }),
    }),
    { selector: (stack) => stack.slot, maxLength: 10 },
  );

  test.prop([stacksOf, fc.integer({ min: 1, max: 250 })])(
    'places each piece or counts the rest, never overfills a stack and never uses a taken slot',
    (drawn, quantity) => {
      const stacks = drawn.map((stack, index) => ({ ...stack, itemId: String(index) }));
      const plan = planStow(stacks, { templateId: 'ammo', maxStack: 20, quantity, slots: 10 });
      const roomLeft =
        (10 - stacks.length) * 20 +
        stacks.filter((stack) => stack.templateId === 'ammo').reduce((sum, stack) => sum + 20 - stack.quantity, 0);
      expect(plan.left).toBe(Math.max(0, quantity - roomLeft));
      const placed = [...plan.fills, ...plan.fresh].map((part) => part.quantity);
      expect(placed.reduce((sum, part) => sum + part, 0)).toBe(quantity - plan.left);
      expect(placed.every((part) => part > 0 && part <= 20)).toBe(true);
      for (const fill of plan.fills) {
        const stack = stacks.find((one) => one.itemId === fill.itemId);
        expect(stack?.templateId).toBe('ammo');
        expect((stack?.quantity ?? 99) + fill.quantity).toBeLessThanOrEqual(20);
      }
      expect(plan.fresh.some((one) => stacks.some((stack) => stack.slot === one.slot))).toBe(false);
    },
  );
});
