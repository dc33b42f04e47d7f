import { describe, expect, it } from 'vitest';
import { canGive, canPay } from './rules';

describe('paying', () => {
  it('reports how much is missing', () => {
    expect(canPay(30n, 30n).ok).toBe(true);
    expect(canPay(30n, 45n)).toEqual({ ok: false, code: 'wallet.too_poor', params: { missing: '15' } });
  });
  it('refuses a payment to oneself', () => {
    expect(canGive('a', 'a')).toMatchObject({ code: 'wallet.same_wallet' });
    expect(canGive('a', 'b').ok).toBe(true);
  });
});
