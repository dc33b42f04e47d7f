import { entityFlags, facingRadians } from '@necp/shared/protocol';
import type { Fighter } from '../combat/combatant';
import { isSafe } from '../combat/safe';
import { areFoes } from '../combat/sides';
import { at, tileAt, type Player, type ZoneState } from '../state';
import { attitudeOf } from './facts';
import { isEngaged, type Mind } from './brain';
import { isLineClear } from './line-of-sight';
import { notice, steadyShare, stepNoiseTiles, type Senses } from './senses';
import { distanceBetween, spotOf } from './walking';

/** Somebody it noticed now. */
export interface Noticed {
  readonly fighter: Fighter;
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
export function noticeFoes(state: ZoneState, mind: Mind, own: Fighter): Noticed[] {
  const senses = sensesNow(mind);
  const eye = { ...spotOf(state, mind.row), facing: facingRadians(at(state.facing, mind.row)), senses };
  const noticed: Noticed[] = [];
  for (const { fighter, squared } of nearestFoes(state, {
    mind,
    own,
    reachTiles: Math.max(senses.sightTiles, senses.hearingTiles),
  })) {
    const found = notice(state.map, eye, { ...spotOf(state, fighter.row), ...markOf(state, mind, fighter) });
    if (found !== null) noticed.push({ fighter, ...found, distanceTiles: Math.sqrt(squared) });
  }
  return noticed;
}

interface Near {
  readonly fighter: Fighter;
  readonly squared: number;
}

/** The nearest foes it could notice at all, nearest first: in a crowd the far ones stand behind the near ones. */
function nearestFoes(
  state: ZoneState,
  { mind, own, reachTiles }: { readonly mind: Mind; readonly own: Fighter; readonly reachTiles: number },
): Near[] {
  const x = tileAt(state.x, mind.row);
  const y = tileAt(state.y, mind.row);
  const near: Near[] = [];
  for (const fighter of foesOf(state, own)) {
    const dx = tileAt(state.x, fighter.row) - x;
    const dy = tileAt(state.y, fighter.row) - y;
    const squared = dx * dx + dy * dy;
    if (squared > reachTiles * reachTiles) continue;
    const farthest = near[mostNoticed - 1];
    if (farthest !== undefined && farthest.squared <= squared) continue;
    if (!isThereFor(state, mind, fighter)) continue;
    let place = near.length;
    while (place > 0 && (near[place - 1]?.squared ?? 0) > squared) place--;
    near.splice(place, 0, { fighter, squared });
    near.length = Math.min(near.length, mostNoticed);
  }
  return near;
}

/** Fighters of the other side who stand and may be fought; a turned machine finds its own kind there. */
export function foesOf(state: ZoneState, own: Fighter): readonly Fighter[] {
  if (own.side === 'none') return [];
  return state.street.bySide[own.side === 'foes' ? 'street' : 'foes'];
}

/** Whether it may attack somebody at all: up, in the open, and one of those who see it. */
export function mayFight(state: ZoneState, mind: Mind, foe: Fighter): boolean {
  return foe.life === 'up' && isThereFor(state, mind, foe) && !isSafe(state, foe);
}

/** Whether somebody is a foe it can reach: whom it is hidden from is none. */
function isThereFor(state: ZoneState, mind: Mind, foe: Fighter): boolean {
  const own = state.fighters.get(mind.row);
  return (
    own !== undefined &&
    foe.untouchableUntilTick <= state.tick + longGraceTicks &&
    !isScenery(state, foe) &&
    areFoes(state, own, foe)
  );
}

/** What only lies or stands there is nobody's target, though shots may hit it. */
function isScenery(state: ZoneState, foe: Fighter): boolean {
  if (foe.kind !== 'deployable') return false;
  const what = state.street.machines.get(foe.row)?.what;
  return what === 'cover' || what === 'mine';
}

/** Whether it attacks whom it noticed: not those it lets pass, until they give it a reason. */
export function isAttackable(state: ZoneState, mind: Mind, foe: Fighter): boolean {
  if (mind.provokedBy.has(foe.id) || (foe.owner !== 0 && mind.provokedBy.has(foe.owner))) return true;
  const player = playerBehind(state, foe);
  return player === null || attitudeOf(state, mind.enemy, player) === 'hostile';
}

/** Whether it sees a body now: in a fight it looks everywhere, walls still stand. */
export function seesNow(state: ZoneState, mind: Mind, row: number): boolean {
  const from = spotOf(state, mind.row);
  const to = spotOf(state, row);
  if (distanceBetween(from, to) > mind.enemy.perception.sightTiles * engagedSightShare) return false;
  const { widthTiles, heightTiles, opaque } = state.map;
  return isLineClear({ widthTiles, heightTiles, marked: opaque }, from, to);
}

/** The player whose doing a body's doing is: itself or its owner; null for those of nobody. */
export function playerBehind(state: ZoneState, fighter: Fighter): Player | null {
  const id = fighter.owner === 0 ? fighter.id : fighter.owner;
  const row = state.rowOf.get(id);
  return row === undefined ? null : (state.playerOfRow.get(row) ?? null);
}

function sensesNow(mind: Mind): Senses {
  const { perception, behaviour } = mind.enemy;
  if (isEngaged(mind))
    return { ...perception, fieldDegrees: 360, sightTiles: perception.sightTiles * engagedSightShare };
  const isDrowsy = mind.mode === 'idle' && (behaviour.idle === 'sleeps' || behaviour.idle === 'hangs_from_dock');
  return isDrowsy ? { ...perception, sightTiles: perception.sightTiles * drowsyShare } : perception;
}

/** How loud somebody is: steps by how they move, shots for as long as it has not thought since. */
function markOf(
  state: ZoneState,
  mind: Mind,
  fighter: Fighter,
): { noiseTiles: number; noisePercent: number; conspicuous: number } {
  const { noise } = state.street;
  const flags = at(state.flags, fighter.row);
  const isSteady = (flags & entityFlags.steady) !== 0;
  const pace =
    (flags & entityFlags.moving) === 0
      ? 'standing'
      : isSteady
        ? 'steady'
        : (flags & entityFlags.sprinting) !== 0
          ? 'sprinting'
          : 'walking';
  const loud = at(noise.tick, fighter.row) > mind.lastThinkTick - 1 ? at(noise.tiles, fighter.row) : 0;
  return {
    noiseTiles: Math.max(stepNoiseTiles[pace], loud),
    noisePercent: fighter.stats.bonus.noisePercent,
    conspicuous: isSteady ? steadyShare : 1,
  };
}
