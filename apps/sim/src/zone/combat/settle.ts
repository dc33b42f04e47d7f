import { tickHz } from '@necp/shared/protocol';
import type { Player, ZoneState } from '../state';
import { settleEncounters } from './damage/encounters';
import { downStateOf } from './damage/life';
import { combatantOf, fighterOf } from './entity';
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
  const use = takeUsage(fighterOf(state, player).usage, player);
  if (use !== null) state.outbox.push({ kind: 'used', use });
}

function sendSelf(state: ZoneState, player: Player): void {
  const combatant = combatantOf(state, player);
  const fighter = fighterOf(state, player);
  if (combatant === null || player.connectionId === null) return;
  if ((state.tick + player.entityIndex) % safeTicks === 0 && isSafe(state, combatant) !== fighter.wasSafe) {
    fighter.wasSafe = !fighter.wasSafe;
    combatant.isChanged = true;
  }
  if (combatant.isChanged || fighter.sentSelf === '') {
    combatant.isChanged = false;
    const message = selfStateOf(state, combatant);
    const text = JSON.stringify(message);
    if (text !== fighter.sentSelf) {
      fighter.sentSelf = text;
      state.outbox.push({ kind: 'send', connectionIds: [player.connectionId], name: 'self.state', message });
    }
  }
  if (combatant.life === 'up' ? fighter.sentDown === '' : state.tick % downTicks !== 0 && fighter.sentDown !== '')
    return;
  const down = downStateOf(state, combatant, player);
  const text = down === null ? '' : JSON.stringify(down);
  if (text === fighter.sentDown) return;
  fighter.sentDown = text;
  state.outbox.push({ kind: 'send', connectionIds: [player.connectionId], name: 'combat.down', message: down });
}

/** Sends a player its state again, as after a new connection. */
export function sendSelfAnew(state: ZoneState, player: Player): void {
  const fighter = fighterOf(state, player);
  fighter.sentSelf = fighter.sentDown = '';
}
