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
import { entryEpoch, heldZone, putInZone } from '../testing/combat';
import { putAtStage } from '../testing/stories';
import { sheetOf } from '../testing/sheets';
import { heardBy } from '../testing/live-changes';
import { watchLocks } from '../testing/lock-watch';
import { balanceOf } from '../wallet';
import { worldKeysOf } from '../world-state';
import { worldEventView } from './queries';
import { beginEvent, settleEvent } from './service';

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

const part = (characterId: CharacterId, points: number) => ({ characterId, epoch: entryEpoch, points });
const begin = () => beginEvent(ctx, heldZone, { runId, event: 'convoy' });
const settle = (points: readonly number[], ending = 'stopped') =>
  settleEvent(ctx, heldZone, {
    runId,
    ending,
    contributions: points.map((many, index) => part(people[index]!, many)),
  });

describe('the convoy', () => {
  it('pays each participant by contribution', async () => {
    await begin();
    const { shares, stale } = await settle([250, 70, 3]);
    expect(stale).toEqual([]);
    expect(people.map((id) => shares.find(({ characterId }) => characterId === id)?.tier)).toEqual([
      'toast',
      'hand',
      null,
    ]);
    const [most, , least] = people;
    expect(await worldEventView(ctx, most)).toMatchObject({
      mine: [{ event: 'convoy', tier: 'toast', experience: 220, eddies: 50n, result: 'won' }],
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
      { ending: 'stopped', tier: null, place: 3, participants: 3, received: { experience: 0, eddies: 0, items: [] } },
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

  it('leaves out characters of another zone, and pays them when that zone asks', async () => {
    await begin();
    const contributions = [part(people[0], 100), { ...part(people[1], 100), epoch: entryEpoch - 1 }];
    expect(await settleEvent(ctx, heldZone, { runId, ending: 'stopped', contributions })).toMatchObject({
      shares: [{ characterId: people[0] }],
      stale: [people[1]],
    });
    expect((await settle([100, 100])).shares.find(({ characterId }) => characterId === people[1])).toMatchObject({
      tier: 'hand',
      experience: 160,
    });
    expect(await ctx.db.worldEventShare.count({ where: { runId } })).toBe(2);
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
