import { expect } from 'vitest';
import type { SocialPlayer } from './social';
import {
  agreed,
  cancel,
  confirm,
  itemOf,
  money,
  nothing,
  offer,
  opened,
  possessions,
  tradeOf,
  tradingPair,
} from './trade';
import { type TestDomain, withClient } from '.';

type Pair = readonly [SocialPlayer, SocialPlayer];
type Possessions = Awaited<ReturnType<typeof possessions>>;

/** A trade that is agreed: two stims of the first for a hundred chits of the second. */
async function prepared(testDomain: TestDomain, pair: Pair) {
  const tradeId = await opened(pair);
  await offer(pair[0], tradeId, [await itemOf(pair[0]), 2]);
  await money(pair[1], tradeId, 100);
  const before = (await possessions(testDomain, pair, tradeId)).map(
    ({ chits, stims, inEscrow: [money = 0, items = 0] }) => ({
      ...{ chits: chits + money, stims: stims + items, inEscrow: nothing },
    }),
  );
  return { tradeId, before, version: await agreed(testDomain, pair, tradeId) };
}

const exchanged = ([first, second]: Possessions): Possessions =>
  [
    { ...first, chits: (first?.chits ?? 0) + 100, stims: (first?.stims ?? 0) - 2 },
    { ...second, chits: (second?.chits ?? 0) - 100, stims: (second?.stims ?? 0) + 2 },
  ] as Possessions;

/** Gives back what a round has moved, so that the next one begins alike. */
async function restart(testDomain: TestDomain): Promise<Pair> {
  const pair = await tradingPair(testDomain);
  await withClient(testDomain.ownerUrl, (client) => client.query('DELETE FROM trade_days'));
  return pair;
}

/** Lets both sides confirm for the last time, each several times at once, in rounds. */
export async function raceConfirms(testDomain: TestDomain, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const pair = await restart(testDomain);
    const { tradeId, before, version } = await prepared(testDomain, pair);
    await Promise.allSettled(pair.flatMap((player) => [1, 2, 3].map(() => confirm(player, tradeId, version))));
    expect({ round, left: await possessions(testDomain, pair, tradeId) }).toEqual({ round, left: exchanged(before) });
  }
}

/** Lets the last confirmation meet the end of the trade, and a change of the offer. */
export async function raceEnds(testDomain: TestDomain, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const pair = await restart(testDomain);
    const { tradeId, before, version } = await prepared(testDomain, pair);
    await confirm(pair[0], tradeId, version);
    const isChange = round % 2 === 0;
    const last = confirm(pair[1], tradeId, version);
    await Promise.allSettled([last, isChange ? money(pair[1], tradeId, 1) : cancel(pair[0], tradeId)]);
    const isOpen = await tradeOf(pair[0]).then(
      () => true,
      () => false,
    );
    if (isOpen) await cancel(pair[0], tradeId);
    const left = await possessions(testDomain, pair, tradeId);
    expect([JSON.stringify(before), JSON.stringify(exchanged(before))]).toContain(JSON.stringify(left));
    const hasTraded = await last.then(
      ({ trade }) => trade === null,
      () => false,
    );
    expect({ round, left }).toEqual({ round, left: hasTraded ? exchanged(before) : before });
  }
}

/** Lets one item be offered in two ways at once: only one of them moves it. */
export async function raceOffers(testDomain: TestDomain, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const pair = await restart(testDomain);
    const tradeId = await opened(pair);
    const itemId = await itemOf(pair[0]);
    const results = await Promise.allSettled([5, 5, 3, 3].map((count) => offer(pair[0], tradeId, [itemId, count])));
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
    await cancel(pair[1], tradeId);
    expect((await possessions(testDomain, pair, tradeId))[0]).toMatchObject({ stims: 5, inEscrow: nothing });
  }
}
