import { openTestDomain } from '@necp/domain/testing';
import { maxTries, tryWindowMs } from '@necp/shared/account/rules';
import { expect, it } from 'vitest';
import { guess } from './testing/guesses';

it('ten thousand guesses from many addresses open nothing, are hardly looked at, and lock no owner out', async () => {
  const testDomain = await openTestDomain();
  try {
    const { opened, faults, mostAtAccount, ownersInside, hashes, longestLockMs } = await guess(testDomain, {
      guesses: 10_000,
      accounts: 12,
      addresses: 500,
    });
    expect({ opened, faults, ownersInside }).toEqual({ opened: 0, faults: 0, ownersInside: 12 });
    expect(mostAtAccount).toBeLessThanOrEqual(maxTries);
    expect(hashes).toBeLessThanOrEqual(12 * maxTries);
    expect(longestLockMs).toBeLessThanOrEqual(tryWindowMs);
  } finally {
    await testDomain.close();
  }
});
