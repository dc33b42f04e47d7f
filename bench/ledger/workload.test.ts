import { seededRng } from '@necp/shared/kernel';
import { expect, test } from 'vitest';
import { transfersOf, zipf } from './workload';

test('the shares of the accounts follow the law', () => {
  const draw = zipf(1_000, 1.5, seededRng(1));
  const counts = new Map<number, number>();
  for (let drawn = 0; drawn < 100_000; drawn++) {
    const account = draw();
    counts.set(account, (counts.get(account) ?? 0) + 1);
  }
  const whole = Array.from({ length: 1_000 }, (_, index) => 1 / (index + 1) ** 1.5).reduce((sum, one) => sum + one, 0);
  for (const account of [0, 1, 7])
    expect((counts.get(account) ?? 0) / 100_000).toBeCloseTo(1 / (account + 1) ** 1.5 / whole, 2);
});

test('the same seed gives the same transfers, and none from an account to itself', () => {
  const workload = { name: 'hot', accounts: 5, alpha: 1.5 };
  const [first, second] = [transfersOf(workload, 7), transfersOf(workload, 7)];
  for (let drawn = 0; drawn < 1_000; drawn++) {
    const transfer = first();
    expect(second()).toEqual(transfer);
    expect(transfer.from).not.toBe(transfer.to);
    expect(transfer.to).toBeLessThan(5);
  }
});
