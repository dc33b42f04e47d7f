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
  const made: ReputationChange[] = [];
  for (const { faction, points: wish } of wished) {
    const from = before[faction] ?? 0;
    const pointsAfter = standingAfter(from, wish);
    const points = pointsAfter - from;
    await tx.standingEntry.create({ data: { characterId, faction, points, pointsAfter, source, sourceId, at } });
    // A change that the range swallowed is contact all the same.
    await tx.factionStanding.upsert({ where: { characterId_faction: { characterId, faction } }, create: { characterId, faction, points: pointsAfter, settledAt: at }, update: { points: pointsAfter, settledAt: at } });
    if (points === 0) continue;
    made.push({ faction, points });
    await emit(tx, standingChanged, { characterId, faction, points, pointsAfter, source, sourceId });
    await tellTier(tx, { characterId, faction, from, to: pointsAfter });
  }
  pushAfterCommit(tx, `/topic/character/${characterId}/reputation`, { name: standingChanged.name, changes: made });
  return made;
}

/** Says when a threshold was passed. */
export async function tellTier(tx: Tx, step: { readonly characterId: CharacterId; readonly faction: string; readonly from: number; readonly to: number }): Promise<void> {
  const from = tierOf(step.from, tiers).id;
  const to = tierOf(step.to, tiers).id;
  if (from !== to) await emit(tx, tierChanged, { characterId: step.characterId, faction: step.faction, from, to });
}
