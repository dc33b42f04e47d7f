import { spillOver } from '@necp/shared/reputation/formulas';
import type { Effect, QuestContent } from '@necp/shared/quest/content';
import { expect, test } from 'vitest';
import { dialogues, factions, quests, tiers } from '../server';
import { reachableEffects } from './dialogues';

const pointsFor = (faction: string, effects: readonly Effect[]): number =>
  effects
    .flatMap((effect) => (effect.do === 'reputation' ? spillOver(effect, factions) : []))
    .filter((change) => change.faction === faction)
    .reduce((sum, { points }) => sum + points, 0);

/** Returns the points that the best ending of a quest brings, with what is decided in a conversation of the quest. */
function bestOf(quest: QuestContent, faction: string): number {
  const said = dialogues.filter(({ id }) =>
    quest.stages.some(({ objectives }) => objectives.some((one) => 'dialogue' in one && one.dialogue === id)),
  );
  const inTalk = said.flatMap(reachableEffects).map((effect) => pointsFor(faction, [effect]));
  return Math.max(...quest.endings.map(({ effects }) => pointsFor(faction, effects))) + Math.max(0, ...inTalk);
}

test('a character who always sides with a faction is trusted by it through quests alone', () => {
  const trusted = tiers.find(({ id }) => id === 'trusted')?.fromPoints ?? Infinity;
  const reached = factions.map(({ id, startPoints }) => ({
    id,
    points: startPoints + quests.reduce((sum, quest) => sum + Math.max(0, bestOf(quest, id)), 0),
  }));
  expect(reached.filter(({ points }) => points < trusted)).toEqual([]);
});
