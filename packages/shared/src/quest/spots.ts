import type { Objective, QuestContent } from './content';
import type { ActiveQuestView, QuestLogView } from './schema';

/**
 * How a quest marks a person or place: `offer` has a quest for the player, `turn_in` waits for the player, `goal` is
 * where the work is, `running` gave a quest that is not ready yet.
 */
export type QuestMarkKind = 'offer' | 'goal' | 'turn_in' | 'running';

/** A person, object, enemy or place that a quest marks. */
export interface QuestSpot {
  readonly questId: string;
  /** Content id of the person, object or enemy; null for a bare place. */
  readonly content: string | null;
  /** Id of the place; null when it is unknown. */
  readonly place: string | null;
  readonly mark: QuestMarkKind;
  /** The world event that the quest asks for; while it runs, it is marked where it is. */
  readonly event?: string;
}

/** Returns what the active and available quests mark, the tracked quest first. */
export function questSpots(log: QuestLogView, quests: ReadonlyMap<string, QuestContent>): QuestSpot[] {
  const goals = inOrder(log).flatMap((active) => goalsOf(active, { log, quests }));
  const marked = new Set(goals.map(({ content }) => content));
  const running = log.active.flatMap(({ questId }): QuestSpot[] => {
    const giver = quests.get(questId)?.giver;
    return giver === undefined || marked.has(giver) || log.available.some((id) => quests.get(id)?.giver === giver)
      ? []
      : [{ questId, content: giver, place: log.whereabouts[giver] ?? null, mark: 'running' }];
  });
  const offers = log.available.flatMap((questId): QuestSpot[] => {
    const giver = quests.get(questId)?.giver;
    return giver === undefined
      ? []
      : [{ questId, content: giver, place: log.whereabouts[giver] ?? null, mark: 'offer' }];
  });
  return [...goals, ...offers, ...running];
}

/** Sorts the tracked quest first, because its arrow takes precedence. */
function inOrder({ active, trackedQuestId }: QuestLogView): readonly ActiveQuestView[] {
  const followed = active.find(({ questId }) => questId === trackedQuestId);
  return followed ? [followed, ...active.filter((one) => one !== followed)] : active;
}

interface Sources {
  readonly log: QuestLogView;
  readonly quests: ReadonlyMap<string, QuestContent>;
}

function goalsOf(active: ActiveQuestView, { log, quests }: Sources): QuestSpot[] {
  const stage = quests.get(active.questId)?.stages.find(({ id }) => id === active.stageId);
  const openIds = new Set(active.objectives.filter(({ isDone }) => !isDone).map(({ id }) => id as string));
  const open = stage?.objectives.filter(({ id }) => openIds.has(id)) ?? [];
  const isAllButHandedOver = open.every(({ kind }) => kind === 'deliver' || kind === 'talk');
  return open.flatMap((objective) =>
    spotsOf(objective, { log, isAllButHandedOver }).map((spot) => ({ questId: active.questId, ...spot })),
  );
}

interface Around {
  readonly log: QuestLogView;
  /** Whether only conversations are left of the stage. */
  readonly isAllButHandedOver: boolean;
}

function spotsOf(objective: Objective, { log, isAllButHandedOver }: Around): Omit<QuestSpot, 'questId'>[] {
  switch (objective.kind) {
    case 'talk':
      return [{ content: objective.npc, place: log.whereabouts[objective.npc] ?? null, mark: 'turn_in' }];
    case 'deliver':
      return [
        {
          content: objective.npc,
          place: log.whereabouts[objective.npc] ?? null,
          mark: isAllButHandedOver ? 'turn_in' : 'running',
        },
      ];
    case 'use':
      return [{ content: objective.object, place: objective.place ?? null, mark: 'goal' }];
    case 'go':
    case 'survive':
      return [{ content: null, place: objective.place, mark: 'goal' }];
    case 'escort':
      return [{ content: null, place: objective.to, mark: 'goal' }];
    case 'kill':
      return [{ content: objective.enemy, place: objective.place ?? objective.mark?.place ?? null, mark: 'goal' }];
    case 'collect':
    case 'action':
      return markedBy(objective);
    case 'event':
      return markedBy(objective).map((spot) => ({ ...spot, event: objective.event }));
  }
}

function markedBy({ mark }: Pick<Extract<Objective, { kind: 'action' }>, 'mark'>): Omit<QuestSpot, 'questId'>[] {
  return mark === undefined ? [] : [{ content: mark.content ?? null, place: mark.place ?? null, mark: 'goal' }];
}
