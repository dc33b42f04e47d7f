import type { BladeContent, FirearmContent } from '../inventory/content';

/** The damage of an ability counts as this long a use of the weapon, whatever its rate of fire. */
const blowMs = 600;

/**
 * Returns the damage of a weapon that abilities add to: what it does on average in 0.6 seconds, pellets and reloads
 * included, so that slow and fast weapons give the same to an ability.
 */
export function weaponBlow(item: FirearmContent | BladeContent): { readonly min: number; readonly max: number } {
  const hits =
    item.kind === 'blade'
      ? blowMs / item.swingMs
      : (blowMs * item.pellets * item.magazineRounds) / (item.cycleMs * item.magazineRounds + item.reloadMs);
  return { min: item.damage.min * hits, max: item.damage.max * hits };
}
