import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { askingChits, offeredChits } from './formulas';

describe("a vendor's price", () => {
  const asking = (base: number, terms: { stock?: number; tier?: number; trade?: number }) =>
    askingChits(base, {
      stockPercent: terms.stock ?? 100,
      tierPercent: terms.tier ?? 100,
      tradePercent: terms.trade ?? 0,
    });
  it.each([
    [{}, 100],
    [{ stock: 108 }, 108],
    [{ tier: 85, trade: 12 }, 75],
    [{ tier: 160 }, 160],
    [{ trade: 90 }, 88],
  ])('for an item of 100 with %o is %d', (terms, asked) => {
    expect(asking(100, terms)).toBe(asked);
  });

  it('is never zero', () => {
    expect(asking(1, { stock: 80, tier: 85, trade: 12 })).toBe(1);
  });

  const offering = (base: number, terms: { pay?: number; tier?: number; trade?: number }) =>
    offeredChits(base, {
      payPercent: terms.pay ?? 100,
      tierPercent: terms.tier ?? 100,
      tradePercent: terms.trade ?? 0,
    });
  it.each([
    [{}, 20],
    [{ pay: 90 }, 18],
    [{ tier: 85, trade: 12 }, 25],
    [{ tier: 160 }, 8],
  ])('offered for an item of 20 with %o is %d', (terms, offered) => {
    expect(offering(20, terms)).toBe(offered);
  });

  it('offered for unwanted items is zero', () => {
    expect(offering(0, { tier: 85, trade: 12 })).toBe(0);
  });

  test.prop([
    fc.integer({ min: 10, max: 100_000 }),
    fc.integer({ min: 85, max: 160 }),
    fc.double({ min: 0, max: 50, noNaN: true }),
  ])('is never below its offer when items sell for a quarter of their price', (buyChits, tierPercent, tradePercent) => {
    const asked = askingChits(buyChits, { stockPercent: 80, tierPercent, tradePercent });
    expect(offeredChits(Math.floor(buyChits / 4), { payPercent: 100, tierPercent, tradePercent })).toBeLessThan(asked);
  });
});
