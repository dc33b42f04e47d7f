import type { DamageType } from '@necp/shared/inventory/content';
import type { ZoneState } from '../../state';
import type { Combatant } from '../combatant';
import { angleOff, spotOf } from '../entity';
import { isUnder } from './status-list';

/**
 * Returns how much of a hit a combatant's guard takes, in percent: nothing from the side or from behind, nothing of a
 * hack, and nothing while it is stunned or casts.
 */
export function guardPercent(
  state: ZoneState,
  { source, target }: { readonly source: Combatant; readonly target: Combatant },
  damageType: DamageType,
): number {
  const { guard } = target;
  if (guard == null || damageType === 'cyber' || target.cast !== null || isUnder(target, 'stun')) return 0;
  const off = angleOff(state, target, spotOf(state, source));
  return off <= (guard.arcDegrees * Math.PI) / 360 ? guard.percent : 0;
}
