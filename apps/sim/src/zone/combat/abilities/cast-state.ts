import { entityFlags, tickHz, type CastEnd } from '@necp/shared/protocol';
import { clearFlag, type ZoneState } from '../../state';
import { emitAt } from '../combat-events';
import type { Combatant } from '../combatant';

/** An interrupted ability cools down for this long. */
const interruptedTicks = 2 * tickHz;

/** Interrupts the current cast, if others can interrupt it. */
export function interrupt(state: ZoneState, combatant: Combatant, how: CastEnd): void {
  const { cast } = combatant;
  if (cast === null || !cast.ability.interruptible) return;
  combatant.ready.set(
    cast.ability.id,
    Math.max(combatant.ready.get(cast.ability.id) ?? 0, state.tick + interruptedTicks),
  );
  endCast(state, combatant, how);
}

/** Ends a cast or a channel, whether it was completed or not. */
export function endCast(state: ZoneState, combatant: Combatant, how: CastEnd): void {
  if (combatant.cast === null) return;
  combatant.cast = null;
  combatant.isChanged = true;
  clearFlag(state, combatant.entityIndex, entityFlags.casting);
  emitAt(state, { kind: 'cast_end', source: combatant.id, how }, combatant.entityIndex);
}
