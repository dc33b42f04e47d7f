import { entityFlags, tickHz } from '@necp/shared/protocol';
import type { ZoneOutput } from '../outputs';
import { setFlag, type ZoneState } from '../state';
import { depart, disconnect } from './come-and-go';

/** How long a body waits for its player to come back. */
export const graceTicks = 30 * tickHz;
/** After this long without a wish one is shown as away, after the second one has left. */
export const awayTicks = 5 * 60 * tickHz;
export const leaveTicks = 30 * 60 * tickHz;

/** Whose time is over: link lost too long, idle too long. */
export function expire(state: ZoneState, out: ZoneOutput[]): void {
  for (const player of state.players.values()) {
    if (player.connectionId !== null && state.tick - player.lastActiveTick < awayTicks) continue;
    // Whoever is on the way to another zone is the other's from the domain's answer on.
    if (state.rooms.transfer.has(player.characterId)) continue;
    if (player.connectionId === null) {
      if (state.tick - player.connectionLostTick >= graceTicks) depart(state, player, out);
      continue;
    }
    const idleTicks = state.tick - player.lastActiveTick;
    if (idleTicks >= leaveTicks) {
      disconnect(state, player, { reason: 'afk', out });
      depart(state, player, out);
    } else {
      setFlag(state, player.row, entityFlags.away);
    }
  }
}
