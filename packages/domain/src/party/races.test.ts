import { afterAll, beforeAll, it } from 'vitest';
import { openTestDomain, type TestDomain } from '../testing';
import { meetInParties } from '../testing/party-rounds';
import { meetInRaids } from '../testing/raid-rounds';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

it('parties stay sound when members act at the same moment', () => meetInParties(testDomain, 7));

it('raids stay sound when members act at the same moment, and each last place has one taker', () =>
  meetInRaids(testDomain, 5));
