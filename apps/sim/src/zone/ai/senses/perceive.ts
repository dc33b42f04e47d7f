import { entityFlags, facingRadians } from '@necp/shared/protocol';
import type { Combatant } from '../../combat/combatant';
import { combatantAt } from '../../combat/entity';
import { isSafe } from '../../combat/safe';
import { areEnemies } from '../../combat/sides';
import { isLineClear } from '../../core/line-of-sight';
import { at, tileAt, type Player, type ZoneState } from '../../state';
import { isEngaged, type Brain } from '../brain';
import { distanceBetween, spotOf } from '../movement/walking';
import { aiSlice } from '../slice';
import { attitudeOf } from './condition-context';
import { notice, steadyShare, stepSoundTiles, type Senses } from './senses';

/** A combatant that an enemy noticed in this decision. */
export interface Noticed {
  readonly combatant: Combatant;
  readonly how: 'seen' | 'heard';
  /** 0 at the edge of perception, 1 face to face. */
  readonly strength: number;
  readonly distanceTiles: number;
}

/** An enemy in a fight looks everywhere and farther. */
const engagedSightShare = 1.35;
/** At most this many of the nearest combatants are checked. */
const mostNoticed = 10;
/** An enemy does not chase a target that stays untouchable for longer than a dodge roll takes. */
const longGraceTicks = 40;
/** An enemy that sleeps or is docked sees this share of its usual range. */
const drowsyShare = 0.5;

/**
 * Returns the nearest few combatants of the other side that the enemy notices now, players it lets pass included;
 * `isAttackable` decides which of them it attacks.
 */
export function noticeEnemies(state: ZoneState, brain: Brain, own: Combatant): Noticed[] {
  const senses = sensesNow(brain);
  const eye = {
    ...spotOf(state, brain.entityIndex),
    facing: facingRadians(at(state.facing, brain.entityIndex)),
    senses,
  };
  const noticed: Noticed[] = [];
  for (const { combatant, squared } of nearestEnemies(state, {
    brain,
    own,
    reachTiles: Math.max(senses.sightTiles, senses.hearingTiles),
  })) {
    const found = notice(state.map, eye, {
      ...spotOf(state, combatant.entityIndex),
      ...markOf(state, brain, combatant),
    });
    if (found !== null) noticed.push({ combatant, ...found, distanceTiles: Math.sqrt(squared) });
  }
  return noticed;
}

interface Near {
  readonly combatant: Combatant;
  readonly squared: number;
}

/** Returns the nearest enemies that could be noticed at all, nearest first. */
function nearestEnemies(
  state: ZoneState,
  { brain, own, reachTiles }: { readonly brain: Brain; readonly own: Combatant; readonly reachTiles: number },
): Near[] {
  const x = tileAt(state.x, brain.entityIndex);
  const y = tileAt(state.y, brain.entityIndex);
  const near: Near[] = [];
  for (const combatant of enemiesOf(state, own)) {
    const dx = tileAt(state.x, combatant.entityIndex) - x;
    const dy = tileAt(state.y, combatant.entityIndex) - y;
    const squared = dx * dx + dy * dy;
    if (squared > reachTiles * reachTiles) continue;
    const farthest = near[mostNoticed - 1];
    if (farthest !== undefined && farthest.squared <= squared) continue;
    if (!isThereFor(state, brain, combatant)) continue;
    let place = near.length;
    while (place > 0 && (near[place - 1]?.squared ?? 0) > squared) place--;
    near.splice(place, 0, { combatant, squared });
    near.length = Math.min(near.length, mostNoticed);
  }
  return near;
}

/** Returns the living combatants of the other side; for a machine under hostile control these are its own kind. */
export function enemiesOf(state: ZoneState, own: Combatant): readonly Combatant[] {
  if (own.side === 'none') return [];
  return aiSlice(state).bySide[own.side === 'enemies' ? 'players' : 'enemies'];
}

/** Checks whether the enemy may attack a combatant at all: it is up, can be harmed, and is outside safe zones. */
export function canEngage(state: ZoneState, brain: Brain, enemy: Combatant): boolean {
  return enemy.life === 'up' && isThereFor(state, brain, enemy) && !isSafe(state, enemy);
}

/** Checks whether this enemy can harm a combatant soon: it is hostile, visible and not untouchable for long. */
function isThereFor(state: ZoneState, brain: Brain, enemy: Combatant): boolean {
  const own = combatantAt(state, brain.entityIndex);
  return (
    own !== undefined &&
    enemy.untouchableUntilTick <= state.tick + longGraceTicks &&
    !isScenery(state, enemy) &&
    areEnemies(state, own, enemy)
  );
}

/** Checks whether a combatant is only scenery: no enemy targets it, though shots may hit it. */
function isScenery(state: ZoneState, enemy: Combatant): boolean {
  if (enemy.kind !== 'deployable') return false;
  const what = aiSlice(state).machines.get(enemy.entityIndex)?.what;
  return what === 'cover' || what === 'mine';
}

/**
 * Checks whether the enemy attacks a noticed combatant: players it lets pass are spared until they provoke it, and the
 * enemies of a world event attack only the players who take part.
 */
export function isAttackable(state: ZoneState, brain: Brain, enemy: Combatant): boolean {
  if (brain.provokedBy.has(enemy.id) || (enemy.owner !== 0 && brain.provokedBy.has(enemy.owner))) return true;
  const player = playerBehind(state, enemy);
  if (player === null) return true;
  return !isOutsider(state, brain, player) && attitudeOf(state, brain.enemy, player) === 'hostile';
}

/** Checks whether the enemy belongs to a world event in which the player does not take part. */
function isOutsider(state: ZoneState, { origin: { runId } }: Brain, { characterId }: Player): boolean {
  return runId !== null && aiSlice(state).eventRivals.get(runId)?.has(characterId) !== true;
}

/** Checks whether the enemy sees an entity now: in a fight it looks everywhere, but not through walls. */
export function seesNow(state: ZoneState, brain: Brain, entityIndex: number): boolean {
  const from = spotOf(state, brain.entityIndex);
  const to = spotOf(state, entityIndex);
  if (distanceBetween(from, to) > brain.enemy.perception.sightTiles * engagedSightShare) return false;
  const { widthTiles, heightTiles, opaque } = state.map;
  return isLineClear({ widthTiles, heightTiles, marked: opaque }, from, to);
}

/** Returns the player responsible for a combatant: itself or its owner; null when there is none. */
export function playerBehind(state: ZoneState, combatant: Combatant): Player | null {
  const id = combatant.owner === 0 ? combatant.id : combatant.owner;
  const entityIndex = state.entityIndexOf.get(id);
  return entityIndex === undefined ? null : (state.playerOfEntity.get(entityIndex) ?? null);
}

function sensesNow(brain: Brain): Senses {
  const { perception, behaviour } = brain.enemy;
  if (isEngaged(brain))
    return { ...perception, fieldDegrees: 360, sightTiles: perception.sightTiles * engagedSightShare };
  const isDrowsy = brain.mode === 'idle' && (behaviour.idle === 'sleeps' || behaviour.idle === 'hangs_from_dock');
  return isDrowsy ? { ...perception, sightTiles: perception.sightTiles * drowsyShare } : perception;
}

/** Returns how loud a combatant is: its steps by its movement, and its shots since the enemy's last decision. */
function markOf(
  state: ZoneState,
  brain: Brain,
  combatant: Combatant,
): { soundTiles: number; soundPercent: number; conspicuous: number } {
  const { sounds } = aiSlice(state);
  const flags = at(state.flags, combatant.entityIndex);
  const isSteady = (flags & entityFlags.steady) !== 0;
  const pace =
    (flags & entityFlags.moving) === 0
      ? 'still'
      : isSteady
        ? 'steady'
        : (flags & entityFlags.sprinting) !== 0
          ? 'sprinting'
          : 'walking';
  const stimulus =
    at(sounds.tick, combatant.entityIndex) > brain.lastThinkTick - 1 ? at(sounds.tiles, combatant.entityIndex) : 0;
  return {
    soundTiles: Math.max(stepSoundTiles[pace], stimulus),
    soundPercent: combatant.stats.bonus.soundPercent,
    conspicuous: isSteady ? steadyShare : 1,
  };
}
