import { entityFlags, tickHz } from '@necp/shared/protocol';
import { showHealth } from '../combat/entity';
import { endCast } from '../combat/cast-state';
import type { Fighter } from '../combat/combatant';
import { clearStatuses } from '../combat/status-list';
import { clearFlag, placeBody, setFlag, type ZoneState } from '../state';
import { standDown } from './engage';
import { turnTo, type Mind } from './brain';
import { distanceBetween, headFor, spotOf, stopWalking } from './walking';

/** Share of all its health that it gains in a second on the way. */
const healsPerS = 0.2;
const arrivedTiles = 1.2;
/** Who has not come home by then stands there at once. */
const longestWayTicks = 25 * tickHz;

/** Gives the fight up: untouchable and healing it goes back to where it belongs. */
export function goHome(state: ZoneState, mind: Mind, own: Fighter): void {
  standDown(mind, own);
  stopWalking(mind.walk);
  mind.walk.pace = 'run';
  turnTo(mind, 'returning', state.tick);
  endCast(state, own, 0);
  clearStatuses(state, own);
  setFlag(state, mind.row, entityFlags.untouchable);
  thinkOfHome(state, mind, own);
}

/** A thought on the way home. */
export function thinkOfHome(state: ZoneState, mind: Mind, own: Fighter): void {
  own.untouchableUntilTick = state.tick + mind.thinkTicks + 1;
  if (distanceBetween(spotOf(state, mind.row), mind.home) <= arrivedTiles) return settle(state, mind, own);
  if (state.tick - mind.modeTick > longestWayTicks) {
    placeBody(state, mind.row, mind.home);
    return settle(state, mind, own);
  }
  headFor(state, { row: mind.row, walk: mind.walk, finder: state.street.finder }, mind.home);
}

/** One tick of healing on the way. */
export function healOnTheWay(state: ZoneState, own: Fighter): void {
  if (own.health >= own.stats.max.health) return;
  own.health = Math.min(own.stats.max.health, own.health + (own.stats.max.health * healsPerS) / tickHz);
  showHealth(state, own);
}

/** Whole again at home, as if nothing had been. */
export function settle(state: ZoneState, mind: Mind, own: Fighter): void {
  standDown(mind, own);
  stopWalking(mind.walk);
  turnTo(mind, 'idle', state.tick);
  state.facing[mind.row] = mind.homeFacing;
  own.health = own.stats.max.health;
  own.untouchableUntilTick = 0;
  clearFlag(state, mind.row, entityFlags.untouchable);
  showHealth(state, own);
}
