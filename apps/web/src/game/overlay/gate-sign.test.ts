import { describe, expect, test } from 'vitest';
import { signAlpha, signBox } from './gate-sign';

const sign = signBox({ x: 700, y: 400 }, 120);
const characterAt = (x: number, y: number) => ({ left: x - 26, right: x + 26, top: y - 26, bottom: y + 26 });

describe('the sign of a gate', () => {
  test.each([
    ['in the middle of the sign', 700, 405],
    ['at its left edge', 620, 400],
    ['at its lower edge', 700, 450],
  ])('lets the own character through that stands %s', (_where, x, y) => {
    expect(signAlpha(sign, characterAt(x, y))).toBeLessThan(0.3);
  });

  test('is opaque for everyone who stands beside it, and without a character', () => {
    expect(signAlpha(sign, characterAt(600, 400))).toBe(1);
    expect(signAlpha(sign, characterAt(700, 470))).toBe(1);
    expect(signAlpha(sign, null)).toBe(1);
  });
});
