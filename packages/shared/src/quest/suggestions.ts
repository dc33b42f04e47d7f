import type { Condition, QuestContent } from './content';
import { isPeriodic, repeatsAtMs } from './progress';
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
  const open = openOf(log, quests).filter(({ quest }) => !isPeriodic(quest));
  const closed = log.closed
    .flatMap(({ questId, reason }) => {
      const quest = quests.get(questId);
      return quest ? [{ quest, reason }] : [];
    })
    .sort((a, b) => a.quest.level - b.quest.level);
  return [...open, ...closed];
}

/** Returns the daily and weekly quests that people offer now, by level. */
export function periodicOffersOf(log: Pick<Offers, 'available'>, quests: Quests): QuestSuggestion[] {
  return openOf(log, quests).filter(({ quest }) => isPeriodic(quest));
}

function openOf({ available }: Pick<Offers, 'available'>, quests: Quests): QuestSuggestion[] {
  return available
    .flatMap((id) => quests.get(id) ?? [])
    .sort((a, b) => a.level - b.level)
    .map((quest): QuestSuggestion => ({ quest, reason: null }));
}

/** A daily or weekly quest that has ended, and when it comes back, in milliseconds since 1970. */
export interface ReturningQuest {
  readonly quest: QuestContent;
  readonly atMs: number;
}

/** Returns the daily and weekly quests that have ended and not come back yet, the soonest first. */
export function returningOf(
  { ended, available }: Pick<QuestLogView, 'ended' | 'available'>,
  quests: Quests,
): ReturningQuest[] {
  return ended
    .flatMap(({ questId, result, endedAt }) => {
      const quest = quests.get(questId);
      if (quest === undefined || !isPeriodic(quest) || available.includes(questId)) return [];
      const atMs = repeatsAtMs(quest, { result, endedMs: endedAt.getTime() });
      return atMs === null ? [] : [{ quest, atMs }];
    })
    .sort((a, b) => a.atMs - b.atMs);
}

/** Returns what a character without an active quest does next. */
export function suggestQuests(log: Offers & Pick<QuestLogView, 'ended'>, quests: Quests): QuestSuggestions {
  const offers = offersOf(log, quests);
  const all = [...offers.filter(isOpen), ...periodicOffersOf(log, quests), ...offers.filter((one) => !isOpen(one))];
  const next = nextOf(log.ended, quests);
  const main = all.find(({ quest }) => quest.id === next) ?? all[0] ?? null;
  return { main, side: all.find(({ quest, reason }) => reason === null && quest !== main?.quest) ?? null };
}

const isOpen = ({ reason }: QuestSuggestion): boolean => reason === null;

/** Follows the quests from the latest completed one to the first that has not ended. */
function nextOf(ended: QuestLogView['ended'], quests: Quests): string | undefined {
  const stories = ended.filter(({ questId }) => !isPeriodic(quests.get(questId) ?? { repeats: 'never' }));
  const done = new Set(stories.map(({ questId }) => questId as string));
  let id: string | undefined = stories.find(({ result }) => result === 'done')?.questId;
  // Each quest is passed once, so that a circle in the content ends.
  while (id !== undefined && done.delete(id)) id = quests.get(id)?.next;
  return id;
}
