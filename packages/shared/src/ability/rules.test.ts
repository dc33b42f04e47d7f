import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { arrange, emptyArrangement, withSlot, type Arrangement } from './rules';
import type { SlotEntry } from './schema';

const know = (before: Arrangement, abilities: readonly string[], items: readonly string[] = []) =>
  arrange(before, { abilities, items });
const ids = ['alpha', 'beta', 'gamma', 'delta'];

describe('the hotbar of a character', () => {
  it('takes abilities in order, and items on the last number keys, then on the second bar', () => {
    expect(know(emptyArrangement, ['alpha', 'beta'], ['stim', 'gel', 'tea']).slots).toEqual([
      'ability:alpha',
      'ability:beta',
      null,
      null,
      null,
      null,
      'item:gel',
      'item:stim',
      'item:tea',
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('leaves a cleared slot empty until the ability was forgotten in between', () => {
    const learnt = know(emptyArrangement, ['alpha']);
    const cleared = { ...learnt, slots: withSlot(learnt.slots, { slot: 0, entry: null }) };
    expect(know(cleared, ['alpha']).slots.every((entry) => entry === null)).toBe(true);
    expect(know(know(cleared, []), ['alpha']).slots[0]).toBe('ability:alpha');
  });

  it('keeps the slot of an item that ran out', () => {
    expect(know(know(emptyArrangement, [], ['stim']), [], []).slots[7]).toBe('item:stim');
  });

  it('lets two entries swap slots', () => {
    const { slots } = know(emptyArrangement, ['alpha', 'beta']);
    expect(withSlot(slots, { slot: 1, entry: 'ability:alpha' }).slice(0, 2)).toEqual(['ability:beta', 'ability:alpha']);
  });

  test.prop([
    fc.array(fc.record({ slot: fc.nat(15), id: fc.option(fc.constantFrom(...ids)) }), { maxLength: 30 }),
    fc.subarray(ids),
  ])('holds each entry once and no unknown one', (changes, known) => {
    let arrangement = know(emptyArrangement, ids);
    for (const { slot, id } of changes)
      arrangement = {
        ...arrangement,
        slots: withSlot(arrangement.slots, { slot, entry: id === null ? null : (`ability:${id}` satisfies SlotEntry) }),
      };
    const shown = know(arrangement, known).slots.filter((entry) => entry !== null);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.every((entry) => known.includes(entry.slice('ability:'.length)))).toBe(true);
    expect(know(arrangement, known).slots).toHaveLength(16);
  });
});
