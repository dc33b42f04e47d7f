import { randomUUID } from 'node:crypto';
import type { EncounterRecord } from '@necp/shared/combat/encounter';
import type { CharacterId } from '@necp/shared/kernel';
import { enemyAtLevel, respawnChits } from '@necp/shared/combat/formulas';
import { defeatExperience, experienceAt } from '@necp/shared/progression/formulas';
import { enemies } from '@necp/content/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { equip, gearOf, grant, inventoryView } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx, type Ctx } from '../kernel';
import { stockLootTables } from '../loot/catalogue';
import { gainExperience, growthOf } from '../progression';
import { changeReputation, reputationOf } from '../reputation';
import { FixedClock, makeCharacters, openTestDomain, withClient, type TestDomain } from '../testing';
import { defeatBy, entryEpoch, heldZone, putInZone, settle } from '../testing/combat';
import { sheetOf } from '../testing/sheets';
import { watchLocks } from '../testing/lock-watch';
import { balanceOf, credit, starterKitFaucet } from '../wallet';
import { jobs } from './jobs';
import { combatLog, encounters } from './queries';
import { recordCombat, recordUse, saveVitals, settleDowned } from './service';

const clock = new FixedClock(Date.parse('2077-03-31T23:59:50Z'));
let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20, clock });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
  await stockLootTables(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
  await putInZone(testDomain.databaseUrl, [anna, boris]);
});
afterEach(async () => {
  expect((await runAudit(ctx)).findings).toEqual([]);
});

const bruiser = enemies.find(({ id }) => id === 'eighth_bruiser');
if (bruiser === undefined) throw new Error('the content lost its bruiser');
const base = enemyAtLevel(bruiser, 4);
const experienceOf = async (who: CharacterId) =>
  Number((await ctx.db.progression.findUnique({ where: { characterId: who } }))?.experience ?? 0n);
const eventsNamed = (name: string, key: string) => ctx.db.outboxEvent.count({ where: { name, key } });

describe('a defeated enemy', () => {
  it('gives each participant their own share, and changes the reputation with each faction', async () => {
    const defeatId = randomUUID();
    const each = defeatExperience(base.experience, { winnerLevel: 1, loserLevel: 4 }, 2);
    const { gains, drops } = await settle(ctx, defeatBy([anna, boris], defeatId));
    expect(gains.map(({ characterId, experience }) => [characterId, experience]).toSorted()).toEqual(
      [
        [anna, each],
        [boris, each],
      ].toSorted(),
    );
    expect([await experienceOf(anna), await experienceOf(boris)]).toEqual([each, each]);
    expect(await reputationOf(ctx.db, anna)).toMatchObject({ eighths: -56, market_ring: 1 });
    expect(await ctx.db.characterSkill.findFirst({ where: { characterId: anna } })).toMatchObject({
      skill: 'handguns',
      experience: 8,
    });
    expect(await eventsNamed('combat.npc_died', defeatId)).toBe(1);
    expect([
      await ctx.db.lootRoll.count({ where: { characterId: anna } }),
      await ctx.db.lootRoll.count({ where: { characterId: boris } }),
    ]).toEqual([1, 1]);
    expect(await ctx.db.worldDrop.count({ where: { ownerId: { in: [anna, boris] } } })).toBe(drops.length);
  });

  it('is settled once, although the zone asks fifty times at once', async () => {
    const defeat = defeatBy([anna, boris], randomUUID());
    const answers = await Promise.all(Array.from({ length: 50 }, () => settle(ctx, defeat)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await experienceOf(anna)).toBe(defeatExperience(base.experience, { winnerLevel: 1, loserLevel: 4 }, 2));
    expect(await eventsNamed('combat.npc_died', defeat.defeatId)).toBe(1);
    expect(await ctx.db.lootRoll.count({ where: { characterId: anna } })).toBe(1);
  });

  it('gives the right totals when several are settled at once in any order of participants', async () => {
    const gains = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        settle(ctx, defeatBy(index % 2 === 0 ? [anna, boris] : [boris, anna], randomUUID())),
      ),
    );
    const sum = gains
      .flatMap((answer) => answer.gains)
      .filter(({ characterId }) => characterId === anna)
      .reduce((all, { experience }) => all + experience, 0);
    expect(await experienceOf(anna)).toBe(sum);
    expect((await reputationOf(ctx.db, boris)).eighths).toBe(-50 - 24 * 6);
  });

  it('gives nothing to transferred characters or to participants without a share', async () => {
    const defeat = defeatBy([anna, boris], randomUUID());
    await withClient(testDomain.databaseUrl, (client) =>
      client.query('UPDATE player_positions SET epoch = epoch + 1 WHERE character_id = $1', [boris]),
    );
    expect((await settle(ctx, defeat)).gains.map(({ characterId }) => characterId)).toEqual([anna]);
    expect(await experienceOf(boris)).toBe(0);
    const watched = defeatBy([anna], randomUUID());
    expect(
      await settle(ctx, { ...watched, participants: watched.participants.map((one) => ({ ...one, share: 0 })) }),
    ).toMatchObject({ gains: [] });
  });

  it('by a party gives onlookers experience and no loot, once, however often it is asked', async () => {
    const defeat = defeatBy([anna, boris], randomUUID());
    const partyId = randomUUID();
    const [fighter, onlooker] = defeat.participants.map((one, index) => ({
      ...one,
      partyId,
      share: index === 0 ? 1 : 0,
      tookPart: index === 0,
      skills: {},
    }));
    if (fighter === undefined || onlooker === undefined) throw new Error('two take part');
    const shared = { ...defeat, participants: [fighter, onlooker] };
    const answers = await Promise.all(Array.from({ length: 10 }, () => settle(ctx, shared)));
    const each = defeatExperience(base.experience, { winnerLevel: 1, loserLevel: 4 }, 2);
    expect(await Promise.all([anna, boris].map(experienceOf))).toEqual([each, each]);
    expect(new Set(answers.flatMap(({ drops }) => drops.map(({ ownerId }) => ownerId)))).toEqual(
      new Set(answers[0]?.drops.map(() => anna)),
    );
    const rolls = (characterId: CharacterId) => ctx.db.lootRoll.count({ where: { characterId } });
    expect([await rolls(anna), await rolls(boris)]).toEqual([1, 0]);
    // Both began where everybody begins.
    const [angry, calm] = [await reputationOf(ctx.db, anna), await reputationOf(ctx.db, boris)];
    expect([angry.eighths, calm.eighths]).toEqual([-56, -50]);
  });

  it('by a strong member earns a weak one nothing, and strangers are not compared', async () => {
    await inTx(ctx, (tx) =>
      gainExperience(tx, {
        characterId: anna,
        amount: experienceAt(11),
        source: 'administration',
        sourceId: randomUUID(),
      }),
    );
    const together = defeatBy([anna, boris], randomUUID());
    const partyId = randomUUID();
    await settle(ctx, { ...together, participants: together.participants.map((one) => ({ ...one, partyId })) });
    expect(await experienceOf(boris)).toBe(0);
    const gained = (await experienceOf(anna)) - experienceAt(11);
    expect(gained).toBe(defeatExperience(base.experience, { winnerLevel: 11, loserLevel: 4 }, 2));
    await settle(ctx, defeatBy([anna, boris], randomUUID()));
    expect(await experienceOf(boris)).toBe(defeatExperience(base.experience, { winnerLevel: 1, loserLevel: 4 }, 2));
  });

  it('is not settled for a zone that lost its lease', async () => {
    const defeat = defeatBy([anna], randomUUID());
    await withClient(testDomain.databaseUrl, (client) =>
      client.query('UPDATE player_positions SET epoch = 99 WHERE character_id = $1', [anna]),
    );
    await expect(settle(ctx, defeat)).rejects.toMatchObject({ kind: 'unavailable', code: 'zone.moved' });
    await expect(settle(ctx, { ...defeat, enemyId: 'nobody' })).rejects.toMatchObject({ code: 'combat.unknown_enemy' });
  });
});

describe('a player who dies', () => {
  const fall = (how: 'lies' | 'dies', id: string = randomUUID()) =>
    settleDowned(ctx, heldZone, {
      id,
      characterId: anna,
      epoch: entryEpoch,
      by: 'eighth_bruiser',
      isDeath: how === 'dies',
    });

  it('pays the clinic once, and the equipped gear wears down', async () => {
    await inTx(ctx, async (tx) => {
      await gainExperience(tx, {
        characterId: anna,
        amount: experienceAt(6),
        source: 'administration',
        sourceId: 'test',
      });
      await credit(tx, { characterId: anna, amount: 1_000n, from: starterKitFaucet, reason: 'wallet.starter_kit' });
      await grant(tx, { characterId: anna, templateId: 'pistol_lantern', quantity: 1, reason: 'inventory.test' });
    });
    const item = (await inventoryView(ctx, anna)).containers
      .flatMap(({ items }) => items)
      .find(({ templateId }) => (templateId as string) === 'pistol_lantern');
    await inTx(ctx, (tx) => equip(tx, { characterId: anna, itemId: item?.id as never }));
    const fresh = (await gearOf(ctx.db, anna)).main?.durability ?? 0;
    const id = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => fall('dies', id)));
    const cost = respawnChits(6, 1_000n);
    expect(new Set(answers.map(({ costChits }) => costChits))).toEqual(new Set([Number(cost)]));
    expect(await balanceOf(ctx.db, anna)).toBe(1_000n - cost);
    expect((await gearOf(ctx.db, anna)).main?.durability).toBeCloseTo(fresh * 0.9);
    expect(await eventsNamed('combat.player_died', anna)).toBe(1);
  });

  it('pays nothing when only downed, as a beginner, or at a clinic of a friendly faction', async () => {
    await inTx(ctx, (tx) =>
      credit(tx, { characterId: anna, amount: 1_000n, from: starterKitFaucet, reason: 'wallet.starter_kit' }),
    );
    expect(await fall('lies')).toEqual({ costChits: 0 });
    expect(await fall('dies')).toEqual({ costChits: 0 });
    await inTx(ctx, async (tx) => {
      await gainExperience(tx, {
        characterId: anna,
        amount: experienceAt(10),
        source: 'administration',
        sourceId: 'test',
      });
      await changeReputation(tx, {
        characterId: anna,
        changes: [{ faction: 'night_shift', points: 3_000 }],
        source: 'administration',
        sourceId: 'test',
      });
    });
    expect(await fall('dies')).toEqual({ costChits: 0 });
    expect(await balanceOf(ctx.db, anna)).toBe(1_000n);
  });
});

describe('a batch of combat use', () => {
  it('trains the characters still in the zone, once for each batch', async () => {
    const batch = {
      id: randomUUID(),
      uses: [anna, boris].map((characterId, index) => ({
        characterId,
        epoch: entryEpoch + index,
        skills: { rifles: 30, athletics: 5 },
        wear: {},
      })),
    };
    const answers = await Promise.all([1, 2, 3, 4].map(() => recordUse(ctx, heldZone, batch)));
    expect(answers).toEqual(Array.from({ length: 4 }, () => ({ stale: [boris] })));
    expect((await growthOf(ctx.db, anna)).skills).toEqual({ rifles: 1, athletics: 0 });
    expect((await growthOf(ctx.db, boris)).skills).toEqual({});
  });

  it('saves pools that are kept for a short absence and refilled after a long one', async () => {
    const vitals = { health: 41, energy: 9, ram: 2, stamina: 60 };
    expect(
      await saveVitals(ctx, heldZone, [
        { characterId: anna, epoch: entryEpoch, ...vitals },
        { characterId: boris, epoch: 1, ...vitals },
      ]),
    ).toEqual({ stale: [boris] });
    expect((await sheetOf(ctx, anna)).vitals).toEqual(vitals);
    expect((await sheetOf(ctx, boris)).vitals).toBeNull();
    clock.advance(301_000);
    expect((await sheetOf(ctx, anna)).vitals).toBeNull();
    clock.advance(-301_000);
  });
});

describe('an encounter', () => {
  const startedAtMs = Date.parse('2077-03-31T23:59:58Z');
  const sums = { healed: 0, kills: 0, downs: 0, level: 1, outcome: null };
  const combat = (patch: Partial<EncounterRecord> & { readonly id: string }): EncounterRecord => ({
    kind: 'world',
    place: null,
    startedAtMs,
    endedAtMs: null,
    participants: [
      { ...sums, participantIndex: 1, characterId: anna, name: 'Anna', dealt: 12, taken: 3 },
      { ...sums, participantIndex: 2, characterId: null, name: 'eighth_bruiser', dealt: 3, taken: 12 },
    ],
    entries: [0, 1, 2].map((seq) => ({
      seq,
      atMs: startedAtMs + seq * 2_000,
      source: 1,
      target: 2,
      kind: 'hit',
      amount: 4,
      type: 'kinetic',
      by: 'pistol_lantern',
    })),
    ...patch,
  });

  it('is recorded once for its participants, also across the turn of a month', async () => {
    const id = randomUUID();
    await Promise.all([1, 2, 3].map(() => recordCombat(ctx, heldZone, [combat({ id })])));
    await recordCombat(ctx, heldZone, [
      combat({
        id,
        endedAtMs: startedAtMs + 9_000,
        participants: combat({ id }).participants.map((one) => ({
          ...one,
          kills: one.participantIndex === 1 ? 1 : 0,
          outcome: one.participantIndex === 1 ? 'won' : 'lost',
        })),
      }),
    ]);
    // A late repeat of the beginning does not open the encounter again.
    await recordCombat(ctx, heldZone, [combat({ id })]);
    const { encounter, entries, hasMore } = await combatLog(ctx, { characterId: anna, encounterId: id, afterSeq: -1 });
    expect(entries.map(({ seq, amount }) => [seq, amount])).toEqual([
      [0, 4],
      [1, 4],
      [2, 4],
    ]);
    expect([
      hasMore,
      encounter.endedAt?.getTime(),
      encounter.participants.map(({ isOwn, outcome, kills }) => [isOwn, outcome, kills]),
    ]).toEqual([
      false,
      startedAtMs + 9_000,
      [
        [true, 'won', 1],
        [false, 'lost', 0],
      ],
    ]);
    expect((await encounters(ctx, anna)).encounters.map((one) => one.id)).toEqual([id]);
    expect([await eventsNamed('combat.started', id), await eventsNamed('combat.ended', id)]).toEqual([1, 1]);
    await expect(combatLog(ctx, { characterId: boris, encounterId: id, afterSeq: -1 })).rejects.toMatchObject({
      kind: 'not_found',
      code: 'combat.no_such_encounter',
    });
  });

  it('is stored by month in a partition that is created ahead and dropped after half a year', async () => {
    const months = () =>
      withClient(testDomain.databaseUrl, async (client) => {
        const { rows } = await client.query<{ name: string }>(
          `SELECT child.relname AS name FROM pg_inherits JOIN pg_class AS child ON child.oid = inhrelid
            WHERE inhparent = 'damage_logs'::regclass ORDER BY 1`,
        );
        return rows.map(({ name }) => name);
      });
    await recordCombat(ctx, heldZone, [combat({ id: randomUUID() })]);
    expect(await months()).toEqual(expect.arrayContaining(['damage_logs_2077_03', 'damage_logs_2077_04']));
    for (const job of jobs) await job.run(ctx, {});
    expect(await months()).toEqual(['damage_logs_2077_03', 'damage_logs_2077_04', 'damage_logs_2077_05']);
    clock.advance(200 * 86_400_000);
    for (const job of jobs) await job.run(ctx, {});
    expect(await months()).toEqual([
      'damage_logs_2077_04',
      'damage_logs_2077_05',
      'damage_logs_2077_10',
      'damage_logs_2077_11',
      'damage_logs_2077_12',
    ]);
    clock.advance(-200 * 86_400_000);
  });
});

describe('the character sheet', () => {
  it('has everything a zone needs, and a version that counts its changes', async () => {
    const before = await sheetOf(ctx, anna);
    expect(before).toMatchObject({
      characterId: anna,
      level: 1,
      classId: 'bouncer',
      chits: '0',
      isGuest: true,
      abilities: [],
      vitals: null,
    });
    expect(before.loadout).toHaveLength(16);
    await inTx(ctx, (tx) =>
      gainExperience(tx, { characterId: anna, amount: experienceAt(2), source: 'quest', sourceId: 'wake up' }),
    );
    const after = await sheetOf(ctx, anna);
    expect(after).toMatchObject({ level: 2, abilities: [{ ability: 'double_tap', rank: 1 }] });
    expect(after.loadout[0]).toBe('ability:double_tap');
    expect(after.versions).toEqual({ ...before.versions, character: 1 });
  });
});
