import fc from 'fast-check';
import { dayMs, hourMs, type CharacterId } from '@necp/shared/kernel';
import { levels } from '@necp/content/server';
import { experienceAt } from '@necp/shared/progression/formulas';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inventoryView } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx, sheetVersionsOf, type Ctx } from '../kernel';
import { FixedClock, makeCharacters, newRequestId, openTestDomain, type TestDomain } from '../testing';
import { watchLocks } from '../testing/lock-watch';
import { credit, walletView, starterKitFaucet } from '../wallet';
import { listeners } from './listeners';
import { progressionView } from './queries';
import { respec, spendAttribute, spendPerk, wearTitle } from './service';
import { gainExperience, gainSkills, grantTitle, rest } from './steps';

const clock = new FixedClock(Date.parse('2077-03-01T10:00:00Z'));
let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let player: Ctx;
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20, clock });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna] = (await makeCharacters(testDomain.databaseUrl, 1)) as [CharacterId];
  player = testDomain.ctxAs({ characterId: anna });
});

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const earn = (amount: number, sourceId: string) =>
  inTx(ctx, (tx) => gainExperience(tx, { characterId: anna, amount, source: 'quest', sourceId }));
const reach = (level: number) => earn(experienceAt(level), `reach-${level}`);
const view = () => progressionView(ctx, anna);
const eventNames = async () =>
  (await ctx.db.outboxEvent.findMany({ where: { key: anna }, orderBy: { seq: 'asc' } })).map(({ name }) => name);
const sum = (upTo: number, points: 'attributePoints' | 'perkPoints') =>
  levels.filter(({ level }) => level <= upTo).reduce((all, level) => all + level[points], 0);

describe('experience', () => {
  it('raises the level, and each level grants its rewards once', async () => {
    expect(await reach(5)).toEqual({ gained: experienceAt(5), rested: 0, level: 5, levelsGained: 4 });
    expect(await view()).toMatchObject({
      level: 5,
      into: 0,
      attributePoints: sum(5, 'attributePoints'),
      perkPoints: sum(5, 'perkPoints'),
    });
    const carried = (await inventoryView(ctx, anna)).containers
      .flatMap(({ items }) => items)
      .map(({ templateId }) => templateId as string);
    expect(carried).toEqual(['cache_dockside']);
    expect((await eventNames()).filter((name) => name === 'progression.level_up')).toHaveLength(4);
    expect((await sheetVersionsOf(ctx.db, [anna])).get(anna)).toEqual({
      character: 1,
      inventory: 1,
      wallet: 1,
    });
  });

  it('is given once for a cause, although it is claimed fifty times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => earn(300, 'the same')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ gained: 300, rested: 0, level: 2, levelsGained: 1 })]),
    );
    expect(await view()).toMatchObject({ experience: 300, level: 2 });
    expect(await ctx.db.levelGain.count({ where: { characterId: anna } })).toBe(1);
  });

  it('adds up when it is gained concurrently, and its entries name the source', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => earn(37, `deed ${index}`)));
    expect((await view()).experience).toBe(30 * 37);
    const entries = await ctx.db.experienceEntry.aggregate({
      where: { characterId: anna },
      _sum: { amount: true, levelsGained: true },
    });
    expect(entries._sum).toEqual({ amount: 30 * 37, levelsGained: (await view()).level - 1 });
  });

  it('stops at the highest level', async () => {
    await earn(10_000_000, 'everything');
    expect(await view()).toMatchObject({ level: 30, experience: experienceAt(30), toNext: 0 });
    expect(await earn(500, 'more')).toMatchObject({ gained: 0, levelsGained: 0, level: 30 });
  });

  it('counts double after rest, and the same night is counted once', async () => {
    const lastSeenAt = new Date(clock.nowMs() - 16 * hourMs);
    await inTx(ctx, async (tx) => {
      await rest(tx, { characterId: anna, lastSeenAt });
    });
    // A character without any progress yet has no earlier rest.
    expect((await view()).restedPool).toBe(0);
    clock.advance(16 * hourMs);
    const seenBefore = new Date(clock.nowMs() - 16 * hourMs);
    await Promise.all([1, 2, 3].map(() => inTx(ctx, (tx) => rest(tx, { characterId: anna, lastSeenAt: seenBefore }))));
    expect((await view()).restedPool).toBe(10);
    expect(await earn(30, 'rested')).toMatchObject({ gained: 40, rested: 10 });
    expect((await view()).restedPool).toBe(0);
  });
});

describe('attributes', () => {
  it('can be raised up to twenty, and only with points the character has', async () => {
    await reach(10);
    expect(await spendAttribute(player, { requestId: newRequestId(), attribute: 'body', points: 2 })).toMatchObject({
      attributes: { body: 7 },
      attributePoints: 6,
    });
    await expect(
      spendAttribute(player, { requestId: newRequestId(), attribute: 'body', points: 14 }),
    ).rejects.toMatchObject({ code: 'progression.attribute_full' });
    await expect(
      spendAttribute(player, { requestId: newRequestId(), attribute: 'cool', points: 7 }),
    ).rejects.toMatchObject({ code: 'progression.no_attribute_points', params: { missing: 1 } });
    expect(await eventNames()).toContain('progression.attribute_increased');
  });

  it('spend the last point once under many requests', async () => {
    await reach(3);
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        outcome(
          spendAttribute(player, {
            requestId: newRequestId(),
            attribute: index % 2 === 0 ? 'body' : 'cool',
            points: 1,
          }),
        ),
      ),
    );
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
    expect(results.filter((result) => result === 'progression.no_attribute_points')).toHaveLength(19);
    const { attributes, attributePoints } = await view();
    expect([attributes.body + attributes.cool, attributePoints]).toEqual([11, 0]);
  });

  it('spend points once for one request, although it arrives fifty times', async () => {
    await reach(10);
    const requestId = newRequestId();
    await Promise.all(
      Array.from({ length: 50 }, () => spendAttribute(player, { requestId, attribute: 'tech', points: 1 })),
    );
    expect(await view()).toMatchObject({ attributes: { tech: 6 }, attributePoints: 7 });
  });
});

describe('class trees', () => {
  const take = (node: string) => spendPerk(player, { requestId: newRequestId(), node });

  it('open one node after another', async () => {
    await reach(4);
    await expect(take('line_grip')).rejects.toMatchObject({ code: 'progression.node_closed' });
    await expect(take('line_red_mist')).rejects.toMatchObject({
      code: 'progression.level_too_low',
      params: { level: 15 },
    });
    await expect(take('breach_worm')).rejects.toMatchObject({ kind: 'not_found', code: 'progression.unknown_node' });
    await take('line_curtain');
    await expect(take('line_curtain')).rejects.toMatchObject({ code: 'progression.node_full' });
    expect(await take('line_grip')).toMatchObject({
      perkPoints: 0,
      nodes: { line_curtain: 1, line_grip: 1 },
      passives: { recoilPercent: -5, spreadPercent: -2 },
    });
    await expect(take('line_grip')).rejects.toMatchObject({ code: 'progression.no_perk_points' });
  });

  it('spend the last point once', async () => {
    await reach(3);
    const results = await Promise.all(
      ['line_curtain', 'wall_brace', 'close_door', 'line_curtain', 'wall_brace'].map((node) => outcome(take(node))),
    );
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
    expect(await view()).toMatchObject({ perkPoints: 0 });
  });

  it('are reset for the price that the player agreed to', async () => {
    await reach(6);
    await take('line_curtain');
    await take('wall_brace');
    const agreedChits = (await view()).respecChits;
    expect(agreedChits).toBe(240);
    await expect(respec(player, { requestId: newRequestId(), agreedChits })).rejects.toMatchObject({
      code: 'wallet.too_poor',
    });
    await inTx(ctx, (tx) =>
      credit(tx, { characterId: anna, amount: 1_000n, from: starterKitFaucet, reason: 'wallet.starter_kit' }),
    );
    await expect(respec(player, { requestId: newRequestId(), agreedChits: 0 })).rejects.toMatchObject({
      code: 'progression.price_changed',
      params: { price: 240 },
    });
    expect(await respec(player, { requestId: newRequestId(), agreedChits })).toMatchObject({
      nodes: {},
      perkPoints: 4,
      respecChits: 360,
    });
    expect((await walletView(ctx, anna)).balanceChits).toBe(760n);
    await expect(respec(player, { requestId: newRequestId(), agreedChits: 360 })).rejects.toMatchObject({
      code: 'progression.nothing_to_forget',
    });
    clock.advance(8 * dayMs);
    expect((await view()).respecChits).toBe(240);
  });

  it('lose no point, however spending and resetting race', async () => {
    await reach(8);
    await inTx(ctx, (tx) =>
      credit(tx, { characterId: anna, amount: 100_000n, from: starterKitFaucet, reason: 'wallet.starter_kit' }),
    );
    const nodes = ['line_curtain', 'wall_brace', 'close_door', 'line_grip', 'wall_thick', 'line_pockets'];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(nodes, { minLength: 4 }),
        fc.integer({ min: 0, max: 3 }),
        async (wanted, at) => {
          const agreedChits = (await view()).respecChits;
          const works = wanted.map((node) => outcome(take(node)));
          works.splice(at, 0, outcome(respec(player, { requestId: newRequestId(), agreedChits })));
          await Promise.all(works);
          const { perkPoints, nodes: taken } = await view();
          expect(perkPoints + Object.values(taken).reduce((all, ranks) => all + ranks, 0)).toBe(sum(8, 'perkPoints'));
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('skills', () => {
  it('grow by use, and report when a rank is reached', async () => {
    const use = (experience: number) =>
      inTx(ctx, (tx) => gainSkills(tx, { characterId: anna, skills: { handguns: experience } }));
    expect(await use(19)).toEqual({});
    expect(await use(1)).toEqual({ handguns: 1 });
    expect((await view()).skills.find(({ skill }) => skill === 'handguns')).toEqual({
      skill: 'handguns',
      rank: 1,
      into: 0,
      toNext: 26,
    });
    await use(50_000_000);
    expect((await view()).skills.find(({ skill }) => skill === 'handguns')).toEqual({
      skill: 'handguns',
      rank: 100,
      into: 0,
      toNext: 0,
    });
    expect((await view()).passives.handgunPercent).toBe(30);
  });

  it('lose no experience when several uses come at once', async () => {
    await Promise.all(
      Array.from({ length: 25 }, () =>
        inTx(ctx, (tx) => gainSkills(tx, { characterId: anna, skills: { blades: 7, stealth: 1 } })),
      ),
    );
    const rows = await ctx.db.characterSkill.findMany({ where: { characterId: anna }, orderBy: { skill: 'asc' } });
    expect(rows.map(({ skill, experience }) => [skill, experience])).toEqual([
      ['blades', 175],
      ['stealth', 25],
    ]);
  });
});

describe('titles', () => {
  it('are granted once and shown when the player chooses one', async () => {
    const give = () =>
      inTx(ctx, (tx) =>
        grantTitle(tx, {
          characterId: anna,
          key: 'quest.ninth_plank',
          title: { en: 'Ninth Plank', ru: 'Девятая доска' },
        }),
      );
    await Promise.all([give(), give(), give()]);
    expect((await eventNames()).filter((name) => name === 'progression.title_gained')).toHaveLength(1);
    expect(await wearTitle(player, { requestId: newRequestId(), key: 'quest.ninth_plank' })).toMatchObject({
      titleKey: 'quest.ninth_plank',
    });
    expect((await ctx.db.character.findUniqueOrThrow({ where: { id: anna } })).title).toEqual({
      en: 'Ninth Plank',
      ru: 'Девятая доска',
    });
    await expect(wearTitle(player, { requestId: newRequestId(), key: 'king_of_night_city' })).rejects.toMatchObject({
      code: 'progression.unknown_title',
    });
    expect(await wearTitle(player, { requestId: newRequestId(), key: null })).toMatchObject({ titleKey: null });
    expect((await ctx.db.character.findUniqueOrThrow({ where: { id: anna } })).title).toBeNull();
  });

  it('are granted to every character of a guest who registers an address, once', async () => {
    const accountId = (await ctx.db.character.findUniqueOrThrow({ where: { id: anna } })).accountId;
    const emitTier = () =>
      inTx(ctx, async (tx) => {
        const event = {
          id: newRequestId(),
          name: 'account.bound',
          busName: 'X',
          version: 1,
          at: '2077-01-01T00:00:00Z',
          key: accountId,
          actorId: null,
          correlationId: 'test',
          payload: { accountId },
        };
        for (const { hears, run } of listeners) if (hears === event.name) await run(tx, event);
      });
    await emitTier();
    await emitTier();
    expect((await view()).titles).toMatchObject([{ key: 'account.bound', title: { en: 'of Fixed Address' } }]);
  });

  it('are granted by factions with a high reputation, and are kept', async () => {
    const emitTier = (to: 'trusted' | 'kin') =>
      inTx(ctx, async (tx) => {
        const event = {
          id: newRequestId(),
          name: 'reputation.tier_changed',
          busName: 'X',
          version: 1,
          at: '2077-01-01T00:00:00Z',
          key: anna,
          actorId: null,
          correlationId: 'test',
          payload: { characterId: anna, faction: 'market_ring', from: 'known', to },
        };
        for (const { hears, run } of listeners) if (hears === event.name) await run(tx, event);
      });
    await emitTier('trusted');
    expect((await view()).titles).toEqual([]);
    await emitTier('kin');
    await emitTier('kin');
    expect((await view()).titles).toMatchObject([{ key: 'faction.market_ring.kin', title: { en: 'Ringkeeper' } }]);
  });
});
