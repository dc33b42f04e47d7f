import { turnsAround } from '@necp/shared/combat/formulas';
import type { BossPhase } from '@necp/shared/combat/content';

/** Somebody who could be attacked, and how much they are hated. */
export interface Rival {
  readonly row: number;
  readonly threat: number;
  readonly distanceTiles: number;
}

/** Whom to attack: whoever is attacked now unless somebody else is hated enough more; among strangers the nearest. */
export function chooseTarget(rivals: readonly Rival[], heldRow: number | null): number | null {
  const held = rivals.find(({ row }) => row === heldRow);
  let best = held ?? null;
  for (const rival of rivals) {
    if (rival === held) continue;
    if (best === null) best = rival;
    else if (best === held) {
      if (turnsAround(best.threat, rival.threat, rival.distanceTiles)) best = rival;
    } else if (rival.threat > best.threat || (rival.threat === best.threat && rival.distanceTiles < best.distanceTiles))
      best = rival;
  }
  return best?.row ?? null;
}

/** One of several by weight; null when there are none. @param roll 0 to 1 */
export function chooseByWeight<T extends { readonly weight: number }>(entries: readonly T[], roll: number): T | null {
  let left = roll * entries.reduce((sum, { weight }) => sum + weight, 0);
  for (const entry of entries) {
    left -= entry.weight;
    if (left < 0) return entry;
  }
  return entries[entries.length - 1] ?? null;
}

/**
 * Which phase of its fight a boss is in: the last whose threshold its health has reached, never an earlier one than
 * before.
 */
export function phaseAt(
  phases: readonly Pick<BossPhase, 'fromHealthPercent'>[],
  healthPercent: number,
  present: number,
): number {
  let reached = present;
  for (const [index, phase] of phases.entries())
    if (index > reached && healthPercent <= phase.fromHealthPercent) reached = index;
  return reached;
}
