import { stories } from './stories';
import type { Ctx } from '../kernel';

/** A stage in which some characters are, and which the content does not have. */
export interface LostStage {
  readonly questId: string;
  readonly stageId: string;
  readonly characters: number;
}

/**
 * Returns the quests and stages that characters are in but the content no longer has. Quests live in the content alone,
 * so no foreign key holds a quest that characters are in the middle of; the seed reports these.
 */
export async function lostStages(ctx: Ctx): Promise<LostStage[]> {
  const rows = await ctx.db.questProgress.groupBy({
    by: ['questId', 'stageId'],
    where: { state: { in: ['active', 'ready'] } },
    _count: true,
    orderBy: [{ questId: 'asc' }, { stageId: 'asc' }],
  });
  return rows
    .filter(({ questId, stageId }) => !stories.quests.get(questId)?.stages.some(({ id }) => id === stageId))
    .map(({ questId, stageId, _count: characters }) => ({ questId, stageId, characters }));
}
