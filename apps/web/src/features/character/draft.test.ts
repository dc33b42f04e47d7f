import { classes } from '@necp/content/client';
import { Look } from '@necp/shared/character/look';
import { attributeRange, canShareOut } from '@necp/shared/character/rules';
import { seededRng } from '@necp/shared/kernel';
import { describe, expect, test } from 'vitest';
import { firstDraft, movePoint, pointsLeft, randomLook, turnChoice, withClass } from './draft';

const dice = (seed: number) => {
  const rng = seededRng(seed);
  return (below: number) => rng.int(0, below - 1);
};

describe('character draft', () => {
  test('can be created without a single change', () => {
    for (let seed = 0; seed < 200; seed++) {
      const draft = firstDraft('Mako', dice(seed));
      expect(draft.name).toBe('Mako');
      expect(canShareOut(draft.attributes)).toEqual({ ok: true });
      expect(Look.parse(draft.look)).toEqual(draft.look);
    }
  });

  test('changes its points with the class until the player distributes them', () => {
    const draft = firstDraft('Mako', dice(3));
    const bouncer = classes.find((entry) => entry.id === 'bouncer');
    expect(withClass(draft, 'bouncer').attributes).toEqual(bouncer?.attributes);
    const own = { ...draft, pointsFrom: 'player' as const };
    expect(withClass(own, 'bouncer').attributes).toEqual(draft.attributes);
  });

  test('never spends more points than there are and stays within the range', () => {
    let { attributes: points } = firstDraft('Mako', dice(5));
    expect(movePoint(points, 'body', 1)).toBe(points);
    for (let press = 0; press < 40; press++) points = movePoint(points, 'tech', -1);
    expect(points.tech).toBe(attributeRange.min);
    for (let press = 0; press < 80; press++) points = movePoint(points, 'body', 1);
    expect(points.body).toBeLessThanOrEqual(attributeRange.max);
    expect(pointsLeft(points)).toBeGreaterThanOrEqual(0);
  });

  test('wraps look choices around in both directions, and random looks stay within them', () => {
    const look = randomLook(dice(9));
    expect(Look.parse(look)).toEqual(look);
    expect(turnChoice({ ...look, body: 2 }, 'body', 1).body).toBe(0);
    expect(turnChoice({ ...look, body: 0 }, 'body', -1).body).toBe(2);
  });
});
