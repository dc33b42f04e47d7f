import { quests } from '@necp/content/server';
import { runAudit } from '@necp/domain/audit/service';
import { Coverage } from '@necp/domain/testing/story-coverage';
import type { QuestContent } from '@necp/shared/quest/content';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeHero } from './hero';
import { gone, waysGone, waysThrough, type Way } from './routes';
import { StoryPlayer } from './story';
import { openTown, type Town } from './town';

/** The time limit, long enough for a busy machine. */
export const nightMs = 600_000;
const runsMax = 3;

/** All quests in groups that each have a town of their own, so that the groups can be tested in parallel. */
export const houses = {
  below: ['first_light', 'soup_gets_cold', 'the_toll', 'dead_air', 'bees_of_rust_garden', 'borrowed_heart'],
  above: ['nine_rounds', 'the_tallyman', 'walk_her_home', 'seventh_chair', 'every_lamp_counts', 'floor_eighty_eight'],
  later: ['deaf_side', 'dog_of_means', 'one_lit_street', 'rain_committee'],
  people: ['no_fixed_addressee', 'in_transit', 'suit_for_friday', 'missed_calls', 'mind_the_doors', 'people_prices'],
  repeating: [
    'paper_round',
    'tin_cans',
    'tea_for_the_wall',
    'requests',
    'warm_up',
    'pins',
    'holes_to_let',
    'noise_complaint',
    'fine_print',
    'short_of_guests',
    'third_desk',
    'down_the_lift',
    'damp_shelf',
    'overtime',
    'after_ten',
  ],
} as const;

/**
 * Tests that every way through these quests can be played, and that all accounts balance afterwards.
 * @returns the town in which they are played
 */
export function describeStories(ids: readonly string[]): () => Town {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  }, nightMs);
  afterAll(() => town.close(), nightMs);
  const sent = quests
    .filter(({ id }) => ids.includes(id))
    .map((quest) => ({ quest, coverage: new Coverage(), ends: new Set<string>() }));

  describe.each(sent.map((one) => [one.quest.name.en, one] as const))(
    '%s, played in the zones,',
    (_name, { quest, coverage, ends }) => {
      it.each(waysThrough(quest).map((way) => [way.name, way] as const))(
        'is completed along this path: %s',
        async (_way, way) => {
          const wasGone = () => coverage.times(gone(way.name)) > 0;
          for (let runs = 0; runs < runsMax && !wasGone(); runs++) {
            const ending = await playOnce(town, { quest, coverage, aim: way });
            if (ending !== null) ends.add(ending);
          }
          expect(wasGone()).toBe(true);
        },
        nightMs,
      );

      it('has reached every ending', () => {
        expect([...ends].toSorted()).toEqual(quest.endings.map(({ id }) => id).toSorted());
      });
    },
  );

  describe('when all quests are played', () => {
    it('no path through any of them was left out', () => {
      const ways = sent.flatMap(({ quest }) => waysThrough(quest).map(({ name }) => `${quest.id}: ${name}`));
      expect(
        sent.flatMap(({ quest, coverage }) => waysGone(coverage).map((name) => `${quest.id}: ${name}`)).toSorted(),
      ).toEqual(ways.toSorted());
      expect(sent.map(({ quest }) => quest.id).toSorted()).toEqual([...ids].toSorted());
    });

    it(
      'every balance and every inventory is consistent',
      async () => {
        await town.settle();
        expect((await runAudit(town.home.domain.systemCtx())).findings).toEqual([]);
      },
      nightMs,
    );
  });
  return () => town;
}

interface Playthrough {
  readonly quest: QuestContent;
  readonly coverage: Coverage;
  readonly aim: Way;
}

async function playOnce(town: Town, playthrough: Playthrough): Promise<string | null> {
  const citizen = await makeHero(town, playthrough.quest, playthrough.aim);
  await citizen.comeIn();
  try {
    return await new StoryPlayer(citizen, playthrough).play();
  } finally {
    citizen.hangUp();
  }
}
