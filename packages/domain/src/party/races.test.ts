import { afterAll, beforeAll, it } from 'vitest';
import { openTestDomain, type TestDomain } from '../testing';
import { finderRaces } from '../testing/finder-rounds';
import { markRaces } from '../testing/mark-rounds';
import { partyRaces } from '../testing/party-rounds';
import { raidRaces } from '../testing/raid-rounds';
import { repeat } from '../testing/rounds';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

for (const [title, round] of Object.entries({ ...partyRaces, ...raidRaces, ...markRaces, ...finderRaces }))
  it(title, () => repeat(testDomain, round, 2));
