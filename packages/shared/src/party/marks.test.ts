import { expect, it } from 'vitest';
import { markShapes } from './mark-shapes';
import { canBeMarked, canMark, markTiles, partyMarks } from './marks';

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

it('each mark has a shape and a colour of its own, as large as the others', () => {
  const shapes = partyMarks.map((mark) => markShapes[mark]);
  expect(new Set(shapes.map(({ corners }) => corners.map(Math.round).join())).size).toBe(partyMarks.length);
  expect(new Set(shapes.map(({ hex }) => hex)).size).toBe(partyMarks.length);
  for (const { corners } of shapes) {
    const reach = Math.max(...corners.map(Math.abs));
    expect(reach).toBeGreaterThan(7);
    expect(reach).toBeLessThanOrEqual(10.001);
  }
});
