import { describe, expect, test, vi } from 'vitest';
import { Particles } from '../combat/particles';
import { CombatShow } from '../combat/show';
import type { ShowParts } from '../combat/show-parts';
import { isInCover } from './targeting';
import { wordsOf } from './words';

const from = { fromX: 10, fromY: 10 };
const target = { x: 10, y: 4 };

describe('a target behind something solid', () => {
  test('is in cover when the shot that was meant for it ended before it', () => {
    expect(isInCover(target, { ...from, toX: 10.2, toY: 8 })).toBe(true);
  });

  test('is not in cover when the shot went past it or elsewhere', () => {
    expect(isInCover(target, { ...from, toX: 10, toY: 2 })).toBe(false);
    expect(isInCover(target, { ...from, toX: 12, toY: 8 })).toBe(false);
    expect(isInCover(target, { ...from, toX: 10, toY: 12 })).toBe(false);
  });

  test('is said to be in cover once a second, in the language of the player', () => {
    const number = vi.fn();
    let nowMs = 0;
    const parts = {
      particles: new Particles(),
      number,
      word: (key: 'cover') => wordsOf('ru')[key],
      nowMs: () => nowMs,
    };
    const show = new CombatShow(parts as unknown as ShowParts);
    for (nowMs of [0, 300, 999]) show.showCover(target);
    expect(number.mock.calls).toEqual([['в укрытии', { ...target, kind: 'quiet' }]]);
    nowMs = 1_000;
    show.showCover(target);
    expect(number).toHaveBeenCalledTimes(2);
  });
});
