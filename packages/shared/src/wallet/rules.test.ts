import { describe, expect, it } from 'vitest';
import { GiveEddiesInput } from './schema';
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

describe('the amount of a gift', () => {
  const request = {
    requestId: '0190c1c1-0000-7000-8000-000000000001',
    toCharacterId: '0190c1c1-0000-7000-8000-000000000002',
  };
  it.each([-1n, 0n, 10n ** 16n, 0.5, 1e400, 2 ** 53 + 1, '1', null, undefined, Number.NaN])(
    'cannot be %s eddies',
    (amountEddies) => {
      expect(GiveEddiesInput.safeParse({ ...request, amountEddies }).success).toBe(false);
    },
  );
  it('can be a whole number of eddies', () => {
    expect(GiveEddiesInput.safeParse({ ...request, amountEddies: 1n }).success).toBe(true);
  });
});
