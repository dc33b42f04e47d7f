import type { Condition, QuestContent } from './content';
import type { QuestLogView } from './schema';

/** A quest that the player could do next. */
export interface QuestSuggestion {
  readonly quest: QuestContent;
  /** The first condition that is missing; null when the quest can be started now. */
  readonly reason: Condition | null;
}

/** What to do next: the quest that the latest one leads to, and another one that is open meanwhile. */
export interface QuestSuggestions {
  readonly main: QuestSuggestion | null;
  readonly side: QuestSuggestion | null;
}

type Offers = Pick<QuestLogView, 'available' | 'closed'>;
type Quests = ReadonlyMap<string, QuestContent>;

/** Returns the quests that people offer now, then those they will offer later, each part by level. */
export function offersOf(log: Offers, quests: Quests): QuestSuggestion[] {
  const open = log.available
    .flatMap((id) => quests.get(id) ?? [])
    .sort((a, b) => a.level - b.level)
    .map((quest): QuestSuggestion => ({ quest, reason: null }));
  const closed = log.closed
    .flatMap(({ questId, reason }) => {
      const quest = quests.get(questId);
      return quest ? [{ quest, reason }] : [];
    })
    .sort((a, b) => a.quest.level - b.quest.level);
  return [...open, ...closed];
}

/** Returns what a character without an active quest does next. */
export function suggestQuests(log: Offers & Pick<QuestLogView, 'ended'>, quests: Quests): QuestSuggestions {
  const all = offersOf(log, quests);
  const next = nextOf(log.ended, quests);
  const main = all.find(({ quest }) => quest.id === next) ?? all[0] ?? null;
  return { main, side: all.find(({ quest, reason }) => reason === null && quest !== main?.quest) ?? null };
}

/** Follows the quests from the latest completed one to the first that has not ended. */
function nextOf(ended: QuestLogView['ended'], quests: Quests): string | undefined {
  const done = new Set(ended.map(({ questId }) => questId as string));
  let id: string | undefined = ended.find(({ result }) => result === 'done')?.questId;
  // Each quest is passed once, so that a circle in the content ends.
  while (id !== undefined && done.delete(id)) id = quests.get(id)?.next;
  return id;
}
