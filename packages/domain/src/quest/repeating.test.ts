import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx } from '../kernel';
import { gainExperience } from '../progression';
import { FixedClock, newRequestId, openTestDomain, type TestDomain } from '../testing';
import { newCharacterIn, putAtStage, type TestCharacter } from '../testing/stories';
import { begin, note, outcome, say, stage, talkTo } from '../testing/quest-steps';
import { balanceOf } from '../wallet';
import { questLog } from './queries';
import { abandon } from './service';
import { nodeOf } from './stories';

const dayMs = 24 * 60 * 60_000;
/** A Monday at noon; the clock never goes back, so that each test has weeks of its own. */
const monday = Date.UTC(2031, 4, 5, 12);
const slips = ['gun_depot', 'radio_nine', 'courier_yard'];
const windows = ['pump_west', 'rust_garden_gate', 'courier_yard', 'hotel_echo', 'lamp_post_watson', 'last_call'];

let testDomain: TestDomain;
let clock: FixedClock;
let anna: TestCharacter;
beforeAll(async () => {
  clock = new FixedClock(monday);
  testDomain = await openTestDomain({ clock, poolMax: 20 });
  await stockCatalogue(testDomain.domain.systemCtx());
});
afterAll(async () => {
  expect((await runAudit(testDomain.domain.systemCtx())).findings).toEqual([]);
  await testDomain.close();
});
beforeEach(async () => {
  const weeks = Math.ceil((clock.nowMs() - monday) / (7 * dayMs));
  clock.advance(monday + weeks * 7 * dayMs - clock.nowMs());
  anna = await newCharacterIn(testDomain);
  const { ctx, characterId } = anna;
  const stories = ['first_light', 'the_toll', 'dead_air'];
  for (const questId of stories) await putAtStage(testDomain, { characterId, questId, stageId: 'over' });
  await inTx(ctx, async (tx) => {
    await tx.questProgress.updateMany({
      where: { characterId, questId: { in: stories } },
      data: { state: 'done', ending: 'over', result: 'done', endedAt: new Date(clock.nowMs()), timesEnded: 1 },
    });
    await gainExperience(tx, { characterId, amount: 40_000, source: 'administration', sourceId: 'test-level' });
  });
});

const hang = async (object: string, places: readonly string[]) => {
  for (const place of places) await note(anna, { kind: 'used', object, place });
};
const paperRound = () => hang('fish_slip', slips);
const offered = async () => (await questLog(anna.ctx, anna.characterId)).available;
const paid = async () => Number(await balanceOf(anna.ctx.db, anna.characterId));

describe('a daily quest', () => {
  it('is done once a day and paid again on the next', async () => {
    const before = await paid();
    expect(await begin(anna, 'paper_round')).toBe(true);
    await paperRound();
    expect([await stage(anna, 'paper_round'), (await paid()) - before]).toEqual([null, 60]);
    expect([await begin(anna, 'paper_round'), await offered()]).toEqual([
      false,
      expect.not.arrayContaining(['paper_round']),
    ]);
    clock.advance(dayMs / 2 - 1);
    expect(await begin(anna, 'paper_round')).toBe(false);
    clock.advance(1);
    expect(await offered()).toContain('paper_round');
    expect(await begin(anna, 'paper_round')).toBe(true);
    expect(await stage(anna, 'paper_round')).toBe('slips');
    await paperRound();
    expect((await paid()) - before).toBe(120);
    const rows = await anna.ctx.db.experienceEntry.findMany({
      where: { characterId: anna.characterId, source: 'quest', sourceId: { startsWith: 'paper_round.read/' } },
    });
    expect(rows).toHaveLength(2);
  });

  it('begins once when its giver is asked ten times at the same moment', async () => {
    expect((await Promise.all(Array.from({ length: 10 }, () => begin(anna, 'paper_round')))).filter(Boolean)).toEqual([
      true,
    ]);
  });

  it('counts on the day on which it is done, also when it was begun the day before', async () => {
    await begin(anna, 'paper_round');
    clock.advance(dayMs);
    await paperRound();
    expect(await begin(anna, 'paper_round')).toBe(false);
    clock.advance(dayMs / 2);
    expect(await begin(anna, 'paper_round')).toBe(true);
  });

  it('may be begun again on the same day when it was abandoned', async () => {
    await begin(anna, 'paper_round');
    await abandon(anna.ctx, { requestId: newRequestId(), questId: 'paper_round' as never });
    expect(await offered()).toContain('paper_round');
    expect(await begin(anna, 'paper_round')).toBe(true);
  });

  it('is offered in a reply of its giver until it is begun, and again on the next day', async () => {
    const reply = async () => {
      const view = await talkTo(anna, 'marta');
      const index = (nodeOf('marta_talk', 'stall')?.node.choices ?? []).findIndex(({ text }) =>
        text.en.startsWith('[Today]'),
      );
      return { view, index, isThere: view?.choices.some((choice) => choice.index === index) };
    };
    const first = await reply();
    expect(first.view?.dialogueId).toBe('marta_talk');
    const { conversation } = await say(anna, first.view, first.index);
    await say(anna, conversation, 0);
    expect(await stage(anna, 'paper_round')).toBe('slips');
    expect((await reply()).isThere).toBe(false);
    await paperRound();
    expect((await reply()).isThere).toBe(false);
    expect(await outcome(say(anna, (await reply()).view, first.index))).toBe('quest.no_such_choice');
    clock.advance(dayMs);
    expect((await reply()).isThere).toBe(true);
  });
});

describe('a weekly quest', () => {
  it('comes back on Monday, however late in the week it was done', async () => {
    clock.advance(6 * dayMs);
    await begin(anna, 'requests');
    await hang('request_window', windows);
    expect(await begin(anna, 'requests')).toBe(false);
    clock.advance(dayMs / 2 - 1);
    expect(await offered()).not.toContain('requests');
    clock.advance(1);
    expect([await begin(anna, 'requests'), await stage(anna, 'requests')]).toEqual([true, 'six']);
  });

  it('stays away for a week when it was done on Monday', async () => {
    await begin(anna, 'requests');
    await hang('request_window', windows);
    clock.advance(6 * dayMs);
    expect(await begin(anna, 'requests')).toBe(false);
  });
});

describe('the quest log', () => {
  it('names no daily or weekly quest among those that people will offer later', async () => {
    const fresh = await newCharacterIn(testDomain);
    const { closed } = await questLog(fresh.ctx, fresh.characterId);
    expect(closed.map(({ questId }) => questId as string)).not.toContain('overtime');
    expect(closed.map(({ questId }) => questId as string)).toContain('in_transit');
  });
});
