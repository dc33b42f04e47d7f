import type { CharacterId } from '@necp/shared/kernel';
import { countsAfter, type QuestDeed } from '@necp/shared/quest/progress';
import type { Tx } from '../kernel';
import { begin, count } from './engine';
import { activeOf, openLog, readProgress, stateOf } from './log';
import { questOf } from './stories';

/** Begins a story for a character, when it may. @returns whether it began */
export async function startQuest(tx: Tx, input: { readonly characterId: CharacterId; readonly questId: string }): Promise<boolean> {
  return begin(await openLog(tx, input.characterId), input.questId);
}

/** Counts a deed for every story that waits for it. The caller sees to it that it comes once. */
export async function noteDeed(tx: Tx, input: { readonly characterId: CharacterId; readonly deed: QuestDeed }): Promise<void> {
  const { characterId, deed } = input;
  // Most deeds matter to no story: those need no lock.
  const waiting = activeOf(await readProgress(tx, characterId)).some((progress) => progress.deadlineAt !== null || countsAfter(questOf(progress.questId), stateOf(progress), deed) !== progress.counts);
  if (waiting) await count(await openLog(tx, characterId), deed);
}

/** An enemy fell, and this character had a part in it. @param input where the enemy belongs, when it is known; the caller sees to it that it comes once */
export function noteKill(tx: Tx, input: { readonly characterId: CharacterId; readonly enemyId: string; readonly place?: string | null }): Promise<void> {
  return noteDeed(tx, { characterId: input.characterId, deed: { kind: 'killed', enemy: input.enemyId, place: input.place ?? null } });
}
