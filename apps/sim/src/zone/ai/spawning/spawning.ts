import type { EnemyContent } from '@necp/shared/combat/content';
import type { CharacterId, TileSpot } from '@necp/shared/kernel';
import { nearestFree } from '@necp/shared/zone/movement';
import { emitAt } from '../../combat/combat-events';
import type { Combatant, Side } from '../../combat/combatant';
import { combatantAt } from '../../combat/entity';
import { spawnEnemyCombatant } from '../../combat/player/spawn-combatant';
import { addEntity, removeEntity } from '../../core/entities';
import { isOpenTile } from '../../core/line-of-sight';
import type { GroundPlace } from '../../places';
import type { Player, ZoneState } from '../../state';
import { createBrain, noOrigin, type Brain, type Origin } from '../brain';
import { spotAround } from '../calm';
import { heldWeapon, plansOf } from '../fighting/attacks';
import { engage, provoke } from '../fighting/engage';
import { distanceBetween, spotOf } from '../movement/walking';
import { aiSlice } from '../slice';
import { hasRoom } from './free-entities';

/** The options of a new enemy. */
export interface NewEnemy {
  readonly enemy: EnemyContent;
  readonly level: number;
  readonly at: TileSpot;
  readonly origin?: Partial<Origin>;
  /** Defaults to the leash of its content. */
  readonly leashTiles?: number;
  readonly side?: Side;
  /** Entity that owns the enemy. */
  readonly owner?: number;
}

/** The enemies that a quest, an event or an ability orders. */
export interface SpawnOrder {
  /** Content id. */
  readonly enemy: string;
  readonly count: number;
  /** Id of a place of this zone; null means around `near`. */
  readonly place: string | null;
  /** Entity index of the player the order is about; the enemies come for that player. */
  readonly near?: number;
  readonly forCharacterId?: CharacterId;
  readonly questId?: string;
  /** The run of a world event; `clearRun` removes what is left of it. */
  readonly runId?: string;
  /** Defaults to the level of the player the order is about, else of the zone. */
  readonly level?: number;
}

/** The distance at which enemies that come for a player appear. */
const ambushTiles = { least: 9, most: 14 } as const;

/**
 * Spawns enemies for a quest, an event or an ability, at a place or around a player.
 * @returns the entity indices; none when the content or the place is unknown here or the zone is full
 */
export function spawnFor(state: ZoneState, order: SpawnOrder): number[] {
  const enemy = state.gameData.enemies.get(order.enemy);
  const place = order.place === null ? undefined : state.places.get(order.place);
  const prey = order.near === undefined ? undefined : combatantAt(state, order.near);
  if (enemy === undefined || (place === undefined && prey === undefined)) return [];
  const middle = place ?? (prey === undefined ? null : spotOf(state, prey.entityIndex));
  if (middle === null) return [];
  const level = order.level ?? prey?.stats.level ?? levelHere(state, enemy);
  const origin = {
    forCharacterId: order.forCharacterId ?? null,
    questId: order.questId ?? null,
    runId: order.runId ?? null,
  };
  const entityIndices: number[] = [];
  for (let count = 0; count < order.count && hasRoom(state); count++) {
    const spot = place === undefined ? ambushSpot(state, middle) : placeSpot(state, place);
    const brain = spawnEnemy(state, {
      enemy,
      level,
      at: spot,
      origin,
      leashTiles: place === undefined ? Infinity : Math.max(enemy.behaviour.leashTiles, place.radiusTiles * 2),
    });
    const own = combatantAt(state, brain.entityIndex);
    // An enemy that was sent for one player does not let them pass for another quest's sake.
    if (prey !== undefined && own !== undefined) provoke(brain, own, prey.id);
    if (prey !== undefined && place === undefined) sendAfter(state, brain, prey);
    entityIndices.push(brain.entityIndex);
  }
  return entityIndices;
}

/** Sends an enemy after a player, even one it would let pass. */
export function sendAfter(state: ZoneState, brain: Brain, prey: Combatant): void {
  const own = combatantAt(state, brain.entityIndex);
  if (own === undefined) return;
  provoke(brain, own, prey.id);
  brain.hasCalled = true;
  engage(state, brain, prey);
}

/** Lets the enemies of a world event's run attack a player who takes part in it. */
export function admitRival(state: ZoneState, runId: string, { characterId }: Player): void {
  const { eventRivals } = aiSlice(state);
  const rivals = eventRivals.get(runId) ?? new Set<CharacterId>();
  eventRivals.set(runId, rivals.add(characterId));
}

/** Removes all enemies that are left of a world event's run. */
export function clearRun(state: ZoneState, runId: string): void {
  aiSlice(state).eventRivals.delete(runId);
  for (const brain of [...aiSlice(state).brains.values()])
    if (brain.origin.runId === runId && combatantAt(state, brain.entityIndex)?.life === 'up') dismiss(state, brain);
}

/** Creates an enemy: its entity, its combatant and its AI state. */
export function spawnEnemy(
  state: ZoneState,
  { enemy, level, at: wanted, origin = {}, leashTiles, side = 'enemies', owner = 0 }: NewEnemy,
): Brain {
  const home = nearestFree(state.map, wanted.x, wanted.y);
  const homeFacing = state.rng.int(0, 255);
  const plans = plansOf(enemy, state.gameData);
  const entityIndex = addEntity(
    state,
    { ...home, facing: homeFacing },
    { kind: 'enemy', name: enemy.name, look: enemy.look ?? null, content: enemy.id, held: heldWeapon(plans) },
  );
  const combatant = spawnEnemyCombatant(state, entityIndex, { enemy, level, side, owner });
  combatant.isOfEvent = origin.runId != null;
  const brain = createBrain(
    {
      entityIndex,
      entityId: combatant.id,
      enemy,
      plans,
      home,
      homeFacing,
      origin: { ...noOrigin, ...origin },
      leashTiles: leashTiles ?? enemy.behaviour.leashTiles,
      tick: state.tick,
      health: combatant.health,
    },
    state.rng,
  );
  aiSlice(state).brains.set(entityIndex, brain);
  emitAt(state, { kind: 'spawned', target: combatant.id }, entityIndex);
  return brain;
}

/** Removes an enemy from the zone without a fight. */
export function dismiss(state: ZoneState, brain: Brain): void {
  aiSlice(state).brains.delete(brain.entityIndex);
  removeEntity(state, brain.entityIndex);
}

/** Returns a level between the enemy's and the zone's, more often a low one; a boss gets the middle. */
export function levelHere(state: ZoneState, enemy: EnemyContent): number {
  const zone = state.gameData.zones.get(state.map.id)?.levels ?? enemy.levels;
  const min = Math.min(enemy.levels.max, Math.max(enemy.levels.min, zone.min));
  const max = Math.max(min, Math.min(enemy.levels.max, zone.max));
  if (enemy.rank === 'boss') return Math.round((min + max) / 2);
  return Math.min(state.rng.int(min, max), state.rng.int(min, max));
}

/** Returns a spot in a place from which its middle can be reached on foot. */
export function placeSpot(state: ZoneState, place: GroundPlace): TileSpot {
  for (let tries = 0; tries < 6; tries++) {
    const spot = spotAround(state, place, place.radiusTiles * 0.85);
    if (spot !== null && isReachable(state, spot, place)) return spot;
  }
  return place;
}

function isReachable(state: ZoneState, from: TileSpot, to: TileSpot): boolean {
  const way = aiSlice(state).finder.find(from, to, 600);
  const end = way?.[way.length - 1];
  return end !== undefined && distanceBetween(end, to) < 1.5;
}

/** Returns a spot around a player, preferably one the player does not see. */
function ambushSpot(state: ZoneState, prey: TileSpot): TileSpot {
  let found: TileSpot | null = null;
  for (let tries = 0; tries < 10; tries++) {
    const turn = state.rng.fraction() * 2 * Math.PI;
    const reach = ambushTiles.least + state.rng.fraction() * (ambushTiles.most - ambushTiles.least);
    const spot = { x: prey.x + Math.cos(turn) * reach, y: prey.y + Math.sin(turn) * reach };
    if (!isOpenTile(state.map, Math.floor(spot.x), Math.floor(spot.y))) continue;
    found = spot;
    if (isReachable(state, spot, prey)) return spot;
  }
  return found ?? prey;
}
