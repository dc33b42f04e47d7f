import { afterAll, beforeAll, it } from 'vitest';
import { openTestDomain, type TestDomain } from '../testing';
import { meetInParties } from '../testing/party-rounds';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

it('parties stay sound when members act at the same moment', () => meetInParties(testDomain, 7));
