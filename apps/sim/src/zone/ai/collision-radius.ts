import type { TileSpot } from '@necp/shared/kernel';
import { bodyRadiusTiles, moveBody, type GroundFor } from '@necp/shared/zone/movement';
import type { ZoneMap } from '@necp/shared/zone/map';
import { tileAt, type ZoneState } from '../state';

/** Who gets on by less than this share of a step squeezes through. */
const squeezeShare = 0.5;
const grounds = new WeakMap<ZoneMap, Map<number, GroundFor>>();

/**
 * Where a body comes by a step: as wide as it is it keeps clear of walls, but through a door that is too narrow it
 * squeezes like anybody.
 */
export function stepOf(state: ZoneState, row: number, by: TileSpot): TileSpot {
  const from = { x: tileAt(state.x, row), y: tileAt(state.y, row) };
  const radiusTiles = state.combatants.get(row)?.radiusTiles ?? bodyRadiusTiles;
  if (radiusTiles <= bodyRadiusTiles) return moveBody(state.map, from, by);
  const to = moveBody(groundFor(state.map, radiusTiles), from, by);
  const isOn = Math.hypot(to.x - from.x, to.y - from.y) >= Math.hypot(by.x, by.y) * squeezeShare;
  return isOn ? to : moveBody(state.map, from, by);
}

function groundFor(map: ZoneMap, radiusTiles: number): GroundFor {
  const { widthTiles, heightTiles, solid } = map;
  let bySize = grounds.get(map);
  if (bySize === undefined) {
    bySize = new Map();
    grounds.set(map, bySize);
  }
  const known = bySize.get(radiusTiles) ?? { widthTiles, heightTiles, solid, radiusTiles };
  bySize.set(radiusTiles, known);
  return known;
}
