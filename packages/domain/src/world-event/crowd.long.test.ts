import { afterAll, beforeAll, it } from 'vitest';
import { stockCatalogue } from '../inventory/catalogue';
import { stockLootTables } from '../loot/catalogue';
import { openTestDomain, type TestDomain } from '../testing';
import { payCrowd } from '../testing/event-crowd';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
  await stockCatalogue(testDomain.domain.systemCtx());
  await stockLootTables(testDomain.domain.systemCtx());
});
afterAll(() => testDomain.close());

it('an event with 400 participants pays each of them once', () => payCrowd(testDomain, 400));
