import type { CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx, type Ctx } from '../kernel';
import { conversationOf } from '../npc';
import { FixedClock, newRequestId, openTestDomain, type TestDomain } from '../testing';
import { entryEpoch, heldZone } from '../testing/combat';
import { putAtStage, newCharacterIn, type TestCharacter } from '../testing/stories';
import { conversation } from './queries';
import { abandon, ackZoneCommands, track } from './service';
import { holds, outcome, say, stage, talkTo, use } from '../testing/quest-steps';
import { sheetOf } from '../testing/sheets';
import { watchLocks } from '../testing/lock-watch';

let testDomain: TestDomain;
let clock: FixedClock;
let anna: TestCharacter;
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
  anna = await newCharacterIn(testDomain);
});

const at = (who: TestCharacter, questId: string, stageId: string) =>
  putAtStage(testDomain, { characterId: who.characterId, questId, stageId });

describe('abandoning a quest', () => {
  it('is refused for the first quest, and for one that is not active', async () => {
    await at(anna, 'first_light', 'wake');
    expect(await outcome(abandon(anna.ctx, { requestId: newRequestId(), questId: 'first_light' }))).toBe(
      'quest.cannot_abandon',
    );
    expect(await outcome(abandon(anna.ctx, { requestId: newRequestId(), questId: 'rubbish' }))).toBe('quest.unknown');
  });

  it('does not give its gift again when the quest is started again', async () => {
    for (let round = 0; round < 2; round++) {
      if (round === 0) await at(anna, 'the_toll', 'decide');
      else
        await inTx(anna.ctx, (tx) =>
          tx.questProgress.update({
            where: { characterId_questId: { characterId: anna.characterId, questId: 'the_toll' } },
            data: { state: 'active', stageId: 'decide' },
          }),
        );
      anna.dice.next(20);
      await say(anna, (await say(anna, await talkTo(anna, 'auntie_eight'), 0)).conversation, 0);
      expect([await stage(anna, 'the_toll'), await holds(anna, 'thrown_bottle')]).toEqual(['tell_lifted', 3]);
      await abandon(anna.ctx, { requestId: newRequestId(), questId: 'the_toll' });
    }
  });
});

describe('a terminal', () => {
  it('opens without a dialogue', async () => {
    expect(await use(anna, 'bank_terminal', 'vera_clinic')).toMatchObject({
      objectId: 'bank_terminal',
      dialogueId: null,
      choices: [],
    });
    expect(await conversation(anna.ctx, anna.characterId)).toBeNull();
    expect(await inTx(anna.ctx, (tx) => conversationOf(tx, anna.characterId))).toMatchObject({
      objectId: 'bank_terminal',
    });
  });
});

describe('quests in progress', () => {
  it('keep a zone command on the sheet until the zone has executed it', async () => {
    await at(anna, 'dead_air', 'masts');
    const valve = await use(anna, 'choir_mast', 'booster_tide');
    await say(anna, (await say(anna, valve, 2)).conversation, 0);
    const { commands } = await sheetOf(anna.ctx, anna.characterId);
    expect(commands.map(({ command }) => command)).toEqual([
      { do: 'enemies', enemy: 'choir_listener', count: 1, place: null, questId: 'dead_air' },
    ]);
    await ackZoneCommands(anna.ctx, heldZone, {
      characterId: anna.characterId,
      epoch: entryEpoch,
      ids: commands.map(({ id }) => id),
    });
    expect((await sheetOf(anna.ctx, anna.characterId)).commands).toEqual([]);
  });

  it('show in the log what is done, what is missing and which quest is tracked', async () => {
    await at(anna, 'the_toll', 'decide');
    await at(anna, 'dead_air', 'masts');
    const log = await track(anna.ctx, { requestId: newRequestId(), questId: 'dead_air' });
    expect(log.trackedQuestId).toBe('dead_air');
    expect(log.active.find(({ questId }) => questId === 'the_toll')).toMatchObject({
      canAbandon: true,
      objectives: [
        { id: 'break', have: 0, need: 1, isDone: false },
        { id: 'climb', have: 0, need: 1, isDone: false },
      ],
    });
    expect(await outcome(track(anna.ctx, { requestId: newRequestId(), questId: 'soup_gets_cold' }))).toBe(
      'quest.not_active',
    );
  });

  it("leave the character at the vendor when a conversation leads to the vendor's counter", async () => {
    const vera = await talkTo(anna, 'vera');
    expect(vera?.dialogueId).toBe('vera_talk');
    expect(await say(anna, vera, 0)).toEqual({ roll: null, opens: 'shop', conversation: null });
    expect(await conversation(anna.ctx, anna.characterId)).toBeNull();
    expect(
      await (anna.ctx as Ctx).db.conversation.findUnique({ where: { characterId: anna.characterId as CharacterId } }),
    ).toMatchObject({ npcId: 'vera', dialogueId: null });
  });
});
