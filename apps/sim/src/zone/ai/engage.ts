import { tickHz } from '@necp/shared/protocol';
import type { Combatant } from '../combat/combatant';
import { emitAt } from '../combat/combat-events';
import { at, type ZoneState } from '../state';
import { resetBoss } from './boss';
import { isEngaged, turnTo, type Brain } from './brain';
import { distanceBetween, spotOf, stopWalking } from './walking';

/** Between noticing and the first attack, in ticks. */
const reactionTicks = { min: 5, max: 11 } as const;
/** Between two barks of one, and of those of its kind who stand this near: a chorus of one line says nothing. */
const barkRestTicks = 5 * tickHz;
const chorusTiles = 14;

/** It has found somebody: says so, calls those who hear, and goes after them. */
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

/** Takes somebody as its target and notes where they are. */
export function aimFor(state: ZoneState, brain: Brain, enemy: Combatant): void {
  brain.target = enemy.entityIndex;
  brain.targetId = enemy.id;
  brain.lastSeen = spotOf(state, enemy.entityIndex);
  brain.lastSeenTick = state.tick;
}

/** Friends near enough learn where the foe is; those who were called call nobody further. */
export function callHelp(state: ZoneState, brain: Brain, enemy: Combatant): void {
  const { callsHelpTiles } = brain.enemy.behaviour;
  brain.hasCalled = true;
  if (callsHelpTiles === 0) return;
  const side = state.combatants.get(brain.entityIndex)?.side;
  const here = spotOf(state, brain.entityIndex);
  for (const friend of state.ai.brains.values()) {
    if (friend === brain || isEngaged(friend) || friend.mode === 'returning' || !areKin(brain, friend)) continue;
    if (
      state.combatants.get(friend.entityIndex)?.side !== side ||
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

/** Somebody gave it a reason: whatever it let pass, it does so no longer. */
export function provoke(brain: Brain, own: Combatant, entity: number): void {
  brain.provokedBy.add(entity);
  own.calmTo.delete(entity);
}

/** Forgets the fight: whom it hated, whom it called, which phase it was in. */
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

/** It says a line of its kind, for the others of it near by too. */
export function bark(state: ZoneState, brain: Brain, line: 'sees' | 'hurt' | 'dies'): void {
  if (brain.enemy.barks === undefined || (line !== 'dies' && state.tick < brain.nextBarkTick)) return;
  const spot = spotOf(state, brain.entityIndex);
  for (const other of state.ai.brains.values()) {
    if (other.enemy.id === brain.enemy.id && distanceBetween(spot, spotOf(state, other.entityIndex)) <= chorusTiles)
      other.nextBarkTick = state.tick + barkRestTicks;
  }
  emitAt(state, { kind: 'bark', source: at(state.ids, brain.entityIndex), line }, brain.entityIndex);
}

/** Of one faction; those without one stand by their own kind. */
function areKin(one: Brain, other: Brain): boolean {
  if (one.origin.summoner !== null && one.origin.summoner.id === other.entityId) return true;
  return one.enemy.faction === undefined ? one.enemy.id === other.enemy.id : one.enemy.faction === other.enemy.faction;
}
