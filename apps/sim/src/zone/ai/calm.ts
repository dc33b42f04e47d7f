import type { TileSpot } from '@necp/shared/kernel';
import { tickHz, tickMs } from '@necp/shared/protocol';
import type { Combatant } from '../combat/combatant';
import { combatantById } from '../combat/entity';
import { isOpenTile } from '../core/line-of-sight';
import type { ZoneState } from '../state';
import { turnTo, type Brain } from './brain';
import { engage, provoke } from './fighting/engage';
import { distanceBetween, faceSpot, faceTo, hasArrived, headFor, spotOf, stopWalking } from './movement/walking';
import { isAttackable, noticeEnemies, type Noticed } from './senses/perceive';

/**
 * Alarm gained per second at the edge of perception and face to face, alarm lost per second, and the share for sounds.
 */
const alarmPerS = { edge: 0.7, face: 4.5, lost: 0.35, heardShare: 0.6 } as const;
/** From this alarm on an enemy turns its head; from the second threshold on it goes to look. */
const suspiciousFrom = 0.25;
const looksFrom = 0.45;
const suspicionTicks = 7 * tickHz;
const lingerTicks = { min: 2 * tickHz, max: 6 * tickHz } as const;
const glanceTicks = { min: 2 * tickHz, max: 5 * tickHz } as const;
const patrolPosts = 4;
/** An idle enemy gives up a path that is longer than this many times its patrol radius. */
const longestDetour = 2.5;

/** Decides for an enemy that is not fighting: what it notices, and what it does meanwhile. */
export function thinkCalmly(state: ZoneState, brain: Brain, own: Combatant): void {
  const attacker = worstAttacker(state, own);
  if (attacker !== null) {
    provoke(brain, own, attacker.id);
    engage(state, brain, attacker);
    return;
  }
  const strongest = strongestOf(
    noticeEnemies(state, brain, own).filter(({ combatant }) => isAttackable(state, brain, combatant)),
  );
  const elapsedS = ((state.tick - brain.lastThinkTick) * tickMs) / 1000;
  if (strongest === null) brain.alarm = Math.max(0, brain.alarm - alarmPerS.lost * elapsedS);
  else {
    const gain =
      (alarmPerS.edge + alarmPerS.face * strongest.strength) *
      elapsedS *
      (strongest.how === 'heard' ? alarmPerS.heardShare : 1);
    brain.alarm = Math.min(1, brain.alarm + gain);
    brain.lastSeen = spotOf(state, strongest.combatant.entityIndex);
    brain.lastSeenTick = state.tick;
    if (brain.alarm >= 1 && strongest.how === 'seen') {
      engage(state, brain, strongest.combatant);
      return;
    }
  }
  if (brain.alarm >= suspiciousFrom && brain.mode === 'idle') {
    turnTo(brain, 'suspicious', state.tick);
    stopWalking(brain.walk);
  }
  if (brain.mode === 'suspicious') lookInto(state, brain);
  else idle(state, brain);
}

/** Turns to what the enemy noticed, goes there once it is surer, and gives up after a while. */
function lookInto(state: ZoneState, brain: Brain): void {
  if (state.tick - brain.lastSeenTick > suspicionTicks) {
    turnTo(brain, 'idle', state.tick);
    stopWalking(brain.walk);
    return;
  }
  const { walk, enemy } = brain;
  if (
    brain.alarm < looksFrom ||
    enemy.behaviour.idle === 'hangs_from_dock' ||
    distanceBetween(brain.home, brain.lastSeen) > brain.leashTiles
  ) {
    faceSpot(state, brain.entityIndex, brain.lastSeen);
    return;
  }
  walk.pace = 'walk';
  if (distanceBetween(spotOf(state, brain.entityIndex), brain.lastSeen) > 1.5)
    headFor(state, { entityIndex: brain.entityIndex, walk }, brain.lastSeen);
  else faceTo(state, brain.entityIndex, state.rng.fraction() * 2 * Math.PI);
}

/** Decides what an enemy does while no player is in sight. */
function idle(state: ZoneState, brain: Brain): void {
  const { behaviour } = brain.enemy;
  const { walk } = brain;
  if (!hasArrived(walk)) return;
  const isAway = distanceBetween(spotOf(state, brain.entityIndex), brain.home) > 1.5;
  if (behaviour.idle === 'sleeps' || behaviour.idle === 'hangs_from_dock') {
    if (isAway) goTo(state, brain, brain.home);
    return;
  }
  if (state.tick < brain.idleUntilTick) return;
  if (behaviour.idle === 'guards') {
    if (isAway && behaviour.patrolTiles < 1) goTo(state, brain, brain.home);
    else if (state.rng.int(1, 4) === 1)
      goTo(state, brain, spotAround(state, brain.home, Math.min(2, behaviour.patrolTiles)));
    else faceTo(state, brain.entityIndex, (brain.homeFacing / 128) * Math.PI + (state.rng.fraction() - 0.5) * 2.4);
    brain.idleUntilTick = state.tick + state.rng.int(glanceTicks.min, glanceTicks.max);
    return;
  }
  goTo(
    state,
    brain,
    behaviour.idle === 'patrols' ? nextPost(state, brain) : spotAround(state, brain.home, behaviour.patrolTiles),
  );
  brain.idleUntilTick = state.tick + state.rng.int(lingerTicks.min, lingerTicks.max);
}

function goTo(state: ZoneState, brain: Brain, spot: TileSpot | null): void {
  if (spot === null) return;
  const { walk, enemy } = brain;
  walk.pace = 'walk';
  headFor(state, { entityIndex: brain.entityIndex, walk }, spot);
  if (
    lengthOf(spotOf(state, brain.entityIndex), walk.route) > enemy.behaviour.patrolTiles * longestDetour + 4 &&
    distanceBetween(spotOf(state, brain.entityIndex), brain.home) < brain.leashTiles
  )
    stopWalking(walk);
}

function lengthOf(from: TileSpot, route: readonly TileSpot[]): number {
  return route.reduce((sum, corner, index) => sum + distanceBetween(route[index - 1] ?? from, corner), 0);
}

/** Returns the next post of a patrol around its home. */
function nextPost(state: ZoneState, brain: Brain): TileSpot | null {
  const here = spotOf(state, brain.entityIndex);
  const turn = Math.atan2(here.y - brain.home.y, here.x - brain.home.x) + (2 * Math.PI) / patrolPosts;
  const reach = brain.enemy.behaviour.patrolTiles * (0.6 + state.rng.fraction() * 0.4);
  for (const share of [1, 0.7, 0.4]) {
    const post = { x: brain.home.x + Math.cos(turn) * reach * share, y: brain.home.y + Math.sin(turn) * reach * share };
    if (isOpenTile(state.map, Math.floor(post.x), Math.floor(post.y))) return centred(post);
  }
  return spotAround(state, brain.home, brain.enemy.behaviour.patrolTiles);
}

/** Returns a random walkable spot around another one, or null when no try found one. */
export function spotAround(state: ZoneState, spot: TileSpot, withinTiles: number): TileSpot | null {
  for (let tries = 0; tries < 6; tries++) {
    const turn = state.rng.fraction() * 2 * Math.PI;
    const reach = Math.sqrt(state.rng.fraction()) * withinTiles;
    const found = { x: spot.x + Math.cos(turn) * reach, y: spot.y + Math.sin(turn) * reach };
    if (isOpenTile(state.map, Math.floor(found.x), Math.floor(found.y))) return centred(found);
  }
  return null;
}

function centred({ x, y }: TileSpot): TileSpot {
  return { x: Math.floor(x) + 0.5, y: Math.floor(y) + 0.5 };
}

/** Returns the attacker that hurt the enemy most and can still be fought. */
export function worstAttacker(state: ZoneState, own: Combatant): Combatant | null {
  let worst: Combatant | null = null;
  let most = 0;
  for (const [entity, threat] of own.threat) {
    const combatant = combatantById(state, entity);
    if (combatant === undefined || combatant.life !== 'up' || combatant.side === own.side || threat <= most) continue;
    worst = combatant;
    most = threat;
  }
  return worst;
}

function strongestOf(noticed: readonly Noticed[]): Noticed | null {
  let strongest: Noticed | null = null;
  for (const each of noticed) if (strongest === null || each.strength > strongest.strength) strongest = each;
  return strongest;
}
