import { tickHz, tickMs } from '@necp/shared/protocol';
import type { Fighter } from '../combat/combatant';
import { areFoes } from '../combat/sides';
import type { ZoneState } from '../state';
import { leadPhases } from './boss';
import { spotAround } from './calm';
import { chooseTarget, type Rival } from './choices';
import { aimFor, bark, callHelp, provoke } from './engage';
import { goHome } from './home';
import { turnTo, type Mind } from './brain';
import { hideOrPeek, isHurt, leaveCover, seekCover } from './hiding';
import { isAttackable, mayFight, noticeFoes, seesNow } from './perceive';
import { isOpenTile, type Spot } from './line-of-sight';
import { chooseStrike, isShotClear, usefulReach } from './strikes';
import { distanceBetween, hasArrived, headFor, spotOf, stopWalking } from './walking';

const fleeTicks = 6 * tickHz;
const flankTicks = 5 * tickHz;
/** Chance in a hundred, at each thought, to go round to the side while others keep the foe busy. */
const flankPercent = 14;
const farFromFoeTiles = 14;
/**
 * Whoever cannot do anything to a foe before its eyes for this long lets it be: nobody is shot at from where they
 * cannot come.
 */
const helplessTicks = 12 * tickHz;
/** Who reaches farther than this needs a clear line rather than to come near. */
const armTiles = 3;

/** A thought in a fight: whom to attack, from where, and whether to be here at all. */
export function thinkInFight(state: ZoneState, mind: Mind, own: Fighter): void {
  leadPhases(state, mind, own);
  if (distanceBetween(spotOf(state, mind.row), mind.home) > mind.leashTiles) return goHome(state, mind, own);
  if (mind.mode === 'fleeing') return thinkFleeing(state, mind);
  const target = pickTarget(state, mind, own);
  if (target === null) return thinkLost(state, mind, own);
  if (shouldFlee(mind, own)) return flee(state, mind, target);
  if (isHurt(mind, own)) bark(state, mind, 'hurt');
  if (!mind.isTargetInView) mind.usefulTick = state.tick;
  else if (state.tick - mind.usefulTick > helplessTicks) return goHome(state, mind, own);
  if (!mind.isTargetInView) pursue(state, mind);
  else manoeuvre(state, mind, { own, target });
  chooseStrike(state, mind, { own, target });
}

/**
 * Whom it attacks from now on: whoever it hates enough more than whom it attacks now, else the nearest it notices; null
 * when it knows nothing of anybody.
 */
function pickTarget(state: ZoneState, mind: Mind, own: Fighter): Fighter | null {
  for (const [entity, threat] of own.threat) if (threat > 0 && !mind.provokedBy.has(entity)) provoke(mind, own, entity);
  const held = heldTarget(state, mind);
  const isHeldSeen = held !== null && mayFight(state, mind, held) && seesNow(state, mind, held.row);
  const isHeldKnown =
    isHeldSeen || (held !== null && mayFight(state, mind, held) && state.tick - mind.lastSeenTick <= memoryTicks(mind));
  const rivals = [rivalOf(state, mind, mostHated(state, mind, own)), rivalOf(state, mind, isHeldKnown ? held : null)];
  // Whoever has somebody before its eyes looks for nobody else.
  if (!isHeldSeen)
    for (const { fighter } of noticeFoes(state, mind, own))
      if (isAttackable(state, mind, fighter)) rivals.push(rivalOf(state, mind, fighter));
  const row = chooseTarget(
    rivals.filter((rival) => rival !== null),
    isHeldKnown ? (held?.row ?? null) : null,
  );
  const target = row === null ? undefined : state.fighters.get(row);
  if (target === undefined) return null;
  mind.isTargetInView = target === held ? isHeldSeen : seesNow(state, mind, target.row);
  if (target !== held || mind.isTargetInView) aimFor(state, mind, target);
  return target;
}

/** Of those who harmed it and are not too far from its home, the one it hates most. */
function mostHated(state: ZoneState, mind: Mind, own: Fighter): Fighter | null {
  let most: Fighter | null = null;
  let mostThreat = 0;
  for (const [entity, threat] of own.threat) {
    if (threat <= mostThreat) continue;
    const fighter = state.fighterOf.get(entity);
    if (
      fighter === undefined ||
      distanceBetween(mind.home, spotOf(state, fighter.row)) > mind.leashTiles + farFromFoeTiles ||
      !mayFight(state, mind, fighter)
    )
      continue;
    most = fighter;
    mostThreat = threat;
  }
  return most;
}

function rivalOf(state: ZoneState, mind: Mind, fighter: Fighter | null): Rival | null {
  if (fighter === null) return null;
  const threat = state.fighters.get(mind.row)?.threat.get(fighter.id) ?? 0;
  return {
    row: fighter.row,
    threat,
    distanceTiles: distanceBetween(spotOf(state, mind.row), spotOf(state, fighter.row)),
  };
}

/** The fighter it is after, if that is still the same one. */
export function heldTarget(state: ZoneState, mind: Mind): Fighter | null {
  const fighter = mind.target === null ? undefined : state.fighters.get(mind.target);
  const own = state.fighters.get(mind.row);
  return fighter !== undefined && own !== undefined && fighter.id === mind.targetId && areFoes(state, own, fighter)
    ? fighter
    : null;
}

/** Nobody left to fight: looks about where it last saw them, then goes home. */
function thinkLost(state: ZoneState, mind: Mind, own: Fighter): void {
  mind.target = null;
  mind.isTargetInView = false;
  if (state.tick - mind.lastSeenTick > Math.min(memoryTicks(mind), 8 * tickHz)) goHome(state, mind, own);
  else search(state, mind);
}

/** Goes where it saw them last, then looks about there, until it remembers no longer. */
function pursue(state: ZoneState, mind: Mind): void {
  if (state.tick - mind.lastSeenTick > memoryTicks(mind)) {
    mind.target = null;
    return;
  }
  leaveCover(mind);
  turnTo(mind, 'pursuing', state.tick);
  search(state, mind);
}

function search(state: ZoneState, mind: Mind): void {
  mind.walk.pace = 'run';
  const isThere = distanceBetween(spotOf(state, mind.row), mind.lastSeen) < 1.5;
  if (!isThere && (mind.walk.goal === null || !hasArrived(mind.walk))) return go(state, mind, mind.lastSeen);
  if (!hasArrived(mind.walk)) return;
  const next = spotAround(state, mind.lastSeen, 5);
  if (next !== null) go(state, mind, next);
}

/** Where to be while the foe is in view: near enough, far enough, behind something, or round at its side. */
function manoeuvre(
  state: ZoneState,
  mind: Mind,
  { own, target }: { readonly own: Fighter; readonly target: Fighter },
): void {
  const { behaviour } = mind.enemy;
  const foe = spotOf(state, target.row);
  if (mind.mode === 'flanking' && state.tick - mind.modeTick < flankTicks && !hasArrived(mind.walk)) return;
  if (mind.mode === 'inCover') return hideOrPeek(state, mind, { own, foe });
  turnTo(mind, 'fighting', state.tick);
  if (behaviour.takesCover && seekCover(state, mind, { own, foe })) return;
  if (behaviour.flanks && state.rng.int(1, 100) <= flankPercent && isFoeBusy(state, mind) && flank(state, mind, foe))
    return;
  keepDistance(state, mind, { own, foe });
}

function keepDistance(state: ZoneState, mind: Mind, { own, foe }: { readonly own: Fighter; readonly foe: Spot }): void {
  const { keepsTiles } = mind.enemy.behaviour;
  const here = spotOf(state, mind.row);
  const distance = distanceBetween(here, foe);
  const most = Math.min(Math.max(keepsTiles.max, own.radiusTiles + 0.7), usefulReach(state, mind, own));
  mind.walk.pace = 'run';
  if (distance > most) return go(state, mind, foe);
  // Behind cover one does not wait for the other to come out.
  if (most > armTiles && distance > armTiles && !isShotClear(state, here, foe))
    return flank(state, mind, foe) ? undefined : go(state, mind, foe);
  if (distance < keepsTiles.min * 0.8) return backOff(state, mind, foe);
  stopWalking(mind.walk);
  circle(state, mind, foe);
}

/** Steps back from a foe, to one side where the way back is shut. */
function backOff(state: ZoneState, mind: Mind, foe: Spot): void {
  const here = spotOf(state, mind.row);
  const away = Math.atan2(here.y - foe.y, here.x - foe.x);
  for (const turn of [0, 0.7, -0.7, 1.3, -1.3]) {
    const spot = { x: here.x + Math.cos(away + turn) * 3, y: here.y + Math.sin(away + turn) * 3 };
    if (!isOpenTile(state.map, Math.floor(spot.x), Math.floor(spot.y))) continue;
    go(state, mind, { x: Math.floor(spot.x) + 0.5, y: Math.floor(spot.y) + 0.5 });
    return;
  }
}

/** Walks slowly sideways while it shoots, so that it is harder to hit; not everyone does all the time. */
function circle(state: ZoneState, mind: Mind, foe: Spot): void {
  const { enemy, walk } = mind;
  if (enemy.rank === 'boss' || state.tick < walk.asideUntilTick || state.rng.int(1, 3) !== 1) return;
  const here = spotOf(state, mind.row);
  const side = Math.atan2(foe.y - here.y, foe.x - here.x) + (state.rng.int(0, 1) === 0 ? Math.PI / 2 : -Math.PI / 2);
  const tilesPerTick = enemy.walkTilesPerS / tickHz;
  walk.asideX = Math.cos(side) * tilesPerTick;
  walk.asideY = Math.sin(side) * tilesPerTick;
  walk.asideUntilTick = state.tick + state.rng.int(6, 16);
}

/** Round to the foe's side, a third of a turn away from where it stands now. */
function flank(state: ZoneState, mind: Mind, foe: Spot): boolean {
  const here = spotOf(state, mind.row);
  const { keepsTiles } = mind.enemy.behaviour;
  const from = Math.atan2(here.y - foe.y, here.x - foe.x);
  const reach = Math.max(2, (keepsTiles.min + keepsTiles.max) / 2);
  const side = state.rng.int(0, 1) === 0 ? 1 : -1;
  for (const turn of [1.6 * side, 1.2 * side, -1.4 * side]) {
    const spot = {
      x: Math.floor(foe.x + Math.cos(from + turn) * reach) + 0.5,
      y: Math.floor(foe.y + Math.sin(from + turn) * reach) + 0.5,
    };
    if (!isOpenTile(state.map, Math.floor(spot.x), Math.floor(spot.y))) continue;
    turnTo(mind, 'flanking', state.tick);
    mind.walk.pace = 'run';
    go(state, mind, spot);
    return true;
  }
  return false;
}

/** Whether another of its side has the same foe in view. */
function isFoeBusy(state: ZoneState, mind: Mind): boolean {
  for (const other of state.street.minds.values())
    if (other !== mind && other.targetId === mind.targetId && other.isTargetInView && other.mode !== 'flanking')
      return true;
  return false;
}

function shouldFlee(mind: Mind, own: Fighter): boolean {
  const { fleesBelowPercent } = mind.enemy.behaviour;
  return !mind.hasFled && own.health * 100 < own.stats.max.health * fleesBelowPercent;
}

/** Runs for its life, once, and calls for help while it does. */
function flee(state: ZoneState, mind: Mind, target: Fighter): void {
  mind.hasFled = true;
  leaveCover(mind);
  turnTo(mind, 'fleeing', state.tick);
  mind.walk.pace = 'run';
  bark(state, mind, 'hurt');
  callHelp(state, mind, target);
  stopWalking(mind.walk);
  const away = hidingSpot(state, mind, spotOf(state, target.row));
  if (away !== null) go(state, mind, away);
}

function thinkFleeing(state: ZoneState, mind: Mind): void {
  const target = heldTarget(state, mind);
  if (state.tick - mind.modeTick > fleeTicks || target === null) {
    turnTo(mind, 'pursuing', state.tick);
    stopWalking(mind.walk);
    return;
  }
  if (!hasArrived(mind.walk)) return;
  const away = hidingSpot(state, mind, spotOf(state, target.row));
  if (away !== null && seesNow(state, mind, target.row)) go(state, mind, away);
}

/** The best of several spots to run to: far from the foe, best out of its sight, and not beyond the leash. */
function hidingSpot(state: ZoneState, mind: Mind, foe: Spot): Spot | null {
  const here = spotOf(state, mind.row);
  let best: Spot | null = null;
  let bestScore = -Infinity;
  for (let turn = 0; turn < 12; turn++) {
    const angle = (turn / 12) * 2 * Math.PI;
    const spot = {
      x: Math.floor(here.x + Math.cos(angle) * 9) + 0.5,
      y: Math.floor(here.y + Math.sin(angle) * 9) + 0.5,
    };
    if (
      !isOpenTile(state.map, Math.floor(spot.x), Math.floor(spot.y)) ||
      distanceBetween(spot, mind.home) > mind.leashTiles * 0.9
    )
      continue;
    const score = distanceBetween(spot, foe) - 2 * Math.max(0, 8 - distanceBetween(spot, foe));
    if (score <= bestScore) continue;
    best = spot;
    bestScore = score;
  }
  return best;
}

function go(state: ZoneState, mind: Mind, spot: Spot): void {
  headFor(state, { row: mind.row, walk: mind.walk, finder: state.street.finder }, spot);
}

function memoryTicks(mind: Mind): number {
  return Math.round(mind.enemy.perception.remembersMs / tickMs);
}
