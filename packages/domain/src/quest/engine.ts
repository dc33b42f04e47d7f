import type { Effect, QuestContent, QuestEnding } from '@necp/shared/quest/content';
import { questAdvanced, questCompleted, questFailed, questStarted } from '@necp/shared/quest/events';
import { meetsAll } from '@necp/shared/quest/conditions';
import {
  countsAfter,
  countsInState,
  deadlineOf,
  exitOf,
  mayRepeat,
  stageOf,
  type ObjectiveEvent,
} from '@necp/shared/quest/progress';
import { emit, nowOf, pushAfterCommit } from '../kernel';
import { carryOut, sumOfReceived, type Cause, type EffectResult } from './effects';
import { conditionContextOf, heldFor } from './condition-context';
import { activeOf, save, seenIn, stateOf, type Log, type Progress } from './log';
import { questOf } from './stories';

/** A quest that passes more stages than this at once has a loop, which is a bug. */
const stepsMax = 32;
interface Push {
  readonly outcome: string | null;
  readonly isDown: boolean;
}
const nothing: Push = { outcome: null, isDown: false };

/**
 * Performs the effects of a choice, a node, a stage or an ending, in order.
 * @returns what is shown to the player in addition
 */
export async function perform(log: Log, effects: readonly Effect[], cause: Cause): Promise<EffectResult> {
  const result: EffectResult = { opens: null };
  for (const [index, effect] of effects.entries()) {
    if (effect.do === 'start_quest') await begin(log, effect.quest);
    else if (effect.do === 'outcome') await emitOutcome(log, effect.quest, effect.outcome);
    else Object.assign(result, await carryOut(log, effect, { ...cause, key: `${cause.key}/${index}` }));
  }
  return result;
}

/**
 * Starts a quest, unless it is active, finished for good, or its prerequisites do not hold.
 * @returns whether it started
 */
export async function begin(log: Log, questId: string): Promise<boolean> {
  const quest = questOf(questId);
  const known = log.progress.get(questId);
  const now = nowOf(log.tx);
  if (known?.state === 'active' || known?.state === 'ready') return false;
  if (
    known?.result &&
    known.endedAt !== null &&
    !mayRepeat(quest, { result: known.result, endedMs: known.endedAt.getTime() }, now.getTime())
  )
    return false;
  if (!meetsAll(quest.prerequisites, await conditionContextOf(seenIn(log), log.characterId, log.progress)))
    return false;
  if (known?.result) await forget(log, questId);
  const progress: Progress = {
    questId,
    state: 'active',
    stageId: quest.start,
    stageEnteredAt: now,
    deadlineAt: null,
    counts: {},
    outcomes: [],
    path: [],
    ending: null,
    result: null,
    claimedItem: null,
    timesEnded: known?.timesEnded ?? 0,
    startedAt: now,
    endedAt: null,
  };
  await emit(log.tx, questStarted, { characterId: log.characterId, questId });
  await log.tx.questLog.updateMany({
    where: { characterId: log.characterId, trackedQuestId: null },
    data: { trackedQuestId: questId },
  });
  await enter(log, progress, quest.start);
  await advance(log, progress, nothing);
  return true;
}

/** Removes rolls and gifts of a quest that starts again, so that both happen anew. */
async function forget(log: Log, questId: string): Promise<void> {
  const where = { characterId: log.characterId, questId };
  await log.tx.questCheck.deleteMany({ where });
  await log.tx.questGain.deleteMany({ where });
}

/** Reports an outcome to an active quest; a stage without an exit for it stays as it is. */
async function emitOutcome(log: Log, questId: string, outcome: string): Promise<void> {
  const progress = log.progress.get(questId);
  if (progress?.state !== 'active') return;
  progress.outcomes = [...progress.outcomes, outcome];
  await save(log, progress);
  await advance(log, progress, { outcome, isDown: false });
}

/**
 * Counts an objective event in every active quest that waits for it and advances those. A timer that ran out before
 * the event takes its exit first.
 */
export async function count(log: Log, objectiveEvent: ObjectiveEvent): Promise<void> {
  await settleTimers(log);
  for (const progress of activeOf(log.progress)) {
    const counts = countsAfter(questOf(progress.questId), stateOf(progress), objectiveEvent);
    if (counts === progress.counts) continue;
    progress.counts = counts;
    await save(log, progress);
    await advance(log, progress, nothing);
  }
}

/** Counts an objective of an active quest; `review` then lets the quest go on. */
export async function countUp(
  log: Log,
  at: { readonly questId: string; readonly objectiveId: string; readonly to: number },
): Promise<void> {
  const progress = log.progress.get(at.questId);
  if (progress?.state !== 'active') return;
  progress.counts = { ...progress.counts, [at.objectiveId]: at.to };
  await save(log, progress);
}

/** Checks every active quest again against the state of the character and the time. */
export async function review(log: Log): Promise<void> {
  for (const progress of activeOf(log.progress)) await advance(log, progress, nothing);
}

/** Takes the exits for the player, or the person they escort, being downed. */
export async function fall(log: Log): Promise<void> {
  await settleTimers(log);
  for (const progress of activeOf(log.progress)) await advance(log, progress, { outcome: null, isDown: true });
}

/** Takes the exits of stages whose timer has run out. */
export async function settleTimers(log: Log): Promise<void> {
  const now = nowOf(log.tx);
  for (const progress of activeOf(log.progress))
    if (progress.deadlineAt !== null && progress.deadlineAt <= now) await advance(log, progress, nothing);
}

/**
 * Leaves a stage by its skip.
 * @returns false when the stage has none
 */
export async function skip(log: Log, progress: Progress): Promise<boolean> {
  const quest = questOf(progress.questId);
  const way = stageOf(quest, progress.stageId).skip;
  if (way === undefined) return false;
  const cause = causeOf(quest, progress, `${progress.stageId}.skip`);
  await enter(log, progress, way.to);
  await perform(log, way.effects, cause);
  await advance(log, progress, nothing);
  return true;
}

/** Takes exits as long as one is open. An outcome or a defeat affects only the stage in which it happens. */
async function advance(log: Log, progress: Progress, push: Push): Promise<void> {
  const quest = questOf(progress.questId);
  for (let step = 0, felt = push; progress.state === 'active'; step++, felt = nothing) {
    if (step > stepsMax) throw new Error(`quest ${quest.id} runs in a circle at ${progress.stageId}`);
    const stage = stageOf(quest, progress.stageId);
    const counts = countsInState(stage, progress.counts, await heldFor(log.tx, log.characterId, stage));
    if (counts !== progress.counts) {
      progress.counts = counts;
      await save(log, progress);
    }
    const needsContext = stage.exits.some((exit) => exit.on === 'objectives' && exit.when.length > 0);
    const context = needsContext ? await conditionContextOf(seenIn(log), log.characterId, log.progress) : null;
    const to = exitOf(stage, stateOf(progress), { ...felt, nowMs: nowOf(log.tx).getTime(), context });
    if (to === null) return;
    const ending = quest.endings.find(({ id }) => id === to);
    if (ending === undefined) await enter(log, progress, to);
    else await end(log, progress, ending);
  }
}

async function enter(log: Log, progress: Progress, stageId: string): Promise<void> {
  const quest = questOf(progress.questId);
  const stage = stageOf(quest, stageId);
  const now = nowOf(log.tx);
  const deadlineMs = deadlineOf(stage, now.getTime());
  // A stage that is entered again starts its counts again; objectives it shares with other stages by id stay counted.
  const isBack = progress.path.includes(stageId);
  const counts = isBack
    ? Object.fromEntries(
        Object.entries(progress.counts).filter(([id]) => !stage.objectives.some((objective) => objective.id === id)),
      )
    : progress.counts;
  Object.assign(progress, {
    stageId,
    stageEnteredAt: now,
    deadlineAt: deadlineMs === null ? null : new Date(deadlineMs),
    counts,
    path: [...progress.path, stageId],
  });
  await save(log, progress);
  if (progress.path.length > 1)
    await emit(log.tx, questAdvanced, { characterId: log.characterId, questId: quest.id, stage: stageId });
  await perform(log, stage.onEnter, causeOf(quest, progress, stageId));
}

async function end(log: Log, progress: Progress, ending: QuestEnding): Promise<void> {
  const quest = questOf(progress.questId);
  const cause = causeOf(quest, progress, ending.id);
  const state = ending.result === 'failed' ? 'failed' : ending.choice.length > 0 ? 'ready' : 'done';
  Object.assign(progress, {
    state,
    ending: ending.id,
    result: ending.result,
    deadlineAt: null,
    endedAt: nowOf(log.tx),
    timesEnded: progress.timesEnded + 1,
  });
  await save(log, progress);
  await emit(log.tx, ending.result === 'done' ? questCompleted : questFailed, {
    characterId: log.characterId,
    questId: quest.id,
    ending: ending.id,
  });
  const before = log.received.length;
  await perform(log, [...rewardsOf(ending), ...ending.effects], cause);
  pushAfterCommit(
    log.tx,
    { characterId: log.characterId },
    {
      topic: ending.result === 'done' ? questCompleted.name : questFailed.name,
      questId: quest.id,
      ending: ending.id,
      received: sumOfReceived(log.received.slice(before)),
    },
  );
  const next = activeOf(log.progress)[0]?.questId ?? null;
  await log.tx.questLog.updateMany({
    where: { characterId: log.characterId, trackedQuestId: quest.id },
    data: { trackedQuestId: next },
  });
}

/** Returns the rewards of an ending as effects; the item of choice is claimed separately. */
function rewardsOf(ending: QuestEnding): Effect[] {
  return [
    ...(ending.experience > 0 ? [{ do: 'experience' as const, amount: ending.experience }] : []),
    ...(ending.chits > 0 ? [{ do: 'give_chits' as const, amount: ending.chits }] : []),
    ...ending.items.map(({ item, count: pieces }) => ({ do: 'give_item' as const, item, count: pieces })),
  ];
}

function causeOf(quest: QuestContent, progress: Progress, where: string): Cause {
  return { source: 'quest', questId: quest.id, run: progress.timesEnded, key: `${quest.id}.${where}` };
}
