import { afterAll, beforeAll, expect, it } from 'vitest';
import { stockCatalogue } from '../inventory/catalogue';
import { openTestDomain, type TestDomain } from '.';
import { testTimeoutMs } from './kills/deaths';
import { findings } from './mail';
import { raceAttaching, racePaying, racePayingAndReturning, raceTaking, raceTakingAndEnding } from './mail-rounds';
import type { Round } from './rounds';

/** Tests letters on which several acts meet at the same moment. */
export function testMailRaces(rounds: number): void {
  let testDomain: TestDomain;
  beforeAll(async () => {
    testDomain = await openTestDomain({ poolMax: 8 });
    await stockCatalogue(testDomain.domain.systemCtx());
  });
  afterAll(() => testDomain.close());
  const races: readonly (readonly [string, Round])[] = [
    ['an item goes into one letter when it is put into several at the same moment', raceAttaching],
    ['a letter is emptied once, however often it is taken from at the same moment', raceTaking],
    ['cash on delivery is paid once', racePaying],
    ['cash on delivery is paid or the parcel goes back, never both', racePayingAndReturning],
    ['a letter is taken, returned or destroyed, never two of them', raceTakingAndEnding],
  ];
  it.each(races)(
    '%s',
    async (_what, round) => {
      for (let done = 0; done < rounds; done++) await round(testDomain);
      expect(await findings(testDomain)).toEqual([]);
    },
    testTimeoutMs,
  );
}
