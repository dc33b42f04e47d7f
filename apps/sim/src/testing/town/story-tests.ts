import { quests } from '@necp/content/server';
import { runAudit } from '@necp/domain/audit/service';
import { Coverage } from '@necp/domain/testing/story-walker';
import type { QuestContent } from '@necp/shared/quest/content';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeHero } from './hero';
import { gone, waysGone, waysThrough, type Way } from './routes';
import { StoryPlayer } from './story';
import { openTown, type Town } from './town';

/** A whole night in the city, on a machine that has other things to do. */
export const nightMs = 600_000;
const runsMax = 3;

/**
 * All stories there are, by the house that tells them: each house is a town of its own, and they can be played side by
 * side.
 */
export const houses = {
  below: ['first_light', 'soup_gets_cold', 'the_toll', 'dead_air', 'bees_of_rust_garden', 'borrowed_heart'],
  above: ['nine_rounds', 'the_tallyman', 'walk_her_home', 'seventh_chair', 'every_lamp_counts', 'floor_eighty_eight'],
} as const;

/**
 * Tests that every way through these stories can be gone in the street, and that nothing is out of order then.
 * @returns the town they are told in
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
    '%s, played in the street,',
    (_name, { quest, coverage, ends }) => {
      it.each(waysThrough(quest).map((way) => [way.name, way] as const))(
        'goes %s',
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

      it('has come to every end', () => {
        expect([...ends].toSorted()).toEqual(quest.endings.map(({ id }) => id).toSorted());
      });
    },
  );

  describe('when all stories are told', () => {
    it('no way through any of them was left out', () => {
      const ways = sent.flatMap(({ quest }) => waysThrough(quest).map(({ name }) => `${quest.id}: ${name}`));
      expect(
        sent.flatMap(({ quest, coverage }) => waysGone(coverage).map((name) => `${quest.id}: ${name}`)).toSorted(),
      ).toEqual(ways.toSorted());
      expect(sent.map(({ quest }) => quest.id).toSorted()).toEqual([...ids].toSorted());
    });

    it(
      'every purse and every bag is in order',
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
