import type { ProfileInput } from '@necp/shared/character/schema';
import type { ShownAchievementsView } from '@necp/shared/quest/schema';
import { shownCharacter } from '../character';
import type { Ctx } from '../kernel';
import { titlesOf } from '../progression';
import { readProgress } from './log';
import { stories } from './stories';

/** More than a page shows well; the newest are kept. */
const mostShown = 60;

/**
 * Returns the titles and completed quests that a character shows on its profile, the newest first.
 * @throws GameError not_found `character.not_found`, also when its owner hides them
 */
export async function shownAchievements(ctx: Ctx, { name }: ProfileInput): Promise<ShownAchievementsView> {
  const characterId = await shownCharacter(ctx, { name, part: 'record' });
  const [titles, progress] = await Promise.all([titlesOf(ctx.db, characterId), readProgress(ctx.db, characterId)]);
  const quests = [...progress.values()].flatMap(({ questId, result, endedAt }) => {
    const quest = stories.quests.get(questId);
    if (quest === undefined || result !== 'done' || endedAt === null) return [];
    return [{ kind: 'quest' as const, name: quest.name, at: endedAt }];
  });
  return {
    achievements: [...titles.map(({ title, at }) => ({ kind: 'title' as const, name: title, at })), ...quests]
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())
      .slice(0, mostShown),
  };
}
