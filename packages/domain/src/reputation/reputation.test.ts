import { factions } from '@necp/content/server';
import { dayMs, type CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTx, sheetVersionsOf, type Ctx } from '../kernel';
import { FixedClock, makeCharacters, openTestDomain, type TestDomain } from '../testing';
import { jobs } from './jobs';
import { reputationView } from './queries';
import { reputationOf } from './reputation-of';
import { changeReputation } from './steps';

const clock = new FixedClock(Date.parse('2077-03-01T10:00:00Z'));
let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20, clock });
  ctx = testDomain.domain.systemCtx();
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna] = (await makeCharacters(testDomain.databaseUrl, 1)) as [CharacterId];
});

const please = (faction: string, points: number, sourceId: string) =>
  inTx(ctx, (tx) =>
    changeReputation(tx, { characterId: anna, changes: [{ faction, points }], source: 'quest', sourceId }),
  );
const reputation = () => reputationOf(ctx.db, anna);
const decay = async () => {
  for (const job of jobs) await job.run(ctx, {});
};
const startOf = (faction: string) => factions.find(({ id }) => id === faction)?.startPoints ?? Number.NaN;

describe('a reputation', () => {
  it('begins at the starting points of each faction', async () => {
    expect(await reputation()).toEqual(Object.fromEntries(factions.map(({ id, startPoints }) => [id, startPoints])));
    expect((await reputationView(ctx, anna)).reputations.find(({ faction }) => faction === 'eighths')).toEqual({
      faction: 'eighths',
      points: -50,
      tier: 'unknown',
    });
  });

  it('spills over to allies and enemies, as it was shown before the choice', async () => {
    expect(await please('night_shift', 100, 'a choice')).toEqual([
      { faction: 'night_shift', points: 100 },
      { faction: 'market_ring', points: 25 },
      { faction: 'wet_feet', points: 20 },
      { faction: 'velvet_table_house', points: -15 },
    ]);
    expect(await reputation()).toMatchObject({
      night_shift: 100,
      market_ring: 25,
      wet_feet: 20,
      velvet_table_house: -15,
      lamplight: 0,
    });
    const { entries } = await reputationView(ctx, anna);
    expect(entries).toHaveLength(4);
    expect(entries.at(-1)).toMatchObject({
      faction: 'night_shift',
      points: 100,
      pointsAfter: 100,
      source: 'quest',
      sourceId: 'a choice',
    });
  });

  it('changes once for a cause, though it is claimed fifty times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => please('lamplight', 40, 'the same')));
    expect(answers.filter((made) => made.length > 0)).toHaveLength(1);
    expect(await reputation()).toMatchObject({ lamplight: 40, kessler_oduya: 10 });
  });

  it('adds up when it changes concurrently', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        please(index % 2 === 0 ? 'night_shift' : 'market_ring', 20, `deed ${index}`),
      ),
    );
    expect(await reputation()).toMatchObject({ night_shift: 15 * 20 + 15 * 4, market_ring: 15 * 20 + 15 * 5 });
    const { _sum } = await ctx.db.reputationEntry.aggregate({
      where: { characterId: anna, faction: 'night_shift' },
      _sum: { points: true },
    });
    expect(_sum.points).toBe(360);
  });

  it('stays in its range, and reports when a threshold is crossed', async () => {
    await please('static_choir', 9_000, 'too much');
    expect((await reputation()).static_choir).toBe(3_000);
    expect((await please('static_choir', 10, 'even more')).map(({ faction }) => faction)).not.toContain('static_choir');
    const passed = await ctx.db.outboxEvent.findMany({ where: { key: anna, name: 'reputation.tier_changed' } });
    expect(passed.map(({ payload }) => payload)).toContainEqual({
      characterId: anna,
      faction: 'static_choir',
      from: 'unknown',
      to: 'kin',
    });
  });

  it('raises the version of the sheet, so that the zone reads it again', async () => {
    await please('eighths', 5, 'a nod');
    expect((await sheetVersionsOf(ctx.db, [anna])).get(anna)).toEqual({ reputation: 1 });
    await please('eighths', 5, 'another nod');
    expect((await sheetVersionsOf(ctx.db, [anna])).get(anna)).toEqual({ reputation: 2 });
  });
});

describe('a reputation without contact', () => {
  it('above the start of the highest tier falls day by day, and each day counts once', async () => {
    await please('kessler_oduya', 1_300, 'a favour');
    clock.advance(dayMs - 1);
    await decay();
    expect((await reputation()).kessler_oduya).toBe(1_300);
    clock.advance(2 * dayMs + 1);
    await Promise.all([decay(), decay(), decay()]);
    await decay();
    expect((await reputation()).kessler_oduya).toBe(1_300 - 3 * 8);
    expect((await reputationView(ctx, anna)).entries.filter(({ source }) => source === 'time').length).toBeGreaterThan(
      0,
    );
  });

  it('forgets a grudge until the starting points, and new contact changes it from there', async () => {
    await please('eighths', -60, 'a quarrel');
    clock.advance(60 * dayMs);
    await decay();
    expect((await reputation()).eighths).toBe(startOf('eighths'));
    expect(await ctx.db.factionReputation.count({ where: { characterId: anna, faction: 'eighths' } })).toBe(0);
    await please('eighths', 30, 'a drink');
    expect((await reputation()).eighths).toBe(startOf('eighths') + 30);
  });
});
