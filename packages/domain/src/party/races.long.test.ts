import { afterAll, beforeAll, it } from 'vitest';
import { openTestDomain, type TestDomain } from '../testing';
import { testTimeoutMs } from '../testing/kills/deaths';
import { meetInParties } from '../testing/party-rounds';
import { meetInRaids } from '../testing/raid-rounds';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

it(
  'parties stay sound in 500 rounds of members who act at the same moment',
  () => meetInParties(testDomain, 500),
  testTimeoutMs,
);

it(
  'raids stay sound in 500 rounds of members who act at the same moment',
  () => meetInRaids(testDomain, 500),
  testTimeoutMs,
);
