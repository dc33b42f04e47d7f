import type { TileSpot } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import { entityRadiusTiles, moveWithCollision, type GroundFor } from '@necp/shared/zone/movement';
import { combatantAt } from '../../combat/entity';
import { tileAt, type ZoneState } from '../../state';

/** An entity that gets less than this share of its step squeezes through. */
const squeezeShare = 0.5;
const grounds = new WeakMap<ZoneMap, Map<number, GroundFor>>();

/**
 * Returns where an entity arrives after a step: it keeps clear of walls by its collision radius, but squeezes through a
 * door that is too narrow.
 */
export function stepOf(state: ZoneState, entityIndex: number, by: TileSpot): TileSpot {
  const from = { x: tileAt(state.x, entityIndex), y: tileAt(state.y, entityIndex) };
  const radiusTiles = combatantAt(state, entityIndex)?.radiusTiles ?? entityRadiusTiles;
  if (radiusTiles <= entityRadiusTiles) return moveWithCollision(state.map, from, by);
  const to = moveWithCollision(groundFor(state.map, radiusTiles), from, by);
  const isOn = Math.hypot(to.x - from.x, to.y - from.y) >= Math.hypot(by.x, by.y) * squeezeShare;
  return isOn ? to : moveWithCollision(state.map, from, by);
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
