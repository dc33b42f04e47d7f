import { expect, it } from 'vitest';
import { canBeMarked, canMark, markTiles } from './marks';

it('all members of a party set marks, and in a raid its leader and assistants', () => {
  expect(canMark({ rank: 'member', isRaid: false })).toEqual({ ok: true });
  expect(canMark({ rank: 'assistant', isRaid: true })).toEqual({ ok: true });
  expect(canMark({ rank: 'leader', isRaid: true })).toEqual({ ok: true });
  expect(canMark({ rank: 'member', isRaid: true })).toMatchObject({ code: 'party.not_leader' });
});

it('what lives and is in sight can be marked', () => {
  expect(canBeMarked({ distanceTiles: markTiles, isAlive: true })).toEqual({ ok: true });
  expect(canBeMarked({ distanceTiles: markTiles + 0.1, isAlive: true })).toMatchObject({ code: 'party.mark_far' });
  expect(canBeMarked({ distanceTiles: 1, isAlive: false })).toMatchObject({ code: 'party.mark_dead' });
});
