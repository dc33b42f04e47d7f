import { tickHz } from '@necp/shared/protocol';
import type { Player, ZoneState } from '../state';
import { settleEncounters } from './damage/encounters';
import { downStateOf } from './damage/life';
import { selfStateOf } from './player/self-state';
import { takeUsage } from './player/usage';
import { isSafe } from './safe';

/** How often skill experience and wear are sent to the domain; players take turns. */
const usageTicks = 10 * tickHz;
/** How often downed players receive the time left and their helpers. */
const downTicks = 5;
/** How often the zone checks whether players entered a safe zone. */
const safeTicks = 5;

/** Ends encounters that are over, sends players their state, and sends the domain what this tick requests. */
export function settleCombat(state: ZoneState): void {
  if (state.tick % downTicks === 0) settleEncounters(state);
  for (const player of state.players.values()) {
    sendSelf(state, player);
    if ((state.tick + player.entityIndex) % usageTicks === 0) handOverUsage(state, player);
  }
}

/** Sends the domain a player's skill experience and wear; also called before the player leaves. */
export function handOverUsage(state: ZoneState, player: Player): void {
  const use = takeUsage(player.usage, player);
  if (use !== null) state.outbox.push({ kind: 'used', use });
}

function sendSelf(state: ZoneState, player: Player): void {
  const { combatant } = player;
  if (combatant === null || player.connectionId === null) return;
  if ((state.tick + player.entityIndex) % safeTicks === 0 && isSafe(state, combatant) !== player.wasSafe) {
    player.wasSafe = !player.wasSafe;
    combatant.isChanged = true;
  }
  if (combatant.isChanged || player.sentSelf === '') {
    combatant.isChanged = false;
    const message = selfStateOf(state, combatant);
    const text = JSON.stringify(message);
    if (text !== player.sentSelf) {
      player.sentSelf = text;
      state.outbox.push({ kind: 'send', connectionIds: [player.connectionId], name: 'self.state', message });
    }
  }
  if (combatant.life === 'up' ? player.sentDown === '' : state.tick % downTicks !== 0 && player.sentDown !== '') return;
  const down = downStateOf(state, combatant, player);
  const text = down === null ? '' : JSON.stringify(down);
  if (text === player.sentDown) return;
  player.sentDown = text;
  state.outbox.push({ kind: 'send', connectionIds: [player.connectionId], name: 'combat.down', message: down });
}
