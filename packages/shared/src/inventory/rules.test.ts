import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { canCount, canPlace, planStow, startingSlots } from './rules';
import { wornPlaces } from './schema';

describe('counting pieces', () => {
  it.each([-1, 0, 0.5, 1e400, 2 ** 53 + 1, Number.NaN, 10_000, '1' as never, null as never])('refuses %s', (quantity) => {
    expect(canCount(quantity)).toMatchObject({ ok: false, code: 'inventory.bad_quantity' });
  });
  it.each([1, 2, 9_999])('takes %s', (quantity) => {
    expect(canCount(quantity).ok).toBe(true);
  });
});

describe('what may lie where', () => {
  const jacketSlot = wornPlaces.indexOf('jacket');
  it('wears a jacket on the shoulders and nowhere else', () => {
    const body = { kind: 'equipment', slots: startingSlots.equipment } as const;
    expect(canPlace('jacket', { ...body, slot: jacketSlot }).ok).toBe(true);
    expect(canPlace('jacket', { ...body, slot: jacketSlot + 1 })).toMatchObject({ code: 'inventory.wrong_place' });
    expect(canPlace(null, { ...body, slot: jacketSlot })).toMatchObject({ code: 'inventory.wrong_place' });
  });
  it.each([-1, 40, 0.5])('has no slot %s in a bag of forty', (slot) => {
    expect(canPlace(null, { kind: 'bag', slots: 40, slot })).toMatchObject({ code: 'inventory.no_such_slot' });
  });
});

describe('stowing', () => {
  const stacksOf = fc.uniqueArray(fc.record({ slot: fc.nat(9), templateId: fc.constantFrom('ammo', 'tea'), quantity: fc.integer({ min: 1, max: 20 }) }), { selector: (stack) => stack.slot, maxLength: 10 });

  test.prop([stacksOf, fc.integer({ min: 1, max: 250 })])('finds a place for each piece or for none, over no stack and in no taken slot', (drawn, quantity) => {
    const stacks = drawn.map((stack, index) => ({ ...stack, itemId: String(index) }));
    const plan = planStow(stacks, { templateId: 'ammo', maxStack: 20, quantity, slots: 10 });
    const roomLeft = (10 - stacks.length) * 20 + stacks.filter((stack) => stack.templateId === 'ammo').reduce((sum, stack) => sum + 20 - stack.quantity, 0);
    expect(plan.ok).toBe(quantity <= roomLeft);
    if (!plan.ok) return;
    const placed = [...plan.fills, ...plan.fresh].map((part) => part.quantity);
    expect(placed.reduce((sum, part) => sum + part, 0)).toBe(quantity);
    expect(placed.every((part) => part > 0 && part <= 20)).toBe(true);
    for (const fill of plan.fills) {
      const stack = stacks.find((one) => one.itemId === fill.itemId);
      expect(stack?.templateId).toBe('ammo');
      expect((stack?.quantity ?? 99) + fill.quantity).toBeLessThanOrEqual(20);
    }
    expect(plan.fresh.some((one) => stacks.some((stack) => stack.slot === one.slot))).toBe(false);
  });
});
