import { randomUUID } from 'node:crypto';
import { factions, worldEvents } from '@necp/content/server';
import type { CharacterId } from '@necp/shared/kernel';
import { foreseenChanges } from '@necp/shared/reputation/formulas';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { stockCatalogue } from '../inventory/catalogue';
import type { Ctx } from '../kernel';
import { stockLootTables } from '../loot/catalogue';
import { reputationOf } from '../reputation';
import { makeCharacters, openTestDomain, type TestDomain } from '../testing';
import { heldZone, putInZone } from '../testing/combat';
import { withClient } from '../testing/people';
import { putAtStage } from '../testing/stories';
import { sheetOf } from '../testing/sheets';
import { payCrowd } from '../testing/event-crowd';
import { heardBy } from '../testing/live-changes';
import { watchLocks } from '../testing/lock-watch';
import { balanceOf } from '../wallet';
import { worldKeysOf } from '../world-state';
import { worldEventView } from './queries';
import { payDueShares } from './jobs';
import { beginEvent, endEvent, payShares, type Contribution, type Share } from './service';

let testDomain: TestDomain;
let ctx: Ctx;
let runId: string;
let people: [CharacterId, CharacterId, CharacterId];
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 12 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
  await stockLootTables(ctx);
});
afterAll(async () => {
  expect((await runAudit(ctx)).findings).toEqual([]);
  await testDomain.close();
});
beforeEach(async () => {
  people = (await makeCharacters(testDomain.databaseUrl, 3)) as typeof people;
  await putInZone(testDomain.databaseUrl, people);
  runId = randomUUID();
});

const begin = () => beginEvent(ctx, heldZone, { runId, event: 'convoy' });
const contribute = (points: readonly number[]): Contribution[] =>
  points.map((many, index) => ({ characterId: people[index]!, points: many }));
const end = (contributions: readonly Contribution[], ending = 'stopped') =>
  endEvent(ctx, heldZone, { runId, ending, contributions });

/** Pays what is due and returns the shares that this call has paid. */
async function payAll(): Promise<Share[]> {
  const paid: Share[] = [];
  let after: CharacterId | null = null;
  do {
    const { shares, next } = await payShares(ctx, { runId, after });
    paid.push(...shares);
    after = next;
  } while (after !== null);
  return paid;
}

async function settle(points: readonly number[], ending = 'stopped'): Promise<Share[]> {
  await end(contribute(points), ending);
  return payAll();
}

describe('the convoy', () => {
  it('pays each participant by contribution', async () => {
    await begin();
    const underWay = { event: 'convoy', zone: 'watson' };
    expect((await worldEventView(ctx, people[0]!)).running).toContainEqual(underWay);
    const shares = await settle([250, 70, 3]);
    expect((await worldEventView(ctx, people[0]!)).running).not.toContainEqual(underWay);
    expect(people.map((id) => shares.find(({ characterId }) => characterId === id)?.tier)).toEqual([
      'toast',
      'hand',
      null,
    ]);
    const [most, , least] = people;
    expect(await worldEventView(ctx, most)).toMatchObject({
      mine: [{ event: 'convoy', tier: 'toast', experience: 220, chits: 50n, result: 'won' }],
      latest: [{ event: 'convoy', ending: 'stopped' }],
    });
    expect(await ctx.db.experienceEntry.count({ where: { characterId: { in: people } } })).toBe(2);
    const promised = foreseenChanges(
      worldEvents.find(({ id }) => id === 'convoy')?.tiers.at(-1)?.reputation ?? [],
      factions,
    );
    const [before, after] = [await reputationOf(ctx.db, least), await reputationOf(ctx.db, most)];
    expect(promised.map(({ faction }) => (after[faction] ?? 0) - (before[faction] ?? 0))).toEqual(
      promised.map(({ points }) => points),
    );
    expect(await balanceOf(ctx.db, least)).toBe(0n);
    expect(await ctx.db.lootRoll.count({ where: { characterId: { in: people } } })).toBe(2);
  });

  it('sends each participant the part, the place and what was received', async () => {
    await begin();
    const [most, , least] = people;
    const heard = await heardBy(testDomain, [most, least]);
    await settle([250, 70, 3]);
    await heard.until((changes) => changes.filter(({ topic }) => topic === 'world-event.shared').length === 2);
    const shares = heard.changes.filter(({ topic }) => topic === 'world-event.shared');
    expect(shares.toSorted((a, b) => ('place' in a && 'place' in b ? a.place - b.place : 0))).toMatchObject([
      { ending: 'stopped', tier: 'toast', place: 1, participants: 3, received: { experience: 220 } },
      { ending: 'stopped', tier: null, place: 3, participants: 3, received: { experience: 0, chits: 0, items: [] } },
    ]);
    heard.close();
  });

  it('pays once, however many requests come at once', async () => {
    await Promise.all(Array.from({ length: 8 }, begin));
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => settle([250, 70, 30], index % 2 === 0 ? 'stopped' : 'half_emptied')),
    );
    expect(await ctx.db.worldEventRun.count({ where: { id: runId } })).toBe(1);
    expect(await ctx.db.experienceEntry.count({ where: { characterId: { in: people }, source: 'event' } })).toBe(3);
    expect(await ctx.db.lootRoll.count({ where: { characterId: { in: people } } })).toBe(2);
    const run = await ctx.db.worldEventRun.findUnique({ where: { id: runId } });
    expect((await worldKeysOf(ctx.db, null)).convoy_taken).toBe(run?.ending === 'stopped' ? 'stopped' : 'through');
    expect(await ctx.db.outboxEvent.count({ where: { name: 'world-event.ended', key: runId } })).toBe(1);
  });

  it('counts for the first quest of each participant, won or lost', async () => {
    await putAtStage(testDomain, { characterId: people[0], questId: 'first_light', stageId: 'convoy' });
    await begin();
    await settle([1, 250], 'got_through');
    expect((await sheetOf(ctx, people[0])).quests[0]).toMatchObject({ stageId: 'grow' });
  });

  it('pays participants who are in another zone by then', async () => {
    await begin();
    await withClient(testDomain.databaseUrl, (client) =>
      client.query('UPDATE player_positions SET epoch = epoch + 1 WHERE character_id = $1', [people[1]]),
    );
    expect((await settle([100, 100])).map(({ characterId, tier }) => [characterId, tier])).toEqual(
      people
        .slice(0, 2)
        .toSorted()
        .map((id) => [id, 'hand']),
    );
  });

  it('neither begins nor ends for a zone that has another holder by now', async () => {
    const frozen = { ...heldZone, epoch: heldZone.epoch - 1 };
    await expect(beginEvent(ctx, frozen, { runId, event: 'convoy' })).rejects.toMatchObject({ code: 'zone.moved' });
    expect(await ctx.db.worldEventRun.count({ where: { id: runId } })).toBe(0);
    await begin();
    await expect(
      endEvent(ctx, frozen, { runId, ending: 'stopped', contributions: contribute([250]) }),
    ).rejects.toMatchObject({ code: 'zone.moved' });
    expect(await ctx.db.worldEventRun.findUnique({ where: { id: runId } })).toMatchObject({ endedAt: null });
    expect(await ctx.db.worldEventShare.count({ where: { runId } })).toBe(0);
  });

  it('fills a wallet up to its cap, pays all others, and says what was paid', () => payCrowd(testDomain, 45));

  it('keeps a share that cannot be paid due, and pays all others', async () => {
    const [unlucky] = people;
    const refuse = (body: string) => withClient(testDomain.ownerUrl, (client) => client.query(body));
    await refuse(`CREATE FUNCTION refuse_gain() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'no' USING ERRCODE = '23514'; END $$;
      CREATE TRIGGER refuse_gain BEFORE INSERT ON experience_entries FOR EACH ROW
        WHEN (NEW.character_id = '${unlucky}') EXECUTE FUNCTION refuse_gain()`);
    await begin();
    expect((await settle([100, 100, 100])).map(({ characterId }) => characterId)).toEqual(people.slice(1).toSorted());
    await refuse('DROP TRIGGER refuse_gain ON experience_entries; DROP FUNCTION refuse_gain');
    expect(await payAll()).toMatchObject([{ characterId: unlucky, tier: 'hand' }]);
  });

  it('is paid by the worker when its zone was killed between two payments', async () => {
    const crowd = await makeCharacters(testDomain.databaseUrl, 45);
    await begin();
    await end(crowd.map((characterId) => ({ characterId, points: 100 })));
    expect((await payShares(ctx, { runId, after: null })).shares).toHaveLength(20);
    await withClient(testDomain.databaseUrl, (client) =>
      client.query(`UPDATE world_event_shares SET at = at - interval '1 minute' WHERE run_id = $1`, [runId]),
    );
    await Promise.all([payDueShares(ctx), payDueShares(ctx)]);
    const shares = await ctx.db.worldEventShare.findMany({ where: { runId } });
    expect(shares.filter(({ paidAt, tier }) => paidAt !== null && tier === 'hand')).toHaveLength(45);
    expect(await ctx.db.experienceEntry.count({ where: { characterId: { in: crowd }, sourceId: runId } })).toBe(45);
    expect(await ctx.db.outboxEvent.count({ where: { name: 'world-event.shared', key: { in: crowd } } })).toBe(45);
  });

  it('is refused when it is unknown', async () => {
    await expect(beginEvent(ctx, heldZone, { runId, event: 'parade' })).rejects.toMatchObject({
      kind: 'not_found',
      code: 'world-event.unknown',
    });
    await expect(settle([1])).rejects.toMatchObject({ code: 'world-event.no_such_run' });
    await begin();
    await expect(settle([1], 'everybody_dances')).rejects.toMatchObject({ code: 'world-event.no_such_run' });
    expect(await ctx.db.worldEventShare.count({ where: { runId } })).toBe(0);
  });
});
