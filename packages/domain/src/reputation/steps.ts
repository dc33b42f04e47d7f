import { factions, tiers } from '@necp/content/server';
import type { CharacterId } from '@necp/shared/kernel';
import { standingChanged, tierChanged } from '@necp/shared/reputation/events';
import { foreseenChanges, standingAfter, tierOf, type ReputationChange } from '@necp/shared/reputation/formulas';
import type { StandingSource } from '@necp/shared/reputation/schema';
import { touchSheet } from '../character';
import { emit, nowOf, pushAfterCommit, type Tx } from '../kernel';
import { standingOf } from './standing';

export interface ChangeStandingInput {
  readonly characterId: CharacterId;
  /** Without what spills over. */
  readonly changes: readonly ReputationChange[];
  readonly source: StandingSource;
  /** What in that source; the same one changes once. */
  readonly sourceId: string;
}

/**
 * Changes standings with everything that spills over to allies and enemies, once for each cause.
 * @returns what really changed, within the range of standings; nothing when the cause was counted before
 * @throws GameError not_found `character.not_found`
 */
export async function changeStanding(tx: Tx, input: ChangeStandingInput): Promise<ReputationChange[]> {
  const { characterId, source, sourceId } = input;
  const wished = foreseenChanges(input.changes, factions).filter(({ faction }) => factions.some(({ id }) => id === faction));
  if (wished.length === 0) return [];
  await touchSheet(tx, characterId);
  const known = await tx.standingEntry.count({ where: { characterId, source, sourceId } });
  if (known > 0) return [];
  const before = await standingOf(tx, characterId);
  const at = nowOf(tx);
  const moves = wished.map(({ faction, points: wish }) => {
    const from = before[faction] ?? 0;
    const pointsAfter = standingAfter(from, wish);
    return { faction, from, points: pointsAfter - from, pointsAfter };
  });
  await tx.standingEntry.createMany({ data: moves.map(({ faction, points, pointsAfter }) => ({ characterId, faction, points, pointsAfter, source, sourceId, at })) });
  // A change that the range swallowed is contact all the same.
  await tx.$executeRaw`
    INSERT INTO faction_standings (character_id, faction, points, settled_at)
    SELECT ${characterId}::uuid, faction, points, ${at}::timestamptz FROM unnest(${moves.map(({ faction }) => faction)}::text[], ${moves.map(({ pointsAfter }) => pointsAfter)}::int[]) AS moved (faction, points)
    ON CONFLICT (character_id, faction) DO UPDATE SET points = excluded.points, settled_at = excluded.settled_at`;
  const made = moves.filter(({ points }) => points !== 0);
  for (const { faction, from, points, pointsAfter } of made) {
    await emit(tx, standingChanged, { characterId, faction, points, pointsAfter, source, sourceId });
    await tellTier(tx, { characterId, faction, from, to: pointsAfter });
  }
  pushAfterCommit(tx, `/topic/character/${characterId}/reputation`, { name: standingChanged.name, changes: made });
  return made.map(({ faction, points }) => ({ faction, points }));
}

/** Says when a threshold was passed. */
export async function tellTier(tx: Tx, step: { readonly characterId: CharacterId; readonly faction: string; readonly from: number; readonly to: number }): Promise<void> {
  const from = tierOf(step.from, tiers).id;
  const to = tierOf(step.to, tiers).id;
  if (from !== to) await emit(tx, tierChanged, { characterId: step.characterId, faction: step.faction, from, to });
}
