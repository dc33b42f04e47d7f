import type { TileSpot } from '@necp/shared/kernel';
import { tickHz } from '@necp/shared/protocol';
import type { Combatant } from '../../combat/combatant';
import { heldWeapon } from '../../combat/entity';
import { reload } from '../../combat/weapons/arms';
import { isOpenTile, isWalkClear } from '../../core/line-of-sight';
import type { ZoneState } from '../../state';
import { turnTo, type Brain } from '../brain';
import { chooseCover, coverPointsOf, shelterFrom } from '../movement/cover-points';
import { distanceBetween, hasArrived, headFor, spotOf, stopWalking } from '../movement/walking';
import { aiSlice } from '../slice';
import { isShotClear } from './strikes';

const coverWithinTiles = 9;
/** How long an enemy hides and how long it comes out to shoot. */
const hideTicks = { min: 14, max: 34 } as const;
const peekTicks = { min: 24, max: 44 } as const;
/** A target nearer than this sees behind any cover. */
const tooNearTiles = 3;
/** An enemy that left a hiding place does not look for the next one before this time has passed. */
const restTicks = 4 * tickHz;
/** Percent chance, at each decision without being hurt, to look for cover. */
const cautionPercent = 10;

interface Danger {
  readonly own: Combatant;
  readonly enemy: TileSpot;
}

/** Checks whether the enemy lost health since its last decision. */
export function isHurt(brain: Brain, own: Combatant): boolean {
  return own.health < brain.healthBefore - 0.5;
}

/** Looks for cover when the enemy was hurt, reloads or is careful; returns false when it stays in the open. */
export function seekCover(state: ZoneState, brain: Brain, { own, enemy }: Danger): boolean {
  const { keepsTiles } = brain.enemy.behaviour;
  if (state.tick < brain.coverUntilTick) return false;
  if (!isHurt(brain, own) && own.arms.reloadEndsTick === null && state.rng.int(1, 100) > cautionPercent) return false;
  brain.coverUntilTick = state.tick + restTicks;
  const spot = chooseCover(state.map, coverPointsOf(state.map), {
    self: spotOf(state, brain.entityIndex),
    threat: enemy,
    withinTiles: coverWithinTiles,
    leastTiles: Math.max(tooNearTiles + 1, keepsTiles.min * 0.7),
    mostTiles: keepsTiles.max * 1.3,
    isTaken: (each) => isTaken(state, brain, each),
  });
  if (spot === null || distanceBetween(spot, brain.home) > brain.leashTiles) return false;
  brain.cover = spot;
  brain.isDucking = true;
  brain.coverUntilTick = state.tick + state.rng.int(hideTicks.min, hideTicks.max);
  turnTo(brain, 'inCover', state.tick);
  brain.walk.pace = 'run';
  brain.walk.asideUntilTick = 0;
  stopWalking(brain.walk);
  headFor(state, { entityIndex: brain.entityIndex, walk: brain.walk }, spot);
  return true;
}

/** Alternates between ducking and shooting behind cover, and leaves when the cover no longer shields. */
export function hideOrPeek(state: ZoneState, brain: Brain, { own, enemy }: Danger): void {
  const { cover, walk } = brain;
  if (
    cover === null ||
    shelterFrom(state.map, cover, enemy) === 0 ||
    distanceBetween(enemy, spotOf(state, brain.entityIndex)) < tooNearTiles
  ) {
    leaveCover(brain);
    brain.coverUntilTick = state.tick + restTicks;
    turnTo(brain, 'fighting', state.tick);
    return;
  }
  if (!hasArrived(walk) || state.tick < brain.coverUntilTick) return;
  walk.pace = 'run';
  brain.isDucking = !brain.isDucking;
  const { min, max } = brain.isDucking ? hideTicks : peekTicks;
  brain.coverUntilTick = state.tick + state.rng.int(min, max);
  if (!brain.isDucking) brain.strike.readyTick = Math.min(brain.strike.readyTick, state.tick + 3);
  if (brain.isDucking && isHalfEmpty(own)) reload(state, own);
  const to = brain.isDucking ? cover : peekSpot(state, cover, enemy);
  if (to === null) return;
  stopWalking(walk);
  headFor(state, { entityIndex: brain.entityIndex, walk }, to);
}

function isHalfEmpty(own: Combatant): boolean {
  const held = heldWeapon(own);
  return held?.item.kind === 'firearm' && held.rounds * 2 < held.item.magazineRounds;
}

export function leaveCover(brain: Brain): void {
  brain.cover = null;
  brain.isDucking = false;
}

/**
 * Returns a spot one step out of cover from which the target can be shot, or null when there is none; the enemy then
 * leans over its cover.
 */
function peekSpot(state: ZoneState, cover: TileSpot, enemy: TileSpot): TileSpot | null {
  const turn = Math.atan2(enemy.y - cover.y, enemy.x - cover.x);
  for (const tiles of [1, 1.6, 2.2]) {
    for (const side of [Math.PI / 2, -Math.PI / 2]) {
      const spot = { x: cover.x + Math.cos(turn + side) * tiles, y: cover.y + Math.sin(turn + side) * tiles };
      if (!isOpenTile(state.map, Math.floor(spot.x), Math.floor(spot.y)) || !isWalkClear(state.map, cover, spot))
        continue;
      if (shelterFrom(state.map, spot, enemy) === 0 && isShotClear(state, spot, enemy)) return spot;
    }
  }
  return null;
}

function isTaken(state: ZoneState, brain: Brain, spot: TileSpot): boolean {
  for (const other of aiSlice(state).brains.values())
    if (other !== brain && other.cover !== null && distanceBetween(other.cover, spot) < 0.9) return true;
  return false;
}
