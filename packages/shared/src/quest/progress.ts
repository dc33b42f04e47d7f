import { meetsAll, type ConditionContext } from './conditions';
import type { Objective, QuestContent, QuestStage, StageExit } from './content';

/** The progress of a character in a stage of a quest. */
export interface StageState {
  readonly stageId: string;
  readonly stageEnteredMs: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** Something a player did that a quest may wait for. */
export type ObjectiveEvent =
  | { readonly kind: 'went'; readonly place: string }
  | { readonly kind: 'used'; readonly object: string; readonly place: string }
  | { readonly kind: 'survived'; readonly objectiveKey: string }
  | { readonly kind: 'escorted'; readonly npc: string; readonly to: string }
  | { readonly kind: 'event'; readonly event: string; readonly result: 'took_part' | 'won' }
  | { readonly kind: 'killed'; readonly enemy: string; readonly place: string | null }
  | {
      readonly kind: 'action';
      readonly action: ActionName;
      readonly item?: string | undefined;
      readonly count?: number | undefined;
    };
type ActionName = Extract<Objective, { kind: 'action' }>['action'];

/** The state of a character, for objectives that require a state and not an action. */
export interface CharacterState {
  readonly itemCounts: Readonly<Record<string, number>>;
  readonly worn: readonly string[];
  readonly level: number;
  readonly attributesSpent: number;
  readonly perksSpent: number;
}

/** Returns the key under which a zone reports that a survival objective was fulfilled. */
export function objectiveKeyOf(questId: string, objectiveId: string): string {
  return `${questId}:${objectiveId}`;
}

/** Returns the count that an objective requires. */
export function neededOf(objective: Objective): number {
  return 'count' in objective ? objective.count : 1;
}

/** Checks whether an objective has reached its required count. */
export function isDone(objective: Objective, counts: StageState['counts']): boolean {
  return (counts[objective.id] ?? 0) >= neededOf(objective);
}

/**
 * Returns a stage of a quest.
 * @throws RangeError when the quest has no stage of that id
 */
export function stageOf(quest: QuestContent, stageId: string): QuestStage {
  const stage = quest.stages.find(({ id }) => id === stageId);
  if (!stage) throw new RangeError(`quest ${quest.id} has no stage "${stageId}"`);
  return stage;
}

/**
 * Returns the counts after an objective event; the same object when the stage does not wait for it. An event counts for
 * each objective that it matches, but a used object only for the first one that is not done: the third lamp is not also
 * the seventh.
 */
export function countsAfter(
  quest: QuestContent,
  state: StageState,
  objectiveEvent: ObjectiveEvent,
): StageState['counts'] {
  const fitting = stageOf(quest, state.stageId).objectives.filter(
    (objective) => !isDone(objective, state.counts) && fits(quest.id, objective, objectiveEvent),
  );
  const counted =
    objectiveEvent.kind === 'used'
      ? fitting.slice(0, 1).filter((objective) => objective.kind === 'use' && objective.dialogue === undefined)
      : fitting;
  if (counted.length === 0) return state.counts;
  const step = objectiveEvent.kind === 'action' ? (objectiveEvent.count ?? 1) : 1;
  return {
    ...state.counts,
    ...Object.fromEntries(
      counted.map((objective) => [
        objective.id,
        Math.min(neededOf(objective), (state.counts[objective.id] ?? 0) + step),
      ]),
    ),
  };
}

function fits(questId: string, objective: Objective, objectiveEvent: ObjectiveEvent): boolean {
  switch (objective.kind) {
    case 'go':
      return objectiveEvent.kind === 'went' && objectiveEvent.place === objective.place;
    case 'kill':
      return (
        objectiveEvent.kind === 'killed' &&
        objectiveEvent.enemy === objective.enemy &&
        (objective.place === undefined || objectiveEvent.place === null || objectiveEvent.place === objective.place)
      );
    case 'use':
      return (
        objectiveEvent.kind === 'used' &&
        objectiveEvent.object === objective.object &&
        objectiveEvent.place === objective.place
      );
    case 'survive':
      return (
        objectiveEvent.kind === 'survived' && objectiveEvent.objectiveKey === objectiveKeyOf(questId, objective.id)
      );
    case 'escort':
      return (
        objectiveEvent.kind === 'escorted' && objectiveEvent.npc === objective.npc && objectiveEvent.to === objective.to
      );
    case 'event':
      return (
        objectiveEvent.kind === 'event' &&
        objectiveEvent.event === objective.event &&
        (objective.result === 'took_part' || objectiveEvent.result === 'won')
      );
    case 'action':
      return (
        objectiveEvent.kind === 'action' &&
        objectiveEvent.action === objective.action &&
        (objective.item === undefined || objectiveEvent.item === objective.item)
      );
    default:
      return false;
  }
}

/**
 * Returns the counts that follow from the state of the character: items to collect are those in the bag now, and the
 * level is the current one; items equipped and points spent before the stage began count too, and stay counted.
 */
export function countsInState(
  stage: QuestStage,
  counts: StageState['counts'],
  character: CharacterState,
): StageState['counts'] {
  const changed: Record<string, number> = {};
  for (const objective of stage.objectives) {
    const have = haveOf(objective, character);
    if (have === null) continue;
    const before = counts[objective.id] ?? 0;
    const now = Math.min(neededOf(objective), objective.kind === 'collect' ? have : Math.max(have, before));
    if (now !== before) changed[objective.id] = now;
  }
  return Object.keys(changed).length === 0 ? counts : { ...counts, ...changed };
}

function haveOf(objective: Objective, character: CharacterState): number | null {
  if (objective.kind === 'collect') return character.itemCounts[objective.item] ?? 0;
  if (objective.kind !== 'action') return null;
  switch (objective.action) {
    case 'equip':
      return character.worn.filter((template) => objective.item === undefined || template === objective.item).length;
    case 'reach_level':
      return character.level;
    case 'spend_attribute':
      return character.attributesSpent;
    case 'spend_perk':
      return character.perksSpent;
    default:
      return null;
  }
}

/** Events of this moment that are not counted. */
export interface Happened {
  readonly nowMs: number;
  /** The outcome that a dialogue reported. */
  readonly outcome: string | null;
  /** Whether the player or the person they escort was downed. */
  readonly isDown: boolean;
}

/**
 * Returns the id of the stage or ending that the first open exit leads to; null while none is open.
 * @param context called only for exits with conditions
 */
export function exitOf(
  stage: QuestStage,
  state: StageState,
  at: Happened & { readonly context: ConditionContext | null },
): string | null {
  const isThrough = stage.objectives.every(
    (objective) => objective.optional === true || isDone(objective, state.counts),
  );
  const holds = (exit: StageExit): boolean => {
    switch (exit.on) {
      case 'objectives':
        return isThrough && (exit.when.length === 0 || (at.context !== null && meetsAll(exit.when, at.context)));
      case 'outcome':
        return exit.outcome === at.outcome;
      case 'objective':
        return stage.objectives.some((objective) => objective.id === exit.objective && isDone(objective, state.counts));
      case 'timer':
        return at.nowMs >= state.stageEnteredMs + exit.afterMs;
      case 'downed':
        return at.isDown;
    }
  };
  return stage.exits.find(holds)?.to ?? null;
}

/** Returns when the timer of a stage ends, in milliseconds since 1970; null for a stage without a timer. */
export function deadlineOf(stage: QuestStage, enteredMs: number): number | null {
  const timers = stage.exits.flatMap((exit) => (exit.on === 'timer' ? [enteredMs + exit.afterMs] : []));
  return timers.length === 0 ? null : Math.min(...timers);
}

const dayMs = 24 * 60 * 60_000;
/** The first day of 1970 was a Thursday, three days after a Monday. */
const daysAfterMonday = 3;

type Repeating = Pick<QuestContent, 'repeats'>;

/** How and when a quest ended, in milliseconds since 1970. */
interface EndedQuest {
  readonly result: 'done' | 'failed';
  readonly endedMs: number;
}

/** Checks whether a quest returns every day or every week, however it ended. */
export function isPeriodic({ repeats }: Repeating): boolean {
  return repeats === 'daily' || repeats === 'weekly';
}

/**
 * Returns when a quest that ended may be started again, in milliseconds since 1970: daily ones at the next midnight
 * (UTC), weekly ones at the next midnight before a Monday; null for never.
 */
export function repeatsAtMs({ repeats }: Repeating, { result, endedMs }: EndedQuest): number | null {
  const day = Math.floor(endedMs / dayMs);
  switch (repeats) {
    case 'never':
      return null;
    case 'after_failure':
      return result === 'failed' ? endedMs : null;
    case 'daily':
      return (day + 1) * dayMs;
    case 'weekly':
      return ((Math.floor((day + daysAfterMonday) / 7) + 1) * 7 - daysAfterMonday) * dayMs;
  }
}

/** Checks whether a quest that ended may be started again; see `repeatsAtMs`. */
export function mayRepeat(quest: Repeating, ended: EndedQuest, nowMs: number): boolean {
  const atMs = repeatsAtMs(quest, ended);
  return atMs !== null && nowMs >= atMs;
}
