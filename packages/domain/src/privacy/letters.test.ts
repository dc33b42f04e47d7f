import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { stockCatalogue } from '../inventory/catalogue';
import { snatchMoney } from '../loot/service';
import { openTestDomain, type TestDomain, withClient } from '../testing';
import { entryEpoch, heldZone, putInZone } from '../testing/combat';
import { delivered, findings, has, inbox, insideOf, look, send, startChits, takeOut, writers } from '../testing/mail';
import type { SocialPlayer } from '../testing/social';
import { itemOf } from '../testing/trade';
import { eraseAccount } from './erasure';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
  await stockCatalogue(testDomain.domain.systemCtx());
});
afterAll(async () => {
  expect(await findings(testDomain)).toEqual([]);
  await testDomain.close();
});

/** Lets an account be due for its erasure, and erases it. */
async function erase({ accountId }: SocialPlayer) {
  await withClient(testDomain.ownerUrl, (client) =>
    client.query(`UPDATE accounts SET erase_at = now() - interval '1 day' WHERE id = $1`, [accountId]),
  );
  await eraseAccount(testDomain.domain.systemCtx(), accountId);
  await eraseAccount(testDomain.domain.systemCtx(), accountId);
}

it('letters of an erased player stay with their receivers, who pay nothing; the rest goes back', async () => {
  const [gone, bob] = (await writers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
  const items = [{ itemId: await itemOf(gone), quantity: 2 }];
  const parcel = await delivered(testDomain, [gone, bob], { items, codChits: 100 });
  const onWay = (await send(gone, bob, { chits: 30 })).letter.letterId;
  const gift = await delivered(testDomain, [bob, gone], { chits: 40 });
  const words = await delivered(testDomain, [bob, gone], { subject: 'Farewell' });
  await erase(gone);
  expect(await look(bob, parcel)).toMatchObject({ from: { name: null }, cod: null, can: { take: true } });
  await takeOut(bob, parcel);
  expect(await insideOf(testDomain, onWay)).toEqual({ chits: 30, stims: 0 });
  const back = (await inbox(bob)).find(({ letterId }) => letterId === gift);
  expect(back).toMatchObject({ state: 'returned', chits: 40 });
  await takeOut(bob, gift);
  expect(await has(testDomain, bob)).toMatchObject({ stims: 7 });
  expect((await has(testDomain, bob)).chits).toBeLessThan(startChits);
  const { db } = testDomain.domain.systemCtx();
  expect(await db.letter.count({ where: { id: words } })).toBe(0);
  expect(await db.letter.count({ where: { ownerAccountId: gone.accountId } })).toBe(0);
});

it('money that a thief holds is given up with the account it was taken from', async () => {
  const [gone] = (await writers(testDomain, 1)) as [SocialPlayer];
  const { characterId } = gone;
  const ctx = testDomain.domain.systemCtx();
  await withClient(testDomain.ownerUrl, (client) =>
    client.query('DELETE FROM player_positions WHERE character_id = $1', [characterId]),
  );
  await putInZone(testDomain.ownerUrl, [characterId]);
  const taking = { snatchId: randomUUID(), characterId, epoch: entryEpoch, enemyId: 'till_snatcher' };
  expect((await snatchMoney(ctx, heldZone, { ...taking, percent: 4, mostChits: 60 })).chits).toBeGreaterThan(0);
  await erase(gone);
  expect(await ctx.db.snatch.count({ where: { characterId } })).toBe(0);
  expect(await ctx.db.escrow.count({ where: { kind: 'loot', closedAt: null } })).toBe(0);
});
