import { quests } from '@necp/content/server';
import { Coverage } from '@necp/domain/testing/story-coverage';
import { runAudit } from '@necp/domain/audit/service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeHero } from './town/hero';
import { StoryPlayer } from './town/story';
import { houses, nightMs } from './town/story-tests';
import { openTown, type Town } from './town/town';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, nightMs);
afterAll(() => town.close(), nightMs);

describe('the list of tested quests', () => {
  it('contains every quest of the content', () => {
    expect(Object.values(houses).flat().toSorted()).toEqual(quests.map(({ id }) => id).toSorted());
  });
});

describe('a quest interrupted by a lost connection', () => {
  it(
    'continues where it was after a reconnect, and reaches its end',
    async () => {
      const quest = quests.find(({ id }) => id === 'soup_gets_cold');
      if (quest === undefined) throw new Error('that story does not exist');
      const citizen = await makeHero(town, quest, null);
      await citizen.comeIn();
      const player = new StoryPlayer(citizen, { quest, coverage: new Coverage(), aim: null });
      await player.begin();
      citizen.hangUp();
      await citizen.wait(40);
      await citizen.comeIn();
      expect(player.progress?.stageId).toBe('run');
      expect(quest.endings.map(({ id }) => id)).toContain(await player.play());
      citizen.hangUp();
      await town.settle();
      expect((await runAudit(town.home.domain.systemCtx())).findings).toEqual([]);
    },
    nightMs,
  );
});
