import { entityFlags, tickHz } from '@necp/shared/protocol';
import { showHealth } from '../combat/entity';
import { endCast } from '../combat/cast-state';
import type { Combatant } from '../combat/combatant';
import { clearStatuses } from '../combat/status-list';
import { clearFlag, placeBody, setFlag, type ZoneState } from '../state';
import { standDown } from './engage';
import { turnTo, type Brain } from './brain';
import { distanceBetween, headFor, spotOf, stopWalking } from './walking';

/** Share of all its health that it gains in a second on the way. */
const healsPerS = 0.2;
const arrivedTiles = 1.2;
/** Who has not come home by then stands there at once. */
const longestWayTicks = 25 * tickHz;

/** Gives the fight up: untouchable and healing it goes back to where it belongs. */
export function goHome(state: ZoneState, brain: Brain, own: Combatant): void {
  standDown(brain, own);
  stopWalking(brain.walk);
  brain.walk.pace = 'run';
  turnTo(brain, 'returning', state.tick);
  endCast(state, own, 0);
  clearStatuses(state, own);
  setFlag(state, brain.row, entityFlags.untouchable);
  thinkOfHome(state, brain, own);
}

/** A thought on the way home. */
export function thinkOfHome(state: ZoneState, brain: Brain, own: Combatant): void {
  own.untouchableUntilTick = state.tick + brain.thinkTicks + 1;
  if (distanceBetween(spotOf(state, brain.row), brain.home) <= arrivedTiles) return settle(state, brain, own);
  if (state.tick - brain.modeTick > longestWayTicks) {
    placeBody(state, brain.row, brain.home);
    return settle(state, brain, own);
  }
  headFor(state, { row: brain.row, walk: brain.walk, finder: state.ai.finder }, brain.home);
}

/** One tick of healing on the way. */
export function healOnTheWay(state: ZoneState, own: Combatant): void {
  if (own.health >= own.stats.max.health) return;
  own.health = Math.min(own.stats.max.health, own.health + (own.stats.max.health * healsPerS) / tickHz);
  showHealth(state, own);
}

/** Whole again at home, as if nothing had been. */
export function settle(state: ZoneState, brain: Brain, own: Combatant): void {
  standDown(brain, own);
  stopWalking(brain.walk);
  turnTo(brain, 'idle', state.tick);
  state.facing[brain.row] = brain.homeFacing;
  own.health = own.stats.max.health;
  own.untouchableUntilTick = 0;
  clearFlag(state, brain.row, entityFlags.untouchable);
  showHealth(state, own);
}
