import { tickHz } from '@necp/shared/protocol';
import { combatantAt } from '../combat/entity';
import type { Player, ZoneState } from '../state';
import { idleMsOf, showIdle } from './idle';
import { depart, disconnect } from './join-leave';
import { presenceSlice } from './slice';

/** How long an entity waits for its player to reconnect. */
export const graceTicks = 30 * tickHz;

/** Removes players who were disconnected or idle for too long, and shows who is away. */
export function expire(state: ZoneState): void {
  const { leaveMs } = presenceSlice(state).idleRules;
  for (const player of state.players.values()) {
    // A player in a transfer belongs to the other zone once the domain has answered.
    if (player.isInTransfer) continue;
    if (player.connectionId === null) {
      if (state.tick - player.connectionLostTick >= graceTicks) depart(state, player);
    } else if (idleMsOf(state, player) >= leaveMs && !isInFight(state, player)) {
      disconnect(state, player, { reason: 'afk' });
      depart(state, player);
    } else {
      showIdle(state, player);
    }
  }
}

/** Leaving a fight by doing nothing would be an escape: the player stays until it is over. */
function isInFight(state: ZoneState, player: Player): boolean {
  const combatant = combatantAt(state, player.entityIndex);
  return combatant !== undefined && (combatant.inCombat || combatant.life !== 'up');
}
