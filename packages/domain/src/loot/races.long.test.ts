import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { stockCatalogue } from '../inventory/catalogue';
import { FixedClock, openTestDomain, type TestDomain } from '../testing';
import { testTimeoutMs } from '../testing/kills/deaths';
import { lootRaces } from '../testing/loot-rounds';

const clock = new FixedClock(Date.UTC(2077, 3, 1));
let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 16, clock });
  await stockCatalogue(testDomain.domain.systemCtx());
});
afterAll(() => testDomain.close());

for (const [title, round] of Object.entries(lootRaces))
  it(
    `${title}, in 500 rounds`,
    async () => {
      for (let left = 500; left > 0; left -= 1) await round(testDomain, clock);
      expect((await runAudit(testDomain.domain.systemCtx())).findings).toEqual([]);
    },
    testTimeoutMs,
  );
