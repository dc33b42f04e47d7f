import { randomUUID } from 'node:crypto';
import type { CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { stockCatalogue } from '../inventory/catalogue';
import type { Ctx } from '../kernel';
import { stockLootTables } from '../loot/catalogue';
import { decideDrops } from '../loot/jobs';
import { makeCharacters, openTestDomain, withClient, type TestDomain } from '../testing';
import { defeatBy, putInZone, settle } from '../testing/combat';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
beforeAll(async () => {
  testDomain = await openTestDomain();
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
  await stockLootTables(ctx);
  [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
  await putInZone(testDomain.databaseUrl, [anna, boris]);
});
afterAll(() => testDomain.close());

it('a defeat leaves what a party won to a roll of those who fought, and each their own money', async () => {
  const partyId = randomUUID();
  await withClient(testDomain.ownerUrl, async (client) => {
    await client.query('INSERT INTO parties (id, made_at) VALUES ($1, now())', [partyId]);
    await client.query(
      `INSERT INTO party_loot (party_id, mode, threshold, changed_at) VALUES ($1, 'need_greed', 'scrap', now())`,
      [partyId],
    );
  });
  const defeat = defeatBy([anna, boris], randomUUID());
  const participants = defeat.participants.map((one) => ({ ...one, partyId }));
  for (let fall = 0; fall < 3; fall += 1) await settle(ctx, { ...defeat, defeatId: randomUUID(), participants });
  const lying = await ctx.db.worldDrop.findMany({ where: { ownerId: { in: [anna, boris] } } });
  const kept = await ctx.db.partyDrop.findMany({ where: { partyId }, include: { members: true } });
  const rolled = await ctx.db.lootRoll.findMany({ where: { characterId: { in: [anna, boris] } } });
  const items = rolled.flatMap(({ result }) => result as unknown as object[]);
  expect(lying.length + kept.length).toBe(items.length);
  expect(kept.length).toBeGreaterThan(0);
  for (const { members } of kept)
    expect(members.map(({ characterId }) => characterId).toSorted()).toEqual([anna, boris].toSorted());
  await withClient(testDomain.ownerUrl, (client) =>
    client.query('UPDATE party_drops SET ends_at = fell_at WHERE party_id = $1', [partyId]),
  );
  await decideDrops(ctx);
  expect(await ctx.db.partyDrop.count({ where: { partyId, givenTo: null } })).toBe(0);
  expect((await runAudit(ctx)).findings).toEqual([]);
});
