import { tickHz } from '@necp/shared/protocol';
import type { Player, ZoneState } from '../../state';
import { combatantOf, fighterOf } from '../entity';
import { hasMatch } from '../sides';

/** Players who have just arrived see the fight before it sees them. */
export const protectionTicks = 3 * tickHz;
/** Connecting again and again protects only this often. */
export const protectionRestTicks = 60 * tickHz;

/** Makes a player who has just connected untouchable for a moment; the first attack, ability or item ends it. */
export function protectArrival(state: ZoneState, player: Player): void {
  const combatant = combatantOf(state, player);
  if (combatant === null || combatant.life !== 'up' || hasMatch(state, combatant)) return;
  const fighter = fighterOf(state, player);
  if (state.tick < fighter.arrivalEndsTick + protectionRestTicks) return;
  fighter.arrivalEndsTick = state.tick + protectionTicks;
  combatant.untouchableUntilTick = Math.max(combatant.untouchableUntilTick, fighter.arrivalEndsTick);
}

/** Ends the protection of a player who acts; a roll or a transfer that protects as well keeps doing so. */
export function endArrival(state: ZoneState, player: Player): void {
  const combatant = combatantOf(state, player);
  if (combatant?.untouchableUntilTick === fighterOf(state, player).arrivalEndsTick)
    combatant.untouchableUntilTick = state.tick;
}
