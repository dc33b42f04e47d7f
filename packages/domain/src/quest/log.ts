import type { CharacterId } from '@necp/shared/kernel';
import type { ReceivedReward } from '@necp/shared/protocol';
import type { StageState } from '@necp/shared/quest/progress';
import { holdSheet } from '../character';
import { ctxOf, nowOf, pushAfterCommit, type Ctx, type ReadDb, type Tx } from '../kernel';

export type ProgressState = 'active' | 'ready' | 'done' | 'failed' | 'abandoned';

/** A quest in a character's log. */
export interface Progress {
  readonly questId: string;
  state: ProgressState;
  stageId: string;
  stageEnteredAt: Date;
  deadlineAt: Date | null;
  counts: Readonly<Record<string, number>>;
  outcomes: string[];
  path: string[];
  ending: string | null;
  result: 'done' | 'failed' | null;
  claimedItem: string | null;
  timesEnded: number;
  startedAt: Date;
  endedAt: Date | null;
}

/** All quests of a character, locked until the transaction ends; `save` writes the changes. */
export interface Log {
  readonly tx: Tx;
  readonly characterId: CharacterId;
  readonly progress: Map<string, Progress>;
  /** What the character was given so far, in order. */
  readonly received: Partial<ReceivedReward>[];
}

/**
 * Opens a character's log for changes.
 * @throws GameError not_found `character.not_found`
 */
export async function openLog(tx: Tx, characterId: CharacterId): Promise<Log> {
  await holdSheet(tx, characterId);
  await tx.questLog.createMany({ data: [{ characterId }], skipDuplicates: true });
  await tx.$queryRaw`SELECT 1 FROM quest_logs WHERE character_id = ${characterId}::uuid FOR NO KEY UPDATE`;
  pushAfterCommit(tx, { characterId }, { topic: 'quest.changed' });
  return { tx, characterId, progress: await readProgress(tx, characterId), received: [] };
}

/** Returns the source of reads for conditions while a log is open. */
export function seenIn(log: Log): { readonly db: Tx; readonly clock: Ctx['clock'] } {
  return { db: log.tx, clock: ctxOf(log.tx).clock };
}

/** Returns the current state of all quests of a character. */
export async function readProgress(db: ReadDb | Tx, characterId: CharacterId): Promise<Map<string, Progress>> {
  return (await readProgressOfMany(db, [characterId])).get(characterId) ?? new Map<string, Progress>();
}

/** Does the same for several characters. */
export async function readProgressOfMany(
  db: ReadDb | Tx,
  characterIds: readonly CharacterId[],
): Promise<Map<CharacterId, Map<string, Progress>>> {
  const rows = await db.questProgress.findMany({
    where: { characterId: { in: [...characterIds] } },
    orderBy: { startedAt: 'asc' },
  });
  const all = new Map(characterIds.map((id) => [id, new Map<string, Progress>()]));
  for (const { characterId, ...row } of rows) {
    all.get(characterId as CharacterId)?.set(row.questId, {
      ...row,
      state: row.state as ProgressState,
      counts: row.counts as Progress['counts'],
      result: row.result as Progress['result'],
    });
  }
  return all;
}

/** Writes one quest of the log. */
export async function save(log: Log, progress: Progress): Promise<void> {
  const { characterId } = log;
  const { questId, ...rest } = progress;
  const row = { ...rest, counts: { ...progress.counts } };
  log.progress.set(questId, progress);
  await log.tx.questProgress.upsert({
    where: { characterId_questId: { characterId, questId } },
    create: { characterId, questId, ...row },
    update: row,
  });
}

/** Returns an active quest in the form the rules read. */
export function stateOf(progress: Progress): StageState {
  return { stageId: progress.stageId, stageEnteredMs: progress.stageEnteredAt.getTime(), counts: progress.counts };
}

/** Returns the active quests, oldest first. */
export function activeOf(progress: ReadonlyMap<string, Progress>): Progress[] {
  return [...progress.values()].filter(({ state }) => state === 'active');
}

/**
 * Records that something was counted.
 * @returns false when it was counted before
 */
export async function noteOnce(
  tx: Tx,
  objectiveEvent: { readonly id: string; readonly characterId: CharacterId },
): Promise<boolean> {
  const { count } = await tx.questObjectiveEvent.createMany({
    data: [{ ...objectiveEvent, at: nowOf(tx) }],
    skipDuplicates: true,
  });
  return count === 1;
}

/**
 * Records that a quest gave something under a key.
 * @returns false when it was given before
 */
export async function gainOnce(
  log: Log,
  gain: { readonly key: string; readonly questId: string | null },
): Promise<boolean> {
  const { count } = await log.tx.questGain.createMany({
    data: [{ characterId: log.characterId, ...gain, at: nowOf(log.tx) }],
    skipDuplicates: true,
  });
  return count === 1;
}
