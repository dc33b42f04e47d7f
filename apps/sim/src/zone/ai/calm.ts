import { tickHz, tickMs } from '@necp/shared/protocol';
import type { Fighter } from '../combat/combatant';
import type { ZoneState } from '../state';
import { engage, provoke } from './engage';
import { turnTo, type Mind } from './brain';
import { isAttackable, noticeFoes, type Noticed } from './perceive';
import { isOpenTile, type Spot } from './line-of-sight';
import { distanceBetween, faceSpot, faceTo, hasArrived, headFor, spotOf, stopWalking } from './walking';

/** Sureness gained in a second at the edge of what it notices, and more of it face to face. */
const alarmPerS = { edge: 0.7, face: 4.5, lost: 0.35, heardShare: 0.6 } as const;
/** From here on it turns its head, from the second on it goes to look. */
const suspiciousFrom = 0.25;
const looksFrom = 0.45;
const suspicionTicks = 7 * tickHz;
const lingerTicks = { min: 2 * tickHz, max: 6 * tickHz } as const;
const glanceTicks = { min: 2 * tickHz, max: 5 * tickHz } as const;
const patrolPosts = 4;
/** Nobody walks round a whole block for the next post. */
const longestDetour = 2.5;

/** A thought of somebody who is not fighting: whom it notices, and what it does meanwhile. */
export function thinkCalmly(state: ZoneState, mind: Mind, own: Fighter): void {
  const attacker = worstAttacker(state, own);
  if (attacker !== null) {
    provoke(mind, own, attacker.id);
    engage(state, mind, attacker);
    return;
  }
  const strongest = strongestOf(
    noticeFoes(state, mind, own).filter(({ fighter }) => isAttackable(state, mind, fighter)),
  );
  const elapsedS = ((state.tick - mind.lastThinkTick) * tickMs) / 1000;
  if (strongest === null) mind.alarm = Math.max(0, mind.alarm - alarmPerS.lost * elapsedS);
  else {
    const gain =
      (alarmPerS.edge + alarmPerS.face * strongest.strength) *
      elapsedS *
      (strongest.how === 'heard' ? alarmPerS.heardShare : 1);
    mind.alarm = Math.min(1, mind.alarm + gain);
    mind.lastSeen = spotOf(state, strongest.fighter.row);
    mind.lastSeenTick = state.tick;
    if (mind.alarm >= 1 && strongest.how === 'seen') {
      engage(state, mind, strongest.fighter);
      return;
    }
  }
  if (mind.alarm >= suspiciousFrom && mind.mode === 'idle') {
    turnTo(mind, 'suspicious', state.tick);
    stopWalking(mind.walk);
  }
  if (mind.mode === 'suspicious') lookInto(state, mind);
  else idle(state, mind);
}

/** Turns to what it noticed, goes there when it is surer, and gives up after a while. */
function lookInto(state: ZoneState, mind: Mind): void {
  if (state.tick - mind.lastSeenTick > suspicionTicks) {
    turnTo(mind, 'idle', state.tick);
    stopWalking(mind.walk);
    return;
  }
  const { walk, enemy } = mind;
  if (
    mind.alarm < looksFrom ||
    enemy.behaviour.idle === 'hangs_from_dock' ||
    distanceBetween(mind.home, mind.lastSeen) > mind.leashTiles
  ) {
    faceSpot(state, mind.row, mind.lastSeen);
    return;
  }
  walk.pace = 'walk';
  if (distanceBetween(spotOf(state, mind.row), mind.lastSeen) > 1.5)
    headFor(state, { row: mind.row, walk, finder: state.street.finder }, mind.lastSeen);
  else faceTo(state, mind.row, state.rng.fraction() * 2 * Math.PI);
}

/** What it does with nobody in sight. */
function idle(state: ZoneState, mind: Mind): void {
  const { behaviour } = mind.enemy;
  const { walk } = mind;
  if (!hasArrived(walk)) return;
  const isAway = distanceBetween(spotOf(state, mind.row), mind.home) > 1.5;
  if (behaviour.idle === 'sleeps' || behaviour.idle === 'hangs_from_dock') {
    if (isAway) goTo(state, mind, mind.home);
    return;
  }
  if (state.tick < mind.idleUntilTick) return;
  if (behaviour.idle === 'guards') {
    if (isAway && behaviour.patrolTiles < 1) goTo(state, mind, mind.home);
    else if (state.rng.int(1, 4) === 1)
      goTo(state, mind, spotAround(state, mind.home, Math.min(2, behaviour.patrolTiles)));
    else faceTo(state, mind.row, (mind.homeFacing / 128) * Math.PI + (state.rng.fraction() - 0.5) * 2.4);
    mind.idleUntilTick = state.tick + state.rng.int(glanceTicks.min, glanceTicks.max);
    return;
  }
  goTo(
    state,
    mind,
    behaviour.idle === 'patrols' ? nextPost(state, mind) : spotAround(state, mind.home, behaviour.patrolTiles),
  );
  mind.idleUntilTick = state.tick + state.rng.int(lingerTicks.min, lingerTicks.max);
}

function goTo(state: ZoneState, mind: Mind, spot: Spot | null): void {
  if (spot === null) return;
  const { walk, enemy } = mind;
  walk.pace = 'walk';
  headFor(state, { row: mind.row, walk, finder: state.street.finder }, spot);
  if (
    lengthOf(spotOf(state, mind.row), walk.route) > enemy.behaviour.patrolTiles * longestDetour + 4 &&
    distanceBetween(spotOf(state, mind.row), mind.home) < mind.leashTiles
  )
    stopWalking(walk);
}

function lengthOf(from: Spot, route: readonly Spot[]): number {
  return route.reduce((sum, corner, index) => sum + distanceBetween(route[index - 1] ?? from, corner), 0);
}

/** A patrol goes round its home from post to post. */
function nextPost(state: ZoneState, mind: Mind): Spot | null {
  const here = spotOf(state, mind.row);
  const turn = Math.atan2(here.y - mind.home.y, here.x - mind.home.x) + (2 * Math.PI) / patrolPosts;
  const reach = mind.enemy.behaviour.patrolTiles * (0.6 + state.rng.fraction() * 0.4);
  for (const share of [1, 0.7, 0.4]) {
    const post = { x: mind.home.x + Math.cos(turn) * reach * share, y: mind.home.y + Math.sin(turn) * reach * share };
    if (isOpenTile(state.map, Math.floor(post.x), Math.floor(post.y))) return centred(post);
  }
  return spotAround(state, mind.home, mind.enemy.behaviour.patrolTiles);
}

/** Somewhere one can stand around a spot; null when chance found nothing. */
export function spotAround(state: ZoneState, spot: Spot, withinTiles: number): Spot | null {
  for (let tries = 0; tries < 6; tries++) {
    const turn = state.rng.fraction() * 2 * Math.PI;
    const reach = Math.sqrt(state.rng.fraction()) * withinTiles;
    const found = { x: spot.x + Math.cos(turn) * reach, y: spot.y + Math.sin(turn) * reach };
    if (isOpenTile(state.map, Math.floor(found.x), Math.floor(found.y))) return centred(found);
  }
  return null;
}

function centred({ x, y }: Spot): Spot {
  return { x: Math.floor(x) + 0.5, y: Math.floor(y) + 0.5 };
}

/** Whoever hurt it most and can still be fought. */
export function worstAttacker(state: ZoneState, own: Fighter): Fighter | null {
  let worst: Fighter | null = null;
  let most = 0;
  for (const [entity, threat] of own.threat) {
    const fighter = state.fighterOf.get(entity);
    if (fighter === undefined || fighter.life !== 'up' || fighter.side === own.side || threat <= most) continue;
    worst = fighter;
    most = threat;
  }
  return worst;
}

function strongestOf(noticed: readonly Noticed[]): Noticed | null {
  let strongest: Noticed | null = null;
  for (const each of noticed) if (strongest === null || each.strength > strongest.strength) strongest = each;
  return strongest;
}
