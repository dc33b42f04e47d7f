import type { CharacterId } from '@necp/shared/kernel';
import { countsAfter, type ObjectiveEvent } from '@necp/shared/quest/progress';
import type { Tx } from '../kernel';
import { begin, count } from './engine';
import { activeOf, openLog, readProgressOfMany, stateOf } from './log';
import { questOf } from './stories';

/**
 * Starts a quest for a character, if possible.
 * @returns whether it started
 */
export async function startQuest(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly questId: string },
): Promise<boolean> {
  return begin(await openLog(tx, input.characterId), input.questId);
}

/** Counts an objective event for every quest that waits for it. The caller makes sure that it is counted once. */
export function noteObjectiveEvent(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly objectiveEvent: ObjectiveEvent },
): Promise<void> {
  return noteObjectiveEventOfMany(tx, { characterIds: [input.characterId], objectiveEvent: input.objectiveEvent });
}

/**
 * Counts the defeat of an enemy for a participant.
 * @param input the place of the enemy, when it is known; the caller makes sure that it is counted once
 */
export function noteKill(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly enemyId: string; readonly place?: string | null },
): Promise<void> {
  return noteKillOfMany(tx, { ...input, characterIds: [input.characterId] });
}

/** Does the same for several participants; see `noteKill`. */
export function noteKillOfMany(
  tx: Tx,
  input: { readonly characterIds: readonly CharacterId[]; readonly enemyId: string; readonly place?: string | null },
): Promise<void> {
  return noteObjectiveEventOfMany(tx, {
    characterIds: input.characterIds,
    objectiveEvent: { kind: 'killed', enemy: input.enemyId, place: input.place ?? null },
  });
}

async function noteObjectiveEventOfMany(
  tx: Tx,
  {
    characterIds,
    objectiveEvent,
  }: { readonly characterIds: readonly CharacterId[]; readonly objectiveEvent: ObjectiveEvent },
): Promise<void> {
  // Most events affect no quest and need no lock.
  for (const [characterId, progress] of await readProgressOfMany(tx, characterIds)) {
    const waiting = activeOf(progress).some(
      (one) =>
        one.deadlineAt !== null || countsAfter(questOf(one.questId), stateOf(one), objectiveEvent) !== one.counts,
    );
    if (waiting) await count(await openLog(tx, characterId), objectiveEvent);
  }
}
