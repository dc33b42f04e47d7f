import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { stockCatalogue } from '../inventory/catalogue';
import { openTestDomain, type TestDomain } from '.';
import { testTimeoutMs } from './kills/deaths';
import { raceConfirms, raceEnds, raceOffers } from './trade-rounds';

/** Tests trades whose sides act at the same moment. */
export function testTradeRaces(rounds: number): void {
  let testDomain: TestDomain;
  beforeAll(async () => {
    testDomain = await openTestDomain({ poolMax: 8 });
    await stockCatalogue(testDomain.domain.systemCtx());
  });
  afterAll(async () => {
    expect((await runAudit(testDomain.domain.systemCtx())).findings).toEqual([]);
    await testDomain.close();
  });
  it(
    'a trade is exchanged once, however often both confirm at the same moment',
    () => raceConfirms(testDomain, rounds),
    testTimeoutMs,
  );
  it(
    'a trade is exchanged or given back, never both, when its end or a change meets the last confirmation',
    () => raceEnds(testDomain, rounds),
    testTimeoutMs,
  );
  it(
    'an item moves once when it is offered several times at the same moment',
    () => raceOffers(testDomain, rounds),
    testTimeoutMs,
  );
}
