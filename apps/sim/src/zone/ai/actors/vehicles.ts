import type { TileSpot } from '@necp/shared/kernel';
import type { LocalText } from '@necp/shared/kernel/content';
import { entityFlags, facingUnit, tickHz } from '@necp/shared/protocol';
import { combatantAt } from '../../combat/entity';
import { spawnDestructible } from '../../combat/player/spawn-combatant';
import { addEntity, removeEntity } from '../../core/entities';
import { at, clearFlag, setFlag, type ZoneState } from '../../state';
import { pathLimits, type Route } from '../movement/paths';
import { distanceBetween, spotOf } from '../movement/walking';
import { aiSlice } from '../slice';
import type { Vehicle } from './actors';

export interface NewVehicle {
  /** Content id of its model. */
  readonly content: string;
  readonly name: LocalText;
  readonly level: number;
  readonly health: number;
  /** Ids of places of this zone, in order; the vehicle appears at the first. */
  readonly route: readonly string[];
  readonly tilesPerS: number;
  /** The run of the world event it belongs to. */
  readonly runId: string;
}

const radiusTiles = 1.6;
/** The vehicle turns at most this much in a tick, in 256ths of a full turn. */
const turnUnits = 3;

/**
 * Spawns a vehicle at the first place of its route.
 * @returns its entity index, or null when a place of the route is not in this zone or no path exists
 */
export function spawnVehicle(
  state: ZoneState,
  { content, name, level, health, route, tilesPerS, runId }: NewVehicle,
): number | null {
  const places = route.flatMap((id) => state.places.get(id) ?? []);
  const [start, next] = places;
  if (start === undefined || next === undefined || places.length !== route.length) return null;
  const way = wayAlong(state, places);
  if (way === null) return null;
  const facing = facingUnit(Math.atan2(next.y - start.y, next.x - start.x));
  const entityIndex = addEntity(state, { x: start.x, y: start.y, facing }, { kind: 'vehicle', name, content, level });
  const combatant = spawnDestructible(state, entityIndex, {
    side: 'enemies',
    owner: 0,
    level,
    health,
    armour: 20,
    radiusTiles,
    isMachine: true,
  });
  combatant.isOfEvent = true;
  aiSlice(state).vehicles.set(entityIndex, {
    entityIndex,
    entityId: combatant.id,
    runId,
    route: way,
    corner: 0,
    tiles: lengthOf([start, ...way]),
    tilesPerS,
    state: 'rolling',
  });
  setFlag(state, entityIndex, entityFlags.moving);
  return entityIndex;
}

/** Returns the vehicle of an event's run and its state, or null when there is none. */
export function vehicleOf(state: ZoneState, runId: string): Vehicle | null {
  for (const vehicle of aiSlice(state).vehicles.values()) if (vehicle.runId === runId) return vehicle;
  return null;
}

/** Returns the share of its route that a vehicle has covered, 0 to 1. */
export function wayBehind(state: ZoneState, vehicle: Vehicle): number {
  const left = lengthOf([spotOf(state, vehicle.entityIndex), ...vehicle.route.slice(vehicle.corner)]);
  return vehicle.tiles === 0 ? 1 : Math.max(0, Math.min(1, 1 - left / vehicle.tiles));
}

function lengthOf(corners: readonly TileSpot[]): number {
  return corners.reduce((sum, corner, index) => sum + distanceBetween(corners[index - 1] ?? corner, corner), 0);
}

export function removeVehicle(state: ZoneState, runId: string): void {
  const vehicle = vehicleOf(state, runId);
  if (vehicle === null) return;
  aiSlice(state).vehicles.delete(vehicle.entityIndex);
  if (state.entityIndexOf.get(vehicle.entityId) === vehicle.entityIndex) removeEntity(state, vehicle.entityIndex);
}

/** Moves all vehicles by one tick; one that was stopped by damage stays where it stands. */
export function moveVehicles(state: ZoneState): void {
  for (const vehicle of aiSlice(state).vehicles.values()) {
    if (vehicle.state !== 'rolling') continue;
    const own = combatantAt(state, vehicle.entityIndex);
    if (own === undefined || own.life !== 'up') {
      vehicle.state = 'stopped';
      clearFlag(state, vehicle.entityIndex, entityFlags.moving);
      continue;
    }
    roll(state, vehicle, (vehicle.tilesPerS * own.stats.speedPerMille) / 1000 / tickHz);
  }
}

function roll(state: ZoneState, vehicle: Vehicle, tiles: number): void {
  const corner = vehicle.route[vehicle.corner];
  if (corner === undefined) {
    vehicle.state = 'arrived';
    clearFlag(state, vehicle.entityIndex, entityFlags.moving);
    return;
  }
  const here = spotOf(state, vehicle.entityIndex);
  const left = distanceBetween(here, corner);
  if (left <= tiles) {
    moveTo(state, vehicle.entityIndex, corner);
    vehicle.corner++;
    return;
  }
  moveTo(state, vehicle.entityIndex, {
    x: here.x + ((corner.x - here.x) / left) * tiles,
    y: here.y + ((corner.y - here.y) / left) * tiles,
  });
  const wanted = facingUnit(Math.atan2(corner.y - here.y, corner.x - here.x));
  const turn = ((wanted - at(state.facing, vehicle.entityIndex) + 384) & 0xff) - 128;
  state.facing[vehicle.entityIndex] =
    (at(state.facing, vehicle.entityIndex) + Math.max(-turnUnits, Math.min(turnUnits, turn))) & 0xff;
}

function moveTo(state: ZoneState, entityIndex: number, { x, y }: TileSpot): void {
  state.x[entityIndex] = x;
  state.y[entityIndex] = y;
}

/** Returns the path from place to place, round all obstacles. */
function wayAlong(state: ZoneState, places: readonly TileSpot[]): Route | null {
  const way: TileSpot[] = [];
  for (let index = 1; index < places.length; index++) {
    const from = places[index - 1];
    const to = places[index];
    const leg =
      from === undefined || to === undefined ? null : aiSlice(state).finder.find(from, to, pathLimits.farSearch);
    if (leg === null) return null;
    way.push(...leg);
  }
  return way;
}
