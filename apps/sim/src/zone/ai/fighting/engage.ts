import { tickHz } from '@necp/shared/protocol';
import { emitAt } from '../../combat/combat-events';
import type { Combatant } from '../../combat/combatant';
import { combatantAt } from '../../combat/entity';
import { at, type ZoneState } from '../../state';
import { isEngaged, turnTo, type Brain } from '../brain';
import { distanceBetween, spotOf, stopWalking } from '../movement/walking';
import { aiSlice } from '../slice';
import { resetBoss } from './boss';

/** Ticks between noticing a target and the first attack. */
const reactionTicks = { min: 5, max: 11 } as const;
/**
 * Pause between two barks of one enemy, and of the enemies of its kind near it, so that they do not all say the same
 * line.
 */
const barkRestTicks = 5 * tickHz;
const chorusTiles = 14;

/** Starts a fight with a noticed target: the enemy speaks, calls the others in earshot, and attacks. */
export function engage(state: ZoneState, brain: Brain, enemy: Combatant): void {
  const wasEngaged = isEngaged(brain);
  aimFor(state, brain, enemy);
  if (wasEngaged) return;
  turnTo(brain, 'pursuing', state.tick);
  brain.alarm = 1;
  brain.usefulTick = state.tick;
  brain.strike.plan = null;
  brain.strike.readyTick = state.tick + state.rng.int(reactionTicks.min, reactionTicks.max);
  stopWalking(brain.walk);
  bark(state, brain, 'sees');
  if (!brain.hasCalled) callHelp(state, brain, enemy);
}

/** Stores a combatant as the target and notes its position. */
export function aimFor(state: ZoneState, brain: Brain, enemy: Combatant): void {
  brain.target = enemy.entityIndex;
  brain.targetId = enemy.id;
  brain.lastSeen = spotOf(state, enemy.entityIndex);
  brain.lastSeenTick = state.tick;
}

/** Shows the target's position to allies near by; an ally that was called does not call further ones. */
export function callHelp(state: ZoneState, brain: Brain, enemy: Combatant): void {
  const { callsHelpTiles } = brain.enemy.behaviour;
  brain.hasCalled = true;
  if (callsHelpTiles === 0) return;
  const side = combatantAt(state, brain.entityIndex)?.side;
  const here = spotOf(state, brain.entityIndex);
  for (const friend of aiSlice(state).brains.values()) {
    if (friend === brain || isEngaged(friend) || friend.mode === 'returning' || !areKin(brain, friend)) continue;
    if (
      combatantAt(state, friend.entityIndex)?.side !== side ||
      distanceBetween(here, spotOf(state, friend.entityIndex)) > callsHelpTiles
    )
      continue;
    friend.hasCalled = true;
    friend.isNapping = false;
    for (const provoker of brain.provokedBy) friend.provokedBy.add(provoker);
    engage(state, friend, enemy);
    friend.lastSeen = brain.lastSeen;
    friend.strike.readyTick += state.rng.int(reactionTicks.min, reactionTicks.max);
  }
}

/** Marks an entity as having provoked the enemy, which no longer lets it pass. */
export function provoke(brain: Brain, own: Combatant, entity: number): void {
  brain.provokedBy.add(entity);
  own.calmTo.delete(entity);
}

/** Forgets the fight: its threat, its calls for help and its boss phase. */
export function standDown(brain: Brain, own: Combatant): void {
  brain.target = null;
  brain.targetId = 0;
  brain.isTargetInView = false;
  brain.alarm = 0;
  brain.strike.plan = null;
  brain.strike.shotsLeft = 0;
  brain.cover = null;
  brain.isDucking = false;
  brain.hasCalled = false;
  brain.hasFled = false;
  brain.provokedBy.clear();
  own.threat.clear();
  own.harmBy.clear();
  resetBoss(brain);
}

/** Says a line of the enemy's kind; the others of that kind near by then stay silent. */
export function bark(state: ZoneState, brain: Brain, line: 'sees' | 'hurt' | 'dies'): void {
  if (brain.enemy.barks === undefined || (line !== 'dies' && state.tick < brain.nextBarkTick)) return;
  const spot = spotOf(state, brain.entityIndex);
  for (const other of aiSlice(state).brains.values()) {
    if (other.enemy.id === brain.enemy.id && distanceBetween(spot, spotOf(state, other.entityIndex)) <= chorusTiles)
      other.nextBarkTick = state.tick + barkRestTicks;
  }
  emitAt(state, { kind: 'bark', source: at(state.ids, brain.entityIndex), line }, brain.entityIndex);
}

/** Checks whether two enemies help one another: they share a faction, or their kind when they have none. */
function areKin(one: Brain, other: Brain): boolean {
  if (one.origin.summoner !== null && one.origin.summoner.id === other.entityId) return true;
  return one.enemy.faction === undefined ? one.enemy.id === other.enemy.id : one.enemy.faction === other.enemy.faction;
}
