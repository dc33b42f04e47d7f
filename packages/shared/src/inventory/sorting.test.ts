import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { ItemContent } from './content';
import { sortOrders } from './schema';
import { planSort, type Sortable } from './sorting';

const kinds = new Map(
  ['knife', 'stim', 'wire'].map((id, index) => [
    id,
    ItemContent.parse({
      kind: ['quest', 'junk', 'material'][index],
      id,
      name: { en: 'a', ru: 'а' },
      blurb: { en: 'a', ru: 'а' },
      icon: 'box',
      rarity: 'common',
      weightGrams: index,
      stackSize: [1, 5, 100][index],
      buyChits: 4,
      sellChits: 1,
    }),
  ]),
);
const contentOf = (templateId: string): ItemContent => {
  const found = kinds.get(templateId);
  if (found === undefined) throw new RangeError(templateId);
  return found;
};
const bag = fc
  .uniqueArray(
    fc.record({
      slot: fc.nat(39),
      templateId: fc.constantFrom('knife', 'stim', 'wire'),
      quantity: fc.integer({ min: 1, max: 100 }),
      isLocked: fc.boolean(),
      isJunk: fc.boolean(),
      sellChits: fc.nat(90),
    }),
    { selector: ({ slot }) => slot, maxLength: 40 },
  )
  .map((drawn) =>
    drawn.map(
      (one): Sortable => ({
        ...one,
        id: `id-${one.slot}` as Sortable['id'],
        templateId: one.templateId as Sortable['templateId'],
        quantity: Math.min(one.quantity, contentOf(one.templateId).stackSize),
        rarity: 'common',
        level: 1,
        isBound: false,
      }),
    ),
  );

test.prop([bag, fc.constantFrom(...sortOrders)])(
  'sorting loses nothing, overfills no stack, leaves no gap, and changes nothing the second time',
  (items, by) => {
    const plan = planSort(items, by, contentOf);
    const before = new Map(items.map((item) => [item.id, item]));
    const counted = (list: readonly { templateId: string; quantity: number }[]) =>
      [...kinds.keys()].map((id) =>
        list.filter(({ templateId }) => templateId === id).reduce((sum, { quantity }) => sum + quantity, 0),
      );
    const after = plan.kept.map(({ id, slot, quantity }) => ({ ...(before.get(id) as Sortable), slot, quantity }));
    expect(counted(after)).toEqual(counted(items));
    expect(after.every((item) => item.quantity > 0 && item.quantity <= contentOf(item.templateId).stackSize)).toBe(
      true,
    );
    expect(plan.kept.map(({ slot }) => slot)).toEqual(plan.kept.map((_, index) => index));
    expect([...plan.kept.map(({ id }) => id), ...plan.poured].toSorted()).toEqual(items.map(({ id }) => id).toSorted());
    expect(planSort(after, by, contentOf)).toEqual({ kept: plan.kept, poured: [] });
  },
);

it('sorts the newest or the most valuable first', () => {
  const items = [
    ['knife', 1, 1],
    ['wire', 2, 9],
    ['stim', 3, 2],
  ].map(([templateId, slot, sellChits]) => ({
    id: `id-${slot}`,
    slot,
    templateId,
    quantity: 1,
    rarity: 'common',
    level: 1,
    sellChits,
    isBound: false,
    isLocked: false,
    isJunk: false,
  })) as Sortable[];
  const order = (by: 'newest' | 'worth') => planSort(items, by, contentOf).kept.map(({ id }) => id);
  expect(order('newest')).toEqual(['id-3', 'id-2', 'id-1']);
  expect(order('worth')).toEqual(['id-2', 'id-3', 'id-1']);
});
