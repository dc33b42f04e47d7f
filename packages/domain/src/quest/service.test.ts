import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { equip, itemCounts } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { inventoryView } from '../inventory/queries';
import { inTx } from '../kernel';
import { closeConversation } from '../npc/service';
import { reputationOf } from '../reputation';
import { FixedClock, newRequestId, openTestDomain, type TestDomain } from '../testing';
import { entryEpoch, heldZone } from '../testing/combat';
import { putAtStage, newCharacterIn, type TestCharacter } from '../testing/stories';
import { balanceOf } from '../wallet';
import { questLog } from './queries';
import {
  choose,
  claimReward,
  noteObjectiveEvents,
  skipStage,
  startConversation,
  type ZoneObjectiveEvent,
} from './service';
import { noteKill } from './steps';
import { begin, give, holds, note, outcome, pay, say, stage, talkTo, use } from '../testing/quest-steps';
import { sheetOf } from '../testing/sheets';
import { heardBy } from '../testing/live-changes';
import { watchLocks } from '../testing/lock-watch';

let testDomain: TestDomain;
let clock: FixedClock;
let anna: TestCharacter;
let boris: TestCharacter;
watchLocks();
beforeAll(async () => {
  clock = new FixedClock(Date.UTC(2031, 4, 5, 12));
  testDomain = await openTestDomain({ clock, poolMax: 20 });
  await stockCatalogue(testDomain.domain.systemCtx());
});
afterAll(async () => {
  expect((await runAudit(testDomain.domain.systemCtx())).findings).toEqual([]);
  await testDomain.close();
});
beforeEach(async () => {
  [anna, boris] = [await newCharacterIn(testDomain), await newCharacterIn(testDomain)];
});

const at = (who: TestCharacter, questId: string, stageId: string) =>
  putAtStage(testDomain, { characterId: who.characterId, questId, stageId });
const over = async (who: TestCharacter, questId: string, row: { state: string; ending: string }) => {
  await at(who, questId, row.ending);
  await inTx(testDomain.domain.systemCtx(), (tx) =>
    tx.questProgress.update({
      where: { characterId_questId: { characterId: who.characterId, questId } },
      data: { ...row, result: 'done', endedAt: new Date(clock.nowMs()), timesEnded: 1 },
    }),
  );
};

describe('skipping a stage', () => {
  it('happens once, and gives the items of the skipped part', async () => {
    await at(anna, 'first_light', 'door');
    const request = { requestId: newRequestId(), questId: 'first_light' as never };
    await Promise.all([skipStage(anna.ctx, request), skipStage(anna.ctx, request)]);
    expect(await stage(anna, 'first_light')).toBe('street');
    expect(await holds(anna, 'pistol_lantern')).toBe(1);
    expect((await sheetOf(anna.ctx, anna.characterId)).commands.map(({ command }) => command)).toEqual([
      { do: 'travel', place: 'vera_clinic' },
    ]);
  });

  it('is refused where a choice has to be made', async () => {
    await at(anna, 'first_light', 'courier');
    expect(await outcome(skipStage(anna.ctx, { requestId: newRequestId(), questId: 'first_light' as never }))).toBe(
      'quest.cannot_skip',
    );
    expect(await outcome(skipStage(boris.ctx, { requestId: newRequestId(), questId: 'first_light' as never }))).toBe(
      'quest.not_active',
    );
  });
});

describe('an answer in a dialogue', () => {
  it('given fifty times at once takes effect once', async () => {
    await at(anna, 'first_light', 'courier');
    const wall = await talkTo(anna, 'pell');
    const before = await reputationOf(anna.ctx.db, anna.characterId);
    const answers = await Promise.all(Array.from({ length: 50 }, () => outcome(say(anna, wall, 3))));
    expect(answers.filter((one) => one === 'done')).toHaveLength(1);
    expect(answers.filter((one) => one === 'quest.moved_on')).toHaveLength(49);
    expect(await balanceOf(anna.ctx.db, anna.characterId)).toBe(120n);
    const after = await reputationOf(anna.ctx.db, anna.characterId);
    expect((after.lamplight ?? 0) - (before.lamplight ?? 0)).toBe(
      wall?.choices.find(({ index }) => index === 3)?.changes.find(({ faction }) => faction === 'lamplight')?.points,
    );
    expect(await stage(anna, 'first_light')).toBe('convoy');
  });

  it('sent again with the same request id gets the same result, with the same dice', async () => {
    await at(anna, 'first_light', 'courier');
    const wall = await talkTo(anna, 'pell');
    const input = { requestId: newRequestId(), conversationId: wall?.conversationId ?? '', nodeId: 'wall', choice: 1 };
    const answers = await Promise.all(Array.from({ length: 20 }, () => choose(anna.ctx, input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.roll?.faces).toHaveLength(2);
  });

  it('is refused when it belongs to another conversation or an earlier node, or was not offered', async () => {
    await at(anna, 'first_light', 'courier');
    await at(boris, 'first_light', 'courier');
    const wall = await talkTo(anna, 'pell');
    expect(await outcome(say(boris, wall, 2))).toBe('quest.not_talking');
    await talkTo(boris, 'pell');
    expect(await outcome(say(boris, wall, 2))).toBe('quest.not_talking');
    expect(await outcome(say(anna, wall, 9))).toBe('quest.no_such_choice');
    await say(anna, wall, 0);
    expect(await outcome(say(anna, wall, 2))).toBe('quest.moved_on');
    await closeConversation(anna.ctx, { requestId: newRequestId() });
    expect(await outcome(say(anna, wall, 2))).toBe('quest.not_talking');
    expect([await stage(anna, 'first_light'), await stage(boris, 'first_light')]).toEqual(['courier', 'courier']);
  });

  it('that costs too much is shown with its reason and refused', async () => {
    await at(anna, 'the_toll', 'decide');
    const tea = await talkTo(anna, 'auntie_eight');
    expect(tea?.choices.find(({ index }) => index === 1)).toMatchObject({
      isOpen: false,
      reason: { if: 'chits', atLeast: 150 },
    });
    expect(await outcome(say(anna, tea, 1))).toBe('quest.choice_closed');
    await pay(anna, 150n);
    expect((await say(anna, tea, 1)).conversation?.nodeId).toBe('agree');
    expect(await balanceOf(anna.ctx.db, anna.characterId)).toBe(0n);
  });
});

describe('the dice', () => {
  it('are rolled once: walking away and asking again does not roll them again', async () => {
    await at(anna, 'the_toll', 'decide');
    const tea = await talkTo(anna, 'auntie_eight');
    expect(tea?.choices[0]?.check).toMatchObject({
      by: 'persuasion',
      difficulty: 14,
      modifier: 0,
      luck: 'plain',
      chance: 0.35,
      thrown: null,
    });
    anna.dice.next(2);
    expect(await say(anna, tea, 0)).toMatchObject({
      roll: { face: 2, total: 2, result: 'fail' },
      conversation: { nodeId: 'amused' },
    });
    anna.dice.next(20);
    const again = await talkTo(anna, 'auntie_eight');
    expect(again?.choices[0]?.check?.thrown).toMatchObject({ result: 'fail' });
    expect(await say(anna, again, 0)).toMatchObject({
      roll: { face: 2, result: 'fail' },
      conversation: { nodeId: 'amused' },
    });
    const skills = await anna.ctx.db.characterSkill.findMany({ where: { characterId: anna.characterId } });
    expect(skills.map(({ skill, experience }) => [skill, experience])).toEqual([['persuasion', 25]]);
  });

  it('are rolled for each mast separately', async () => {
    await at(anna, 'dead_air', 'masts');
    anna.dice.next(2);
    await say(anna, (await say(anna, await use(anna, 'choir_mast', 'booster_roof'), 0)).conversation, 0);
    anna.dice.next(19);
    expect((await say(anna, await use(anna, 'choir_mast', 'booster_bath'), 0)).roll).toMatchObject({
      face: 19,
      result: 'pass',
    });
    expect(await use(anna, 'choir_mast', 'booster_roof')).toBeNull();
  });
});

describe('the quest log', () => {
  it('shows the places of people that active quests ask to meet', async () => {
    await at(anna, 'first_light', 'courier');
    expect((await questLog(anna.ctx, anna.characterId)).whereabouts).toMatchObject({
      pell: 'courier_alley',
    });
    expect((await questLog(boris.ctx, boris.characterId)).whereabouts).not.toHaveProperty('pell');
  });

  it('shows the places of people who have a quest for the player', async () => {
    await over(boris, 'first_light', { state: 'done', ending: 'morning_lamp' });
    const { available, whereabouts } = await questLog(boris.ctx, boris.characterId);
    expect(available).toContain('soup_gets_cold');
    expect(whereabouts).toMatchObject({ granny_sun: 'noodle_bar' });
  });

  it('shows who offers a quest and where they are, and why the others do not offer theirs yet', async () => {
    await over(anna, 'first_light', { state: 'done', ending: 'morning_lamp' });
    const { available, closed, whereabouts } = await questLog(anna.ctx, anna.characterId);
    expect(available).toEqual(['soup_gets_cold', 'bees_of_rust_garden']);
    expect(Object.keys(whereabouts).sort()).toEqual(['granny_sun', 'ilsa']);
    expect(closed).toContainEqual({ questId: 'the_toll', reason: { if: 'level', atLeast: 4 } });
    expect(closed).toContainEqual({
      questId: 'the_tallyman',
      reason: { if: 'quest', quest: 'the_toll', state: 'done' },
    });
  });
});

describe('a reward', () => {
  it('is sent to the player with what was really received', async () => {
    await at(anna, 'soup_gets_cold', 'back_hot');
    const heard = await heardBy(testDomain, [anna.characterId]);
    const face = await talkTo(anna, 'granny_sun');
    const { conversation } = await say(anna, face, 0);
    await say(anna, conversation, 0);
    await heard.until((changes) => changes.some(({ topic }) => topic === 'quest.completed'));
    const after = await reputationOf(anna.ctx.db, anna.characterId);
    const completed = heard.changes.find((change) => change.topic === 'quest.completed');
    expect(completed).toMatchObject({
      questId: 'soup_gets_cold',
      ending: 'hot',
      received: { experience: 380, chits: 90, items: [{ templateId: 'food_noodles', quantity: 3 }], titles: [] },
    });
    expect(completed?.received.reputation).toContainEqual({ faction: 'wet_feet', points: after.wet_feet });
    for (const topic of ['wallet.currency_gained', 'inventory.item_gained', 'reputation.changed'])
      expect(heard.changes.map((change) => change.topic as string)).toContain(topic);
    heard.close();
  });

  it('is given once when it is claimed twenty times at once', async () => {
    await over(anna, 'first_light', { state: 'ready', ending: 'morning_lamp' });
    const offered = (await questLog(anna.ctx, anna.characterId)).ended[0]?.choice ?? [];
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        outcome(
          claimReward(anna.ctx, { requestId: newRequestId(), questId: 'first_light', item: offered[index % 3] ?? '' }),
        ),
      ),
    );
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
    expect(results.filter((result) => result === 'quest.no_reward')).toHaveLength(19);
    expect(Object.values(await itemCounts(anna.ctx.db, anna.characterId)).reduce((sum, count) => sum + count, 0)).toBe(
      1,
    );
  });

  it('that was not offered is not given', async () => {
    await over(anna, 'first_light', { state: 'ready', ending: 'morning_lamp' });
    expect(
      await outcome(
        claimReward(anna.ctx, { requestId: newRequestId(), questId: 'first_light', item: 'pistol_last_word' }),
      ),
    ).toBe('quest.no_reward');
    expect(
      await outcome(claimReward(anna.ctx, { requestId: newRequestId(), questId: 'nowhere', item: 'pistol_last_word' })),
    ).toBe('quest.no_reward');
    expect(await itemCounts(anna.ctx.db, anna.characterId)).toEqual({});
  });

  it('becomes a delivery when the bag is full', async () => {
    await over(anna, 'first_light', { state: 'ready', ending: 'morning_lamp' });
    const bag = (await inventoryView(anna.ctx, anna.characterId)).containers.find(({ kind }) => kind === 'bag');
    await give(anna, 'head_hard_hat', bag?.slots ?? 0);
    await claimReward(anna.ctx, { requestId: newRequestId(), questId: 'first_light', item: 'feet_rubber' });
    expect(
      (
        await anna.ctx.db.characterInventory.findFirst({
          where: { characterId: anna.characterId, kind: 'delivery' },
          include: { items: true },
        })
      )?.items.map(({ templateId }) => templateId),
    ).toEqual(['feet_rubber']);
    expect((await questLog(anna.ctx, anna.characterId)).ended[0]).toMatchObject({
      claimedItem: 'feet_rubber',
      choice: [],
    });
  });
});

describe('an objective event', () => {
  it('counts once when its id is repeated', async () => {
    await at(anna, 'seventh_chair', 'terrace');
    await Promise.all(
      Array.from({ length: 10 }, () =>
        inTx(anna.ctx, (tx) => noteKill(tx, { characterId: anna.characterId, enemyId: 'velvet_knife' })),
      ),
    );
    expect((await sheetOf(anna.ctx, anna.characterId)).quests[0]?.counts).toEqual({ knives: 3 });
    await at(anna, 'nine_rounds', 'ramp');
    const enter = (id: string) => note(anna, { kind: 'went', place: 'pit_gate' }, id);
    await Promise.all(Array.from({ length: 10 }, () => enter('watson:1:7:42')));
    expect(await stage(anna, 'nine_rounds')).toBe('rounds');
    await inTx(anna.ctx, (tx) =>
      tx.questProgress.updateMany({
        where: { characterId: anna.characterId, questId: 'nine_rounds' },
        data: { stageId: 'ramp', counts: {} },
      }),
    );
    await enter('watson:1:7:42');
    expect(await stage(anna, 'nine_rounds')).toBe('ramp');
    await enter('watson:1:7:43');
    expect(await stage(anna, 'nine_rounds')).toBe('rounds');
  });

  it('is refused from a zone that no longer writes the player', async () => {
    await at(anna, 'first_light', 'wake');
    const objectiveEvent: ZoneObjectiveEvent = { kind: 'went', place: 'clinic_door' };
    const stale = { id: randomUUID(), characterId: anna.characterId, epoch: entryEpoch - 1, objectiveEvent };
    await expect(noteObjectiveEvents(anna.ctx, heldZone, [stale])).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'zone.moved',
    });
    await expect(
      noteObjectiveEvents(anna.ctx, { ...heldZone, epoch: 6 }, [{ ...stale, epoch: entryEpoch }]),
    ).rejects.toMatchObject({ code: 'zone.moved' });
    await expect(
      startConversation(anna.ctx, heldZone, {
        characterId: anna.characterId,
        epoch: 1,
        npcId: 'vera',
        object: null,
        place: null,
      }),
    ).rejects.toMatchObject({ code: 'zone.moved' });
    await at(boris, 'first_light', 'wake');
    expect(
      await noteObjectiveEvents(anna.ctx, heldZone, [
        stale,
        { id: randomUUID(), characterId: boris.characterId, epoch: entryEpoch, objectiveEvent },
      ]),
    ).toEqual({ stale: [anna.characterId] });
    expect([
      (await sheetOf(anna.ctx, anna.characterId)).quests[0]?.counts,
      (await sheetOf(anna.ctx, boris.characterId)).quests[0]?.counts,
    ]).toEqual([{}, { to_door: 1 }]);
  });

  it('counts for a later stage where the state already holds', async () => {
    await at(anna, 'first_light', 'corridor');
    await give(anna, 'pistol_lantern', 1);
    const pistol = (await inventoryView(anna.ctx, anna.characterId)).containers.flatMap(({ items }) => items)[0];
    await inTx(anna.ctx, (tx) => equip(tx, { characterId: anna.characterId, itemId: pistol!.id }));
    await inTx(anna.ctx, (tx) =>
      noteKill(tx, { characterId: anna.characterId, enemyId: 'ward_drone', place: 'clinic_corridor' }),
    );
    expect(await stage(anna, 'first_light')).toBe('street');
  });

  it('with unknown places, quests or people changes nothing', async () => {
    await at(anna, 'first_light', 'wake');
    await note(anna, { kind: 'went', place: 'nowhere_at_all' });
    await note(anna, { kind: 'timer', questId: 'no_such_quest', stageId: 'x' });
    await note(anna, { kind: 'downed' });
    expect(await outcome(talkTo(anna, 'nobody_of_that_name'))).toBe('npc.unknown');
    expect(await use(anna, 'toaster', 'kitchen')).toBeNull();
    expect(await outcome(begin(anna, 'no_such_quest'))).toBe('quest.unknown');
    expect((await sheetOf(anna.ctx, anna.characterId)).quests).toMatchObject([{ stageId: 'wake', counts: {} }]);
  });
});
