import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { askingEddies, offeredEddies } from './formulas';

describe('a counter', () => {
  it.each([[100, 100, 100, 0, 100], [100, 108, 100, 0, 108], [100, 100, 85, 12, 75], [100, 100, 160, 0, 160], [1, 80, 85, 12, 1], [100, 100, 100, 90, 88]])('asks for a thing of %d at %d %% for tier %d and trade %d: %d', (base, stockPercent, tierPercent, tradePercent, asked) => {
    expect(askingEddies(base, { stockPercent, tierPercent, tradePercent })).toBe(asked);
  });

  it.each([[20, 100, 100, 0, 20], [20, 90, 100, 0, 18], [20, 100, 85, 12, 25], [20, 100, 160, 0, 8], [0, 100, 85, 12, 0]])('offers for a thing of %d at %d %% for tier %d and trade %d: %d', (base, payPercent, tierPercent, tradePercent, offered) => {
    expect(offeredEddies(base, { payPercent, tierPercent, tradePercent })).toBe(offered);
  });

  test.prop([fc.integer({ min: 10, max: 100_000 }), fc.integer({ min: 85, max: 160 }), fc.double({ min: 0, max: 50, noNaN: true })])('never pays what it asks when selling is a quarter of buying', (buyEddies, tierPercent, tradePercent) => {
    const asked = askingEddies(buyEddies, { stockPercent: 80, tierPercent, tradePercent });
    expect(offeredEddies(Math.floor(buyEddies / 4), { payPercent: 100, tierPercent, tradePercent })).toBeLessThan(asked);
  });
});
