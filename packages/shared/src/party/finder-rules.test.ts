import { expect, it } from 'vitest';
import { canApply, canPutUp, slotFor, withoutSlot } from './finder-rules';

const none = { tank: 0, healer: 0, damage: 0, any: 0 };
const levels = { min: 5, max: 10 };

it('gives a player the slot of the role before one for any', () => {
  const slots = { ...none, tank: 1, any: 1 };
  expect(slotFor(slots, 'tank')).toBe('tank');
  expect(slotFor(slots, 'healer')).toBe('any');
  expect(slotFor({ ...none, tank: 1 }, 'healer')).toBeNull();
  expect(withoutSlot(slots, 'tank')).toEqual({ ...none, any: 1 });
  expect(withoutSlot(none, 'tank')).toEqual(none);
});

it('lets a party seek as many as it has places', () => {
  const party = { slots: { ...none, any: 2 }, levels, isRaid: false, members: 3 };
  expect(canPutUp(party).ok).toBe(true);
  expect(canPutUp({ ...party, members: 4 })).toMatchObject({ code: 'party.too_many_slots', params: { free: 1 } });
  expect(canPutUp({ ...party, members: 4, isRaid: true }).ok).toBe(true);
  expect(canPutUp({ ...party, slots: none })).toMatchObject({ code: 'party.no_slots' });
  expect(canPutUp({ ...party, levels: { min: 6, max: 5 } })).toMatchObject({ code: 'party.levels_order' });
});

it.each([
  { level: 5, role: 'tank', others: 0, code: null },
  { level: 10, role: 'tank', others: 0, code: null },
  { level: 4, role: 'tank', others: 0, code: 'party.level_unfit' },
  { level: 11, role: 'tank', others: 0, code: 'party.level_unfit' },
  { level: 5, role: 'healer', others: 0, code: 'party.role_taken' },
  { level: 5, role: 'tank', others: 1, code: 'party.already_in' },
] as const)('answers level $level as $role with $others others: $code', ({ code, ...applicant }) => {
  const verdict = canApply({ slots: { ...none, tank: 1 }, levels }, applicant);
  expect(verdict.ok ? null : verdict.code).toBe(code);
});
