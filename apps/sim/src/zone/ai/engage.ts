import { tickHz } from '@necp/shared/protocol';
import type { Fighter } from '../combat/combatant';
import { tellAt } from '../combat/combat-events';
import { at, type ZoneState } from '../state';
import { resetBoss } from './boss';
import { isEngaged, turnTo, type Mind } from './brain';
import { distanceBetween, spotOf, stopWalking } from './walking';

/** Between noticing and the first attack, in ticks. */
const reactionTicks = { min: 5, max: 11 } as const;
/** Between two barks of one, and of those of its kind who stand this near: a chorus of one line says nothing. */
const barkRestTicks = 5 * tickHz;
const chorusTiles = 14;

/** It has found somebody: says so, calls those who hear, and goes after them. */
export function engage(state: ZoneState, mind: Mind, foe: Fighter): void {
  const wasEngaged = isEngaged(mind);
  aimFor(state, mind, foe);
  if (wasEngaged) return;
  turnTo(mind, 'pursuing', state.tick);
  mind.alarm = 1;
  mind.usefulTick = state.tick;
  mind.strike.plan = null;
  mind.strike.readyTick = state.tick + state.rng.int(reactionTicks.min, reactionTicks.max);
  stopWalking(mind.walk);
  bark(state, mind, 'sees');
  if (!mind.hasCalled) callHelp(state, mind, foe);
}

/** Takes somebody as its target and notes where they are. */
export function aimFor(state: ZoneState, mind: Mind, foe: Fighter): void {
  mind.target = foe.row;
  mind.targetId = foe.id;
  mind.lastSeen = spotOf(state, foe.row);
  mind.lastSeenTick = state.tick;
}

/** Friends near enough learn where the foe is; those who were called call nobody further. */
export function callHelp(state: ZoneState, mind: Mind, foe: Fighter): void {
  const { callsHelpTiles } = mind.enemy.behaviour;
  mind.hasCalled = true;
  if (callsHelpTiles === 0) return;
  const side = state.fighters.get(mind.row)?.side;
  const here = spotOf(state, mind.row);
  for (const friend of state.street.minds.values()) {
    if (friend === mind || isEngaged(friend) || friend.mode === 'returning' || !areKin(mind, friend)) continue;
    if (
      state.fighters.get(friend.row)?.side !== side ||
      distanceBetween(here, spotOf(state, friend.row)) > callsHelpTiles
    )
      continue;
    friend.hasCalled = true;
    friend.isNapping = false;
    for (const provoker of mind.provokedBy) friend.provokedBy.add(provoker);
    engage(state, friend, foe);
    friend.lastSeen = mind.lastSeen;
    friend.strike.readyTick += state.rng.int(reactionTicks.min, reactionTicks.max);
  }
}

/** Somebody gave it a reason: whatever it let pass, it does so no longer. */
export function provoke(mind: Mind, own: Fighter, entity: number): void {
  mind.provokedBy.add(entity);
  own.calmTo.delete(entity);
}

/** Forgets the fight: whom it hated, whom it called, which phase it was in. */
export function standDown(mind: Mind, own: Fighter): void {
  mind.target = null;
  mind.targetId = 0;
  mind.isTargetInView = false;
  mind.alarm = 0;
  mind.strike.plan = null;
  mind.strike.shotsLeft = 0;
  mind.cover = null;
  mind.isDucking = false;
  mind.hasCalled = false;
  mind.hasFled = false;
  mind.provokedBy.clear();
  own.threat.clear();
  own.harmBy.clear();
  resetBoss(mind);
}

/** It says a line of its kind, for the others of it near by too. */
export function bark(state: ZoneState, mind: Mind, line: 'sees' | 'hurt' | 'dies'): void {
  if (mind.enemy.barks === undefined || (line !== 'dies' && state.tick < mind.nextBarkTick)) return;
  const spot = spotOf(state, mind.row);
  for (const other of state.street.minds.values()) {
    if (other.enemy.id === mind.enemy.id && distanceBetween(spot, spotOf(state, other.row)) <= chorusTiles)
      other.nextBarkTick = state.tick + barkRestTicks;
  }
  tellAt(state, { kind: 'bark', source: at(state.ids, mind.row), line }, mind.row);
}

/** Of one faction; those without one stand by their own kind. */
function areKin(one: Mind, other: Mind): boolean {
  if (one.origin.summoner !== null && one.origin.summoner.id === other.entityId) return true;
  return one.enemy.faction === undefined ? one.enemy.id === other.enemy.id : one.enemy.faction === other.enemy.faction;
}
