import { entityFlags, tickHz } from '@necp/shared/protocol';
import { endCast } from '../../combat/abilities/cast-state';
import type { Combatant } from '../../combat/combatant';
import { clearStatuses } from '../../combat/damage/status-list';
import { showHealth } from '../../combat/entity';
import { placeEntity } from '../../core/entities';
import { clearFlag, setFlag, type ZoneState } from '../../state';
import { turnTo, type Brain } from '../brain';
import { standDown } from '../fighting/engage';
import { distanceBetween, headFor, spotOf, stopWalking } from './walking';

/** Share of the maximum health gained per second on the way home. */
const healsPerS = 0.2;
const arrivedTiles = 1.2;
/** An enemy that has not arrived home by then is placed there. */
const longestWayTicks = 25 * tickHz;

/** Ends the fight: the enemy walks back home, untouchable and healing. */
export function goHome(state: ZoneState, brain: Brain, own: Combatant): void {
  standDown(brain, own);
  stopWalking(brain.walk);
  brain.walk.pace = 'run';
  turnTo(brain, 'returning', state.tick);
  endCast(state, own, 'cancelled');
  clearStatuses(state, own);
  setFlag(state, brain.entityIndex, entityFlags.untouchable);
  thinkOfHome(state, brain, own);
}

/** Decides for an enemy on the way home. */
export function thinkOfHome(state: ZoneState, brain: Brain, own: Combatant): void {
  own.untouchableUntilTick = state.tick + brain.thinkTicks + 1;
  if (distanceBetween(spotOf(state, brain.entityIndex), brain.home) <= arrivedTiles) return settle(state, brain, own);
  if (state.tick - brain.modeTick > longestWayTicks) {
    placeEntity(state, brain.entityIndex, brain.home);
    return settle(state, brain, own);
  }
  headFor(state, { entityIndex: brain.entityIndex, walk: brain.walk }, brain.home);
}

/** Heals an enemy on the way home for one tick. */
export function healOnTheWay(state: ZoneState, own: Combatant): void {
  if (own.health >= own.stats.max.health) return;
  own.health = Math.min(own.stats.max.health, own.health + (own.stats.max.health * healsPerS) / tickHz);
  showHealth(state, own);
}

/** Restores an enemy at home to its initial state. */
export function settle(state: ZoneState, brain: Brain, own: Combatant): void {
  standDown(brain, own);
  stopWalking(brain.walk);
  turnTo(brain, 'idle', state.tick);
  state.facing[brain.entityIndex] = brain.homeFacing;
  own.health = own.stats.max.health;
  own.untouchableUntilTick = 0;
  clearFlag(state, brain.entityIndex, entityFlags.untouchable);
  showHealth(state, own);
}
