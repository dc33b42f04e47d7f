import { tickHz } from '@necp/shared/protocol';
import { reload } from '../combat/arms';
import { heldWeapon } from '../combat/entity';
import type { Fighter } from '../combat/combatant';
import type { ZoneState } from '../state';
import { chooseCover, coverPointsOf, shelterFrom } from './cover-points';
import { turnTo, type Mind } from './brain';
import { distanceBetween, hasArrived, headFor, spotOf, stopWalking } from './walking';
import { isOpenTile, isWalkClear, type Spot } from './line-of-sight';
import { isShotClear } from './strikes';

const coverWithinTiles = 9;
/** How long it hides and how long it comes out to shoot. */
const hideTicks = { min: 14, max: 34 } as const;
const peekTicks = { min: 24, max: 44 } as const;
/** Nearer than this a foe looks behind any cover. */
const tooNearTiles = 3;
/** After leaving one place it looks for the next no sooner. */
const restTicks = 4 * tickHz;
/** Chance in a hundred, at each thought without being hurt, to look for cover. */
const cautionPercent = 10;

interface Danger {
  readonly own: Fighter;
  readonly foe: Spot;
}

/** Whether it lost health since its last thought. */
export function isHurt(mind: Mind, own: Fighter): boolean {
  return own.health < mind.healthBefore - 0.5;
}

/** Looks for something to hide behind when it was hurt, reloads or is careful; false when it stays in the open. */
export function seekCover(state: ZoneState, mind: Mind, { own, foe }: Danger): boolean {
  const { keepsTiles } = mind.enemy.behaviour;
  if (state.tick < mind.coverUntilTick) return false;
  if (!isHurt(mind, own) && own.arms.reloadEndsTick === null && state.rng.int(1, 100) > cautionPercent) return false;
  mind.coverUntilTick = state.tick + restTicks;
  const spot = chooseCover(state.map, coverPointsOf(state.map), {
    self: spotOf(state, mind.row),
    threat: foe,
    withinTiles: coverWithinTiles,
    leastTiles: Math.max(tooNearTiles + 1, keepsTiles.min * 0.7),
    mostTiles: keepsTiles.max * 1.3,
    isTaken: (each) => isTaken(state, mind, each),
  });
  if (spot === null || distanceBetween(spot, mind.home) > mind.leashTiles) return false;
  mind.cover = spot;
  mind.isDucking = true;
  mind.coverUntilTick = state.tick + state.rng.int(hideTicks.min, hideTicks.max);
  turnTo(mind, 'inCover', state.tick);
  mind.walk.pace = 'run';
  mind.walk.asideUntilTick = 0;
  stopWalking(mind.walk);
  headFor(state, { row: mind.row, walk: mind.walk, finder: state.street.finder }, spot);
  return true;
}

/** Behind its cover: ducks, comes out to shoot, ducks again, and leaves when the cover is none any more. */
export function hideOrPeek(state: ZoneState, mind: Mind, { own, foe }: Danger): void {
  const { cover, walk } = mind;
  if (
    cover === null ||
    shelterFrom(state.map, cover, foe) === 0 ||
    distanceBetween(foe, spotOf(state, mind.row)) < tooNearTiles
  ) {
    leaveCover(mind);
    mind.coverUntilTick = state.tick + restTicks;
    turnTo(mind, 'fighting', state.tick);
    return;
  }
  if (!hasArrived(walk) || state.tick < mind.coverUntilTick) return;
  walk.pace = 'run';
  mind.isDucking = !mind.isDucking;
  const { min, max } = mind.isDucking ? hideTicks : peekTicks;
  mind.coverUntilTick = state.tick + state.rng.int(min, max);
  if (!mind.isDucking) mind.strike.readyTick = Math.min(mind.strike.readyTick, state.tick + 3);
  if (mind.isDucking && isHalfEmpty(own)) reload(state, own);
  const to = mind.isDucking ? cover : peekSpot(state, cover, foe);
  if (to === null) return;
  stopWalking(walk);
  headFor(state, { row: mind.row, walk, finder: state.street.finder }, to);
}

function isHalfEmpty(own: Fighter): boolean {
  const held = heldWeapon(own);
  return held?.item.kind === 'firearm' && held.rounds * 2 < held.item.magazineRounds;
}

export function leaveCover(mind: Mind): void {
  mind.cover = null;
  mind.isDucking = false;
}

/**
 * A step out of cover from where the foe can be shot at, and back; null when there is none: then it leans over from
 * where it is.
 */
function peekSpot(state: ZoneState, cover: Spot, foe: Spot): Spot | null {
  const turn = Math.atan2(foe.y - cover.y, foe.x - cover.x);
  for (const tiles of [1, 1.6, 2.2]) {
    for (const side of [Math.PI / 2, -Math.PI / 2]) {
      const spot = { x: cover.x + Math.cos(turn + side) * tiles, y: cover.y + Math.sin(turn + side) * tiles };
      if (!isOpenTile(state.map, Math.floor(spot.x), Math.floor(spot.y)) || !isWalkClear(state.map, cover, spot))
        continue;
      if (shelterFrom(state.map, spot, foe) === 0 && isShotClear(state, spot, foe)) return spot;
    }
  }
  return null;
}

function isTaken(state: ZoneState, mind: Mind, spot: Spot): boolean {
  for (const other of state.street.minds.values())
    if (other !== mind && other.cover !== null && distanceBetween(other.cover, spot) < 0.9) return true;
  return false;
}
