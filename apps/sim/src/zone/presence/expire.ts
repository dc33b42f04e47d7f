import { entityFlags, tickHz } from '@necp/shared/protocol';
import { setFlag, type ZoneState } from '../state';
import { depart, disconnect } from './join-leave';

/** How long an entity waits for its player to reconnect. */
export const graceTicks = 30 * tickHz;
/** A player without input for this long is shown as away; after the second limit the player is removed. */
export const awayTicks = 5 * 60 * tickHz;
export const leaveTicks = 30 * 60 * tickHz;

/** Removes players who were disconnected or idle for too long. */
export function expire(state: ZoneState): void {
  for (const player of state.players.values()) {
    if (player.connectionId !== null && state.tick - player.lastActiveTick < awayTicks) continue;
    // A player in a transfer belongs to the other zone once the domain has answered.
    if (player.isInTransfer) continue;
    if (player.connectionId === null) {
      if (state.tick - player.connectionLostTick >= graceTicks) depart(state, player);
      continue;
    }
    const idleTicks = state.tick - player.lastActiveTick;
    if (idleTicks >= leaveTicks) {
      disconnect(state, player, { reason: 'afk' });
      depart(state, player);
    } else {
      setFlag(state, player.entityIndex, entityFlags.away);
    }
  }
}
