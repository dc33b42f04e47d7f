import { expect, it } from 'vitest';
import { canComeIn, isLocking, lockEndsMs, lockOf } from './rules';

const comer = { own: 'called', places: 4, taken: 1, isLocked: false } as const;
const at = (text: string) => Date.parse(text);

it('a lock ends at the next midnight, also when it begins at midnight', () => {
  expect(lockEndsMs(at('2026-11-24T23:59:59.999Z'))).toBe(at('2026-11-25T00:00:00Z'));
  expect(lockEndsMs(at('2026-11-25T00:00:00Z'))).toBe(at('2026-11-26T00:00:00Z'));
});

it('only the hard instance locks', () => {
  expect(isLocking('hard')).toBe(true);
  expect(isLocking('normal')).toBe(false);
});

it('a lock holds for its instance and difficulty until it ends', () => {
  const locks = [{ zoneId: 'cellar', difficulty: 'hard', endsAt: new Date(1_000) }];
  expect(lockOf(locks, { zoneId: 'cellar', difficulty: 'hard' }, 999)).toBe(locks[0]);
  expect(lockOf(locks, { zoneId: 'cellar', difficulty: 'hard' }, 1_000)).toBeUndefined();
  expect(lockOf(locks, { zoneId: 'cellar', difficulty: 'normal' }, 0)).toBeUndefined();
  expect(lockOf(locks, { zoneId: 'attic', difficulty: 'hard' }, 0)).toBeUndefined();
});

it('a member comes in while there is a free place and no lock', () => {
  expect(canComeIn(comer)).toEqual({ ok: true });
  expect(canComeIn({ ...comer, own: 'none', taken: 3 })).toEqual({ ok: true });
  expect(canComeIn({ ...comer, taken: 4 })).toMatchObject({ code: 'instance.group_full' });
  expect(canComeIn({ ...comer, isLocked: true })).toMatchObject({ code: 'instance.locked' });
});

it('a member who has a place returns, although all places are taken and the victory has locked', () => {
  expect(canComeIn({ own: 'admitted', places: 4, taken: 4, isLocked: true })).toEqual({ ok: true });
});
