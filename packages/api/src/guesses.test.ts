import { openTestDomain } from '@necp/domain/testing';
import { maxTries, tryWindowMs } from '@necp/shared/account/rules';
import { expect, it } from 'vitest';
import { guess } from './testing/guesses';

it('a few hundred guesses from many addresses open nothing, are hardly looked at, and lock no owner out', async () => {
  const testDomain = await openTestDomain();
  try {
    const { opened, faults, mostAtAccount, ownersInside, hashes, longestLockMs } = await guess(testDomain, {
      guesses: 300,
      accounts: 2,
      addresses: 60,
    });
    expect({ opened, faults, ownersInside }).toEqual({ opened: 0, faults: 0, ownersInside: 2 });
    expect(mostAtAccount).toBeLessThanOrEqual(maxTries);
    expect(hashes).toBeLessThanOrEqual(2 * maxTries);
    expect(longestLockMs).toBeLessThanOrEqual(tryWindowMs);
  } finally {
    await testDomain.close();
  }
});
