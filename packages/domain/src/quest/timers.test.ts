import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx } from '../kernel';
import { FixedClock, newRequestId, openTestDomain, type TestDomain } from '../testing';
import { putAtStage, newCharacterIn, type TestCharacter } from '../testing/stories';
import { begin, holds, outcome, say, stage, talkTo } from '../testing/quest-steps';
import { sheetOf } from '../testing/sheets';
import { jobs } from './jobs';
import { questLog } from './queries';
import { abandon } from './service';

let testDomain: TestDomain;
let clock: FixedClock;
let anna: TestCharacter;
let boris: TestCharacter;
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

async function end(who: TestCharacter, questId: string, ending: string): Promise<void> {
  const { characterId } = who;
  await putAtStage(testDomain, { characterId, questId, stageId: ending });
  await inTx(testDomain.domain.systemCtx(), (tx) =>
    tx.questProgress.update({
      where: { characterId_questId: { characterId, questId } },
      data: { state: 'done', ending, result: 'done', endedAt: new Date(clock.nowMs()), timesEnded: 1 },
    }),
  );
}

describe('a quest with a timer', () => {
  const soup = async (who: TestCharacter) => {
    await end(who, 'first_light', 'morning_lamp');
    expect(await begin(who, 'soup_gets_cold')).toBe(true);
    expect(await holds(who, 'quest_soup_bowl')).toBe(3);
  };

  it('takes the timer exit for an event after the deadline, and keeps earlier progress', async () => {
    await soup(anna);
    expect((await talkTo(anna, 'brandt'))?.delivered).toEqual([{ questId: 'soup_gets_cold', objectiveId: 'brandt' }]);
    clock.advance(300_000);
    await talkTo(anna, 'nine');
    expect(await stage(anna, 'soup_gets_cold')).toBe('cold');
    expect((await sheetOf(anna.ctx, anna.characterId)).quests[0]?.counts).toMatchObject({ brandt: 1, nine: 1 });
    await talkTo(anna, 'brother_hum');
    expect(await stage(anna, 'soup_gets_cold')).toBe('back_cold');
    expect(await holds(anna, 'quest_soup_bowl')).toBe(0);
  });

  it('runs out for offline players too', async () => {
    await soup(anna);
    await soup(boris);
    clock.advance(300_001);
    for (const job of jobs) await job.run(testDomain.domain.systemCtx(), {});
    expect([await stage(anna, 'soup_gets_cold'), await stage(boris, 'soup_gets_cold')]).toEqual(['cold', 'cold']);
  });

  it('fails when the last timer runs out, and can be taken on again', async () => {
    await soup(anna);
    for (const afterMs of [300_001, 900_001]) {
      clock.advance(afterMs);
      for (const job of jobs) await job.run(testDomain.domain.systemCtx(), {});
    }
    expect([(await questLog(anna.ctx, anna.characterId)).ended, await holds(anna, 'quest_soup_bowl')]).toMatchObject([
      [{ questId: 'soup_gets_cold', result: 'failed', ending: 'poured_out' }, { questId: 'first_light' }],
      0,
    ]);
    const failed = { name: 'quest.failed', key: anna.characterId };
    expect(await anna.ctx.db.outboxEvent.count({ where: failed })).toBe(1);
    await say(anna, await talkTo(anna, 'granny_sun'), 0);
    expect([await stage(anna, 'soup_gets_cold'), await holds(anna, 'quest_soup_bowl')]).toEqual(['run', 3]);
  });

  it('that is abandoned takes its bowls back, and starts again from the beginning', async () => {
    await soup(anna);
    await talkTo(anna, 'brandt');
    const log = await abandon(anna.ctx, { requestId: newRequestId(), questId: 'soup_gets_cold' });
    expect([log.active, log.available.includes('soup_gets_cold'), await holds(anna, 'quest_soup_bowl')]).toEqual([
      [],
      true,
      0,
    ]);
    expect(await outcome(abandon(anna.ctx, { requestId: newRequestId(), questId: 'soup_gets_cold' }))).toBe(
      'quest.not_active',
    );
    const pot = await talkTo(anna, 'granny_sun');
    expect(pot?.dialogueId).toBe('sun_soup');
    await say(anna, pot, 0);
    expect([
      await holds(anna, 'quest_soup_bowl'),
      (await sheetOf(anna.ctx, anna.characterId)).quests[0]?.counts,
    ]).toEqual([3, {}]);
  });
});
