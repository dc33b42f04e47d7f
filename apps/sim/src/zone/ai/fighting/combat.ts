import type { TileSpot } from '@necp/shared/kernel';
import { tickHz, tickMs } from '@necp/shared/protocol';
import type { Combatant } from '../../combat/combatant';
import { combatantAt, combatantById } from '../../combat/entity';
import { areEnemies } from '../../combat/sides';
import { isOpenTile } from '../../core/line-of-sight';
import type { ZoneState } from '../../state';
import { turnTo, type Brain } from '../brain';
import { spotAround } from '../calm';
import { goHome } from '../movement/home';
import { distanceBetween, hasArrived, headFor, spotOf, stopWalking } from '../movement/walking';
import { isAttackable, canEngage, noticeEnemies, seesNow } from '../senses/perceive';
import { aiSlice } from '../slice';
import { leadPhases } from './boss';
import { chooseTarget, type Rival } from './choices';
import { aimFor, bark, callHelp, provoke } from './engage';
import { hideOrPeek, isHurt, leaveCover, seekCover } from './hiding';
import { chooseStrike, isShotClear, usefulReach } from './strikes';

const fleeTicks = 6 * tickHz;
const flankTicks = 5 * tickHz;
/** Percent chance, at each decision, to flank while others keep the target busy. */
const flankPercent = 14;
const farFromEnemyTiles = 14;
/**
 * An enemy that cannot do anything to a visible target for this long ignores it, so that players cannot shoot it from
 * where it cannot reach them.
 */
const helplessTicks = 12 * tickHz;
/** An enemy whose attacks reach farther than this needs a clear line rather than a short distance. */
const armTiles = 3;

/** Decides for an enemy in a fight: its target, its position, and whether to stay in the fight at all. */
export function thinkInCombat(state: ZoneState, brain: Brain, own: Combatant): void {
  leadPhases(state, brain, own);
  if (distanceBetween(spotOf(state, brain.entityIndex), brain.home) > brain.leashTiles)
    return goHome(state, brain, own);
  if (brain.mode === 'fleeing') return thinkFleeing(state, brain);
  const target = pickTarget(state, brain, own);
  if (target === null) return thinkLost(state, brain, own);
  if (shouldFlee(brain, own)) return flee(state, brain, { own, target });
  if (isHurt(brain, own)) bark(state, brain, 'hurt');
  if (!brain.isTargetInView) brain.usefulTick = state.tick;
  else if (state.tick - brain.usefulTick > helplessTicks) return goHome(state, brain, own);
  if (!brain.isTargetInView) pursue(state, brain);
  else manoeuvre(state, brain, { own, target });
  chooseStrike(state, brain, { own, target });
}

/**
 * Returns the target from now on: a combatant with clearly more threat than the current target, else the nearest one
 * noticed; null when the enemy knows of none.
 */
function pickTarget(state: ZoneState, brain: Brain, own: Combatant): Combatant | null {
  for (const [entity, threat] of own.threat)
    if (threat > 0 && !brain.provokedBy.has(entity)) provoke(brain, own, entity);
  const held = heldTarget(state, brain);
  const isHeldSeen = held !== null && canEngage(state, brain, held) && seesNow(state, brain, held.entityIndex);
  const isHeldKnown =
    isHeldSeen ||
    (held !== null && canEngage(state, brain, held) && state.tick - brain.lastSeenTick <= memoryTicks(brain));
  const rivals = [
    rivalOf(state, brain, mostHated(state, brain, own)),
    rivalOf(state, brain, isHeldKnown ? held : null),
  ];
  // An enemy that sees its target does not look for another one.
  if (!isHeldSeen)
    for (const { combatant } of noticeEnemies(state, brain, own))
      if (isAttackable(state, brain, combatant)) rivals.push(rivalOf(state, brain, combatant));
  const entityIndex = chooseTarget(
    rivals.filter((rival) => rival !== null),
    isHeldKnown ? (held?.entityIndex ?? null) : null,
  );
  const target = entityIndex === null ? undefined : combatantAt(state, entityIndex);
  if (target === undefined) return null;
  brain.isTargetInView = target === held ? isHeldSeen : seesNow(state, brain, target.entityIndex);
  if (target !== held || brain.isTargetInView) aimFor(state, brain, target);
  return target;
}

/** Returns the attacker with the most threat among those not too far from the enemy's home. */
function mostHated(state: ZoneState, brain: Brain, own: Combatant): Combatant | null {
  let most: Combatant | null = null;
  let mostThreat = 0;
  for (const [entity, threat] of own.threat) {
    if (threat <= mostThreat) continue;
    const combatant = combatantById(state, entity);
    if (
      combatant === undefined ||
      distanceBetween(brain.home, spotOf(state, combatant.entityIndex)) > brain.leashTiles + farFromEnemyTiles ||
      !canEngage(state, brain, combatant)
    )
      continue;
    most = combatant;
    mostThreat = threat;
  }
  return most;
}

function rivalOf(state: ZoneState, brain: Brain, combatant: Combatant | null): Rival | null {
  if (combatant === null) return null;
  const threat = combatantAt(state, brain.entityIndex)?.threat.get(combatant.id) ?? 0;
  return {
    entityIndex: combatant.entityIndex,
    threat,
    distanceTiles: distanceBetween(spotOf(state, brain.entityIndex), spotOf(state, combatant.entityIndex)),
  };
}

/** Returns the current target, or null when its entity has been replaced by another one. */
export function heldTarget(state: ZoneState, brain: Brain): Combatant | null {
  const combatant = brain.target === null ? undefined : combatantAt(state, brain.target);
  const own = combatantAt(state, brain.entityIndex);
  return combatant !== undefined &&
    own !== undefined &&
    combatant.id === brain.targetId &&
    areEnemies(state, own, combatant)
    ? combatant
    : null;
}

/** Handles a fight without a target: the enemy searches where it last saw one, then goes home. */
function thinkLost(state: ZoneState, brain: Brain, own: Combatant): void {
  brain.target = null;
  brain.isTargetInView = false;
  if (state.tick - brain.lastSeenTick > Math.min(memoryTicks(brain), 8 * tickHz)) goHome(state, brain, own);
  else search(state, brain);
}

/** Walks to where the target was last seen and searches there until the memory fades. */
function pursue(state: ZoneState, brain: Brain): void {
  if (state.tick - brain.lastSeenTick > memoryTicks(brain)) {
    brain.target = null;
    return;
  }
  leaveCover(brain);
  turnTo(brain, 'pursuing', state.tick);
  search(state, brain);
}

function search(state: ZoneState, brain: Brain): void {
  brain.walk.pace = 'run';
  const isThere = distanceBetween(spotOf(state, brain.entityIndex), brain.lastSeen) < 1.5;
  if (!isThere && (brain.walk.goal === null || !hasArrived(brain.walk))) return go(state, brain, brain.lastSeen);
  if (!hasArrived(brain.walk)) return;
  const next = spotAround(state, brain.lastSeen, 5);
  if (next !== null) go(state, brain, next);
}

/** Chooses a position while the target is in view: near enough, far enough, behind cover, or at its side. */
function manoeuvre(
  state: ZoneState,
  brain: Brain,
  { own, target }: { readonly own: Combatant; readonly target: Combatant },
): void {
  const { behaviour } = brain.enemy;
  const enemy = spotOf(state, target.entityIndex);
  if (brain.mode === 'flanking' && state.tick - brain.modeTick < flankTicks && !hasArrived(brain.walk)) return;
  if (brain.mode === 'inCover') return hideOrPeek(state, brain, { own, enemy });
  turnTo(brain, 'fighting', state.tick);
  if (behaviour.takesCover && seekCover(state, brain, { own, enemy })) return;
  if (
    behaviour.flanks &&
    state.rng.int(1, 100) <= flankPercent &&
    isEnemyBusy(state, brain) &&
    flank(state, brain, enemy)
  )
    return;
  keepDistance(state, brain, { own, enemy });
}

function keepDistance(
  state: ZoneState,
  brain: Brain,
  { own, enemy }: { readonly own: Combatant; readonly enemy: TileSpot },
): void {
  const { keepsTiles } = brain.enemy.behaviour;
  const here = spotOf(state, brain.entityIndex);
  const distance = distanceBetween(here, enemy);
  const most = Math.min(Math.max(keepsTiles.max, own.radiusTiles + 0.7), usefulReach(state, brain, own));
  brain.walk.pace = 'run';
  if (distance > most) return go(state, brain, enemy);
  // An enemy behind cover does not wait for its target to come out.
  if (most > armTiles && distance > armTiles && !isShotClear(state, here, enemy))
    return flank(state, brain, enemy) ? undefined : go(state, brain, enemy);
  if (distance < keepsTiles.min * 0.8) return backOff(state, brain, enemy);
  stopWalking(brain.walk);
  circle(state, brain, enemy);
}

/** Steps back from the target, to one side where the way back is blocked. */
function backOff(state: ZoneState, brain: Brain, enemy: TileSpot): void {
  const here = spotOf(state, brain.entityIndex);
  const away = Math.atan2(here.y - enemy.y, here.x - enemy.x);
  for (const turn of [0, 0.7, -0.7, 1.3, -1.3]) {
    const spot = { x: here.x + Math.cos(away + turn) * 3, y: here.y + Math.sin(away + turn) * 3 };
    if (!isOpenTile(state.map, Math.floor(spot.x), Math.floor(spot.y))) continue;
    go(state, brain, { x: Math.floor(spot.x) + 0.5, y: Math.floor(spot.y) + 0.5 });
    return;
  }
}

/** Walks slowly sideways while shooting, so that the enemy is harder to hit; not every enemy does so all the time. */
function circle(state: ZoneState, brain: Brain, enemy: TileSpot): void {
  const { enemy: content, walk } = brain;
  if (content.rank === 'boss' || state.tick < walk.asideUntilTick || state.rng.int(1, 3) !== 1) return;
  const here = spotOf(state, brain.entityIndex);
  const side =
    Math.atan2(enemy.y - here.y, enemy.x - here.x) + (state.rng.int(0, 1) === 0 ? Math.PI / 2 : -Math.PI / 2);
  const tilesPerTick = content.walkTilesPerS / tickHz;
  walk.asideX = Math.cos(side) * tilesPerTick;
  walk.asideY = Math.sin(side) * tilesPerTick;
  walk.asideUntilTick = state.tick + state.rng.int(6, 16);
}

/** Walks round to the target's side, a third of a turn away from the current position. */
function flank(state: ZoneState, brain: Brain, enemy: TileSpot): boolean {
  const here = spotOf(state, brain.entityIndex);
  const { keepsTiles } = brain.enemy.behaviour;
  const from = Math.atan2(here.y - enemy.y, here.x - enemy.x);
  const reach = Math.max(2, (keepsTiles.min + keepsTiles.max) / 2);
  const side = state.rng.int(0, 1) === 0 ? 1 : -1;
  for (const turn of [1.6 * side, 1.2 * side, -1.4 * side]) {
    const spot = {
      x: Math.floor(enemy.x + Math.cos(from + turn) * reach) + 0.5,
      y: Math.floor(enemy.y + Math.sin(from + turn) * reach) + 0.5,
    };
    if (!isOpenTile(state.map, Math.floor(spot.x), Math.floor(spot.y))) continue;
    turnTo(brain, 'flanking', state.tick);
    brain.walk.pace = 'run';
    go(state, brain, spot);
    return true;
  }
  return false;
}

/** Checks whether another enemy of the same side has the same target in view. */
function isEnemyBusy(state: ZoneState, brain: Brain): boolean {
  for (const other of aiSlice(state).brains.values())
    if (other !== brain && other.targetId === brain.targetId && other.isTargetInView && other.mode !== 'flanking')
      return true;
  return false;
}

function shouldFlee(brain: Brain, own: Combatant): boolean {
  const { fleesBelowPercent } = brain.enemy.behaviour;
  return own.isMakingOff || (!brain.hasFled && own.health * 100 < own.stats.max.health * fleesBelowPercent);
}

/** Flees once when it is hurt, and whenever it took something; it calls for help meanwhile. */
function flee(
  state: ZoneState,
  brain: Brain,
  { own, target }: { readonly own: Combatant; readonly target: Combatant },
): void {
  brain.hasFled = true;
  own.isMakingOff = false;
  leaveCover(brain);
  turnTo(brain, 'fleeing', state.tick);
  brain.walk.pace = 'run';
  bark(state, brain, 'hurt');
  callHelp(state, brain, target);
  stopWalking(brain.walk);
  const away = hidingSpot(state, brain, spotOf(state, target.entityIndex));
  if (away !== null) go(state, brain, away);
}

function thinkFleeing(state: ZoneState, brain: Brain): void {
  const target = heldTarget(state, brain);
  if (state.tick - brain.modeTick > fleeTicks || target === null) {
    turnTo(brain, 'pursuing', state.tick);
    stopWalking(brain.walk);
    return;
  }
  if (!hasArrived(brain.walk)) return;
  const away = hidingSpot(state, brain, spotOf(state, target.entityIndex));
  if (away !== null && seesNow(state, brain, target.entityIndex)) go(state, brain, away);
}

/**
 * Returns the best of several spots to flee to: far from the target, preferably out of its sight, and within the leash.
 */
function hidingSpot(state: ZoneState, brain: Brain, enemy: TileSpot): TileSpot | null {
  const here = spotOf(state, brain.entityIndex);
  let best: TileSpot | null = null;
  let bestScore = -Infinity;
  for (let turn = 0; turn < 12; turn++) {
    const angle = (turn / 12) * 2 * Math.PI;
    const spot = {
      x: Math.floor(here.x + Math.cos(angle) * 9) + 0.5,
      y: Math.floor(here.y + Math.sin(angle) * 9) + 0.5,
    };
    if (
      !isOpenTile(state.map, Math.floor(spot.x), Math.floor(spot.y)) ||
      distanceBetween(spot, brain.home) > brain.leashTiles * 0.9
    )
      continue;
    const score = distanceBetween(spot, enemy) - 2 * Math.max(0, 8 - distanceBetween(spot, enemy));
    if (score <= bestScore) continue;
    best = spot;
    bestScore = score;
  }
  return best;
}

function go(state: ZoneState, brain: Brain, spot: TileSpot): void {
  headFor(state, { entityIndex: brain.entityIndex, walk: brain.walk }, spot);
}

function memoryTicks(brain: Brain): number {
  return Math.round(brain.enemy.perception.remembersMs / tickMs);
}
