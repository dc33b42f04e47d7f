import { factions, tiers } from '@necp/content/server';
import type { CharacterId } from '@necp/shared/kernel';
import { reputationChanged, tierChanged } from '@necp/shared/reputation/events';
import { foreseenChanges, reputationAfter, tierOf, type ReputationChange } from '@necp/shared/reputation/formulas';
import type { ReputationSource } from '@necp/shared/reputation/schema';
import { holdSheets } from '../character';
import { emit, nowOf, pushAfterCommit, type Tx } from '../kernel';
import { reputationOfMany } from './reputation-of';

export interface ChangeReputationInput {
  readonly characterId: CharacterId;
  /** The changes without the spill-over. */
  readonly changes: readonly ReputationChange[];
  readonly source: ReputationSource;
  /** The id within that source; each one counts once. */
  readonly sourceId: string;
}

/**
 * Changes reputations with the spill-over to allies and enemies, once for each cause.
 * @returns what really changed, within the range of reputations; nothing when the cause was counted before
 * @throws GameError not_found `character.not_found`
 */
export async function changeReputation(
  tx: Tx,
  { characterId, changes, source, sourceId }: ChangeReputationInput,
): Promise<ReputationChange[]> {
  return (
    (await changeReputationOfMany(tx, { characterIds: [characterId], changes, source, sourceId })).get(characterId) ??
    []
  );
}

/** Does the same for several characters and one cause, in few statements; see `changeReputation`. */
export async function changeReputationOfMany(
  tx: Tx,
  input: Omit<ChangeReputationInput, 'characterId'> & { readonly characterIds: readonly CharacterId[] },
): Promise<ReadonlyMap<CharacterId, ReputationChange[]>> {
  const { source, sourceId } = input;
  const wanted = foreseenChanges(input.changes, factions).filter(({ faction }) =>
    factions.some(({ id }) => id === faction),
  );
  if (wanted.length === 0 || input.characterIds.length === 0) return new Map();
  await holdSheets(tx, input.characterIds);
  const known = await tx.reputationEntry.findMany({
    where: { characterId: { in: [...input.characterIds] }, source, sourceId },
    select: { characterId: true },
    distinct: ['characterId'],
  });
  const characterIds = input.characterIds.filter((id) => !known.some(({ characterId }) => characterId === id));
  if (characterIds.length === 0) return new Map();
  const before = await reputationOfMany(tx, characterIds);
  const moves = characterIds.flatMap((characterId) =>
    wanted.map(({ faction, points: request }): Move => {
      const from = before.get(characterId)?.[faction] ?? 0;
      const pointsAfter = reputationAfter(from, request);
      return { characterId, faction, from, points: pointsAfter - from, pointsAfter };
    }),
  );
  await writeMoves(tx, { moves, source, sourceId });
  const answers = new Map<CharacterId, ReputationChange[]>();
  for (const characterId of characterIds) {
    const made = moves.filter((move) => move.characterId === characterId && move.points !== 0);
    for (const { faction, from, points, pointsAfter } of made) {
      await emit(tx, reputationChanged, { characterId, faction, points, pointsAfter, source, sourceId });
      await emitTier(tx, { characterId, faction, from, to: pointsAfter });
    }
    pushAfterCommit(
      tx,
      { characterId },
      {
        topic: reputationChanged.name,
        changes: made.map(({ characterId: _whose, ...move }) => move),
      },
    );
    answers.set(
      characterId,
      made.map(({ faction, points }) => ({ faction, points })),
    );
  }
  return answers;
}

interface Move extends ReputationChange {
  readonly characterId: CharacterId;
  readonly from: number;
  readonly pointsAfter: number;
}

async function writeMoves(
  tx: Tx,
  {
    moves,
    source,
    sourceId,
  }: { readonly moves: readonly Move[]; readonly source: ReputationSource; readonly sourceId: string },
): Promise<void> {
  const at = nowOf(tx);
  await tx.reputationEntry.createMany({
    data: moves.map(({ characterId, faction, points, pointsAfter }) => ({
      characterId,
      faction,
      points,
      pointsAfter,
      source,
      sourceId,
      at,
    })),
  });
  // A change that the limit of the range cut off counts as contact all the same.
  await tx.$executeRaw`
    INSERT INTO faction_reputations (character_id, faction, points, settled_at)
    SELECT id, faction, points, ${at}::timestamptz
    FROM unnest(${moves.map(({ characterId }) => characterId)}::uuid[], ${moves.map(({ faction }) => faction)}::text[],
      ${moves.map(({ pointsAfter }) => pointsAfter)}::int[]) AS moved (id, faction, points)
    ON CONFLICT (character_id, faction) DO UPDATE SET points = excluded.points, settled_at = excluded.settled_at`;
}

/** Emits an event when a threshold was crossed. */
export async function emitTier(
  tx: Tx,
  step: { readonly characterId: CharacterId; readonly faction: string; readonly from: number; readonly to: number },
): Promise<void> {
  const from = tierOf(step.from, tiers).id;
  const to = tierOf(step.to, tiers).id;
  if (from !== to) await emit(tx, tierChanged, { characterId: step.characterId, faction: step.faction, from, to });
}
