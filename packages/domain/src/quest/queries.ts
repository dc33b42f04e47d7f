import type { CharacterId } from '@necp/shared/kernel';
import { dutyAt } from '@necp/shared/npc/schedule';
import { meets, meetsAll, type ConditionContext } from '@necp/shared/quest/conditions';
import { isDone, isPeriodic, neededOf, stageOf } from '@necp/shared/quest/progress';
import type { ActiveQuestView, ConversationView, EndedQuestView, QuestLogView } from '@necp/shared/quest/schema';
import type { Ctx } from '../kernel';
import { conditionContextOf, hasComeBack } from './condition-context';
import { activeOf, readProgress, type Progress } from './log';
import { questOf, stories } from './stories';
import { readConversation } from './talk';

export { shownAchievements } from './shown-achievements';

/**
 * Returns a character's quest log: active, finished and available quests. The router checks that the character belongs
 * to the caller.
 */
export async function questLog(ctx: Ctx, characterId: CharacterId): Promise<QuestLogView> {
  const [progress, log] = await Promise.all([
    readProgress(ctx.db, characterId),
    ctx.db.questLog.findUnique({ where: { characterId } }),
  ]);
  const context = await conditionContextOf(ctx, characterId, progress);
  const offers = [...stories.quests.values()].filter(
    (quest) => isOpen(progress.get(quest.id), ctx.clock.nowMs()) && quest.begins === 'dialogue',
  );
  const available = offers.filter(({ prerequisites }) => meetsAll(prerequisites, context));
  return {
    characterId,
    trackedQuestId: log?.trackedQuestId ?? null,
    active: activeOf(progress).map(activeView),
    ended: [...progress.values()].flatMap(endedView).sort((a, b) => b.endedAt.getTime() - a.endedAt.getTime()),
    available: available.map(({ id }) => id),
    closed: offers.flatMap((quest) => {
      // A daily or weekly quest that is not offered yet is no goal.
      if (isPeriodic(quest)) return [];
      const reason = quest.prerequisites.find((condition) => !meets(condition, context));
      return reason ? [{ questId: quest.id, reason }] : [];
    }),
    whereabouts: whereaboutsIn(
      [...soughtBy(activeOf(progress)), ...available.flatMap(({ giver }) => giver ?? [])],
      context,
    ),
  };
}

/** Returns the people that active quests ask the player to meet. */
function soughtBy(active: readonly Progress[]): readonly string[] {
  return active.flatMap(({ questId, stageId, counts }) =>
    stageOf(questOf(questId), stageId).objectives.flatMap((objective) =>
      objective.kind !== 'escort' && 'npc' in objective && objective.hidden !== true && !isDone(objective, counts)
        ? [objective.npc]
        : [],
    ),
  );
}

/** Returns where these people are now; absent people are left out. */
function whereaboutsIn(people: readonly string[], context: ConditionContext): QuestLogView['whereabouts'] {
  return Object.fromEntries(
    people.flatMap((id) => {
      const person = stories.npcs.get(id);
      const duty = person === undefined ? null : dutyAt(person, context);
      return duty === null ? [] : [[id, duty.place]];
    }),
  );
}

function isOpen(known: Progress | undefined, nowMs: number): boolean {
  return known === undefined || known.state === 'abandoned' || hasComeBack(known, nowMs);
}

function activeView(progress: Progress): ActiveQuestView {
  const { questId, stageId, startedAt, stageEnteredAt, deadlineAt, counts, path } = progress;
  const quest = questOf(questId);
  const objectives = stageOf(quest, stageId).objectives.filter(
    (objective) => objective.hidden !== true || isDone(objective, counts),
  );
  return {
    questId,
    stageId,
    startedAt,
    stageEnteredAt,
    deadlineAt,
    path: [...path],
    canAbandon: quest.begins !== 'by_itself',
    canSkip: stageOf(quest, stageId).skip !== undefined,
    objectives: objectives.map((objective) => ({
      id: objective.id,
      have: Math.min(neededOf(objective), counts[objective.id] ?? 0),
      need: neededOf(objective),
      isDone: isDone(objective, counts),
    })),
  };
}

function endedView({ questId, state, ending, result, path, endedAt, claimedItem }: Progress): EndedQuestView[] {
  if (ending === null || result === null || endedAt === null) return [];
  const choice = state === 'ready' ? (questOf(questId).endings.find(({ id }) => id === ending)?.choice ?? []) : [];
  return [{ questId, ending, result, path: [...path], endedAt, choice: [...choice], claimedItem }];
}

/** Returns the conversation of a character; null when there is none. The caller checks the owner. */
export async function conversation(ctx: Ctx, characterId: CharacterId): Promise<ConversationView | null> {
  return readConversation(ctx, characterId, await readProgress(ctx.db, characterId));
}
