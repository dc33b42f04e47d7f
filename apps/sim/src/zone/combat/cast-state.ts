import { entityFlags, tickHz } from '@necp/shared/protocol';
import { clearFlag, type ZoneState } from '../state';
import type { Fighter } from './combatant';
import { tellAt } from './combat-events';

/** After an interruption the same ability rests for this long. */
const interruptedTicks = 2 * tickHz;

/** Ends what is being cast, if it can be ended by others. */
export function interrupt(state: ZoneState, fighter: Fighter): void {
  const { cast } = fighter;
  if (cast === null || !cast.ability.interruptible) return;
  fighter.ready.set(cast.ability.id, Math.max(fighter.ready.get(cast.ability.id) ?? 0, state.tick + interruptedTicks));
  endCast(state, fighter, 0);
}

/** Ends a cast or a channel, done or not. */
export function endCast(state: ZoneState, fighter: Fighter, isDone: 0 | 1): void {
  if (fighter.cast === null) return;
  fighter.cast = null;
  fighter.isChanged = true;
  clearFlag(state, fighter.row, entityFlags.casting);
  tellAt(state, { kind: 'cast_end', source: fighter.id, isDone }, fighter.row);
}
