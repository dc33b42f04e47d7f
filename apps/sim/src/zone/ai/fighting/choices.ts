import { turnsAround } from '@necp/shared/combat/formulas';

/** A possible target, and how much threat it has. */
export interface Rival {
  readonly entityIndex: number;
  readonly threat: number;
  readonly distanceTiles: number;
}

/**
 * Chooses the target: the current one, unless another one has clearly more threat; the nearest one while none has
 * threat.
 */
export function chooseTarget(rivals: readonly Rival[], heldIndex: number | null): number | null {
  const held = rivals.find(({ entityIndex }) => entityIndex === heldIndex);
  let best = held ?? null;
  for (const rival of rivals) {
    if (rival === held) continue;
    if (best === null) best = rival;
    else if (best === held) {
      if (turnsAround(best.threat, rival.threat, rival.distanceTiles)) best = rival;
    } else if (rival.threat > best.threat || (rival.threat === best.threat && rival.distanceTiles < best.distanceTiles))
      best = rival;
  }
  return best?.entityIndex ?? null;
}

/**
 * Returns one of several entries by weight, or null when there are none.
 * @param roll 0 to 1
 */
export function chooseByWeight<T extends { readonly weight: number }>(entries: readonly T[], roll: number): T | null {
  let left = roll * entries.reduce((sum, { weight }) => sum + weight, 0);
  for (const entry of entries) {
    left -= entry.weight;
    if (left < 0) return entry;
  }
  return entries[entries.length - 1] ?? null;
}
