import type { TileSpot } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { Fault } from '../checks';
import type { City } from '../city';

/** How far the dead may wake up from the middle of the place, in tiles. */
const strewTiles = 1;
/** How far from the middle of a clinic its bed or its sign may be, in tiles. */
const signTiles = 6;
const clinicSign = /clinic|\bdoc\b/i;

type Place = City['places'][number];
type Zone = City['zones'][number];

/** Finds zones in which the dead wake up at no clinic, in a wall or where they cannot walk away from. */
export function checkWakes(city: City): Fault[] {
  return city.zones.flatMap((zone) => {
    const where = `zone ${zone.id}`;
    const [place, ...more] = city.places.filter((one) => one.zone === zone.id && one.wakes !== undefined);
    if (place === undefined) return [{ where, what: 'has no place where the dead wake up' }];
    if (more.length > 0) return [{ where, what: 'has more than one place where the dead wake up' }];
    const map = city.zoneMaps.find(({ id }) => String(id) === zone.id);
    return map === undefined ? [] : checkPlace(map, zone, place);
  });
}

function checkPlace(map: ZoneMap, zone: Zone, place: Place): Fault[] {
  const where = `place ${place.id}`;
  const spot = middleOf(map, place);
  if (spot === null) return [{ where, what: 'is not on its map' }];
  const faults: Fault[] = [];
  if (place.safe !== true) faults.push({ where, what: 'wakes the dead and is not safe' });
  if ((zone.kind === 'open' || zone.kind === 'tutorial') && place.wakes !== 'clinic')
    faults.push({ where, what: 'wakes the dead of a district and is no clinic' });
  if (place.wakes === 'clinic' && !isMarkedAsClinic(map, spot))
    faults.push({ where, what: `is a clinic without a bed or a sign within ${signTiles} tiles` });
  const walkable = walkableFrom(map, map.spawns[0] ?? spot);
  for (let y = Math.floor(spot.y - strewTiles); y <= Math.floor(spot.y + strewTiles); y += 1)
    for (let x = Math.floor(spot.x - strewTiles); x <= Math.floor(spot.x + strewTiles); x += 1)
      if (!walkable.has(y * map.widthTiles + x)) faults.push({ where, what: `wakes the dead at ${x},${y}, in a wall` });
  return faults;
}

function middleOf(map: ZoneMap, place: Place): TileSpot | null {
  const drawn = map.places.find(({ id }) => id === place.id);
  if (drawn !== undefined) return { x: drawn.x + drawn.width / 2, y: drawn.y + drawn.height / 2 };
  return place.at === undefined ? null : { x: place.at[0], y: place.at[1] };
}

function isMarkedAsClinic(map: ZoneMap, spot: TileSpot): boolean {
  const isNear = ({ x, y }: TileSpot): boolean => Math.hypot(x - spot.x, y - spot.y) <= signTiles;
  return (
    map.props.some((prop) => prop.kind === 'bed' && isNear(prop)) ||
    map.signs.some((sign) => clinicSign.test(sign.text.en) && isNear(sign))
  );
}

/** Returns the tiles that can be reached on foot from a spot. */
function walkableFrom(map: ZoneMap, from: TileSpot): ReadonlySet<number> {
  const seen = new Set<number>();
  const queue = [Math.floor(from.y) * map.widthTiles + Math.floor(from.x)];
  for (let tile = queue.pop(); tile !== undefined; tile = queue.pop()) {
    if (seen.has(tile) || tile < 0 || tile >= map.solid.length || map.solid[tile] === 1) continue;
    seen.add(tile);
    queue.push(tile - 1, tile + 1, tile - map.widthTiles, tile + map.widthTiles);
  }
  return seen;
}
