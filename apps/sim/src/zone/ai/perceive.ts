import { entityFlags, facingRadians } from '@necp/shared/protocol';
import type { Combatant } from '../combat/combatant';
import { isSafe } from '../combat/safe';
import { areEnemies } from '../combat/sides';
import { at, tileAt, type Player, type ZoneState } from '../state';
import { attitudeOf } from './facts';
import { isEngaged, type Brain } from './brain';
import { isLineClear } from './line-of-sight';
import { notice, steadyShare, stepSoundTiles, type Senses } from './senses';
import { distanceBetween, spotOf } from './walking';

/** Somebody it noticed now. */
export interface Noticed {
  readonly combatant: Combatant;
  readonly how: 'seen' | 'heard';
  /** 0 at the edge of what it notices, 1 face to face. */
  readonly strength: number;
  readonly distanceTiles: number;
}

/** In a fight one looks everywhere and farther. */
const engagedSightShare = 1.35;
/** So many are looked at; more are a crowd. */
const mostNoticed = 10;
/** Nobody chases who is out of reach for longer than a roll takes. */
const longGraceTicks = 40;
/** Asleep or in its dock it half sees. */
const drowsyShare = 0.5;

/**
 * Whom of another side it notices now, of the nearest few; friends of its faction too: whom it lets pass is judged by
 * `isAttackable`.
 */
export function noticeEnemies(state: ZoneState, brain: Brain, own: Combatant): Noticed[] {
  const senses = sensesNow(brain);
  const eye = { ...spotOf(state, brain.row), facing: facingRadians(at(state.facing, brain.row)), senses };
  const noticed: Noticed[] = [];
  for (const { combatant, squared } of nearestEnemies(state, {
    brain,
    own,
    reachTiles: Math.max(senses.sightTiles, senses.hearingTiles),
  })) {
    const found = notice(state.map, eye, { ...spotOf(state, combatant.row), ...markOf(state, brain, combatant) });
    if (found !== null) noticed.push({ combatant, ...found, distanceTiles: Math.sqrt(squared) });
  }
  return noticed;
}

interface Near {
  readonly combatant: Combatant;
  readonly squared: number;
}

/** The nearest foes it could notice at all, nearest first: in a crowd the far ones stand behind the near ones. */
function nearestEnemies(
  state: ZoneState,
  { brain, own, reachTiles }: { readonly brain: Brain; readonly own: Combatant; readonly reachTiles: number },
): Near[] {
  const x = tileAt(state.x, brain.row);
  const y = tileAt(state.y, brain.row);
  const near: Near[] = [];
  for (const combatant of enemiesOf(state, own)) {
    const dx = tileAt(state.x, combatant.row) - x;
    const dy = tileAt(state.y, combatant.row) - y;
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

/** Fighters of the other side who stand and may be fought; a turned machine finds its own kind there. */
export function enemiesOf(state: ZoneState, own: Combatant): readonly Combatant[] {
  if (own.side === 'none') return [];
  return state.ai.bySide[own.side === 'enemies' ? 'players' : 'enemies'];
}

/** Whether it may attack somebody at all: up, in the open, and one of those who see it. */
export function canEngage(state: ZoneState, brain: Brain, enemy: Combatant): boolean {
  return enemy.life === 'up' && isThereFor(state, brain, enemy) && !isSafe(state, enemy);
}

/** Whether somebody is a foe it can reach: whom it is hidden from is none. */
function isThereFor(state: ZoneState, brain: Brain, enemy: Combatant): boolean {
  const own = state.combatants.get(brain.row);
  return (
    own !== undefined &&
    enemy.untouchableUntilTick <= state.tick + longGraceTicks &&
    !isScenery(state, enemy) &&
    areEnemies(state, own, enemy)
  );
}

/** What only lies or stands there is nobody's target, though shots may hit it. */
function isScenery(state: ZoneState, enemy: Combatant): boolean {
  if (enemy.kind !== 'deployable') return false;
  const what = state.ai.machines.get(enemy.row)?.what;
  return what === 'cover' || what === 'mine';
}

/** Whether it attacks whom it noticed: not those it lets pass, until they give it a reason. */
export function isAttackable(state: ZoneState, brain: Brain, enemy: Combatant): boolean {
  if (brain.provokedBy.has(enemy.id) || (enemy.owner !== 0 && brain.provokedBy.has(enemy.owner))) return true;
  const player = playerBehind(state, enemy);
  return player === null || attitudeOf(state, brain.enemy, player) === 'hostile';
}

/** Whether it sees a body now: in a fight it looks everywhere, walls still stand. */
export function seesNow(state: ZoneState, brain: Brain, row: number): boolean {
  const from = spotOf(state, brain.row);
  const to = spotOf(state, row);
  if (distanceBetween(from, to) > brain.enemy.perception.sightTiles * engagedSightShare) return false;
  const { widthTiles, heightTiles, opaque } = state.map;
  return isLineClear({ widthTiles, heightTiles, marked: opaque }, from, to);
}

/** The player whose doing a body's doing is: itself or its owner; null for those of nobody. */
export function playerBehind(state: ZoneState, combatant: Combatant): Player | null {
  const id = combatant.owner === 0 ? combatant.id : combatant.owner;
  const row = state.rowOf.get(id);
  return row === undefined ? null : (state.playerOfRow.get(row) ?? null);
}

function sensesNow(brain: Brain): Senses {
  const { perception, behaviour } = brain.enemy;
  if (isEngaged(brain))
    return { ...perception, fieldDegrees: 360, sightTiles: perception.sightTiles * engagedSightShare };
  const isDrowsy = brain.mode === 'idle' && (behaviour.idle === 'sleeps' || behaviour.idle === 'hangs_from_dock');
  return isDrowsy ? { ...perception, sightTiles: perception.sightTiles * drowsyShare } : perception;
}

/** How loud somebody is: steps by how they move, shots for as long as it has not thought since. */
function markOf(
  state: ZoneState,
  brain: Brain,
  combatant: Combatant,
): { soundTiles: number; soundPercent: number; conspicuous: number } {
  const { sounds } = state.ai;
  const flags = at(state.flags, combatant.row);
  const isSteady = (flags & entityFlags.steady) !== 0;
  const pace =
    (flags & entityFlags.moving) === 0
      ? 'standing'
      : isSteady
        ? 'steady'
        : (flags & entityFlags.sprinting) !== 0
          ? 'sprinting'
          : 'walking';
  const stimulus = at(sounds.tick, combatant.row) > brain.lastThinkTick - 1 ? at(sounds.tiles, combatant.row) : 0;
  return {
    soundTiles: Math.max(stepSoundTiles[pace], stimulus),
    soundPercent: combatant.stats.bonus.soundPercent,
    conspicuous: isSteady ? steadyShare : 1,
  };
}
