import { propFootprints } from '@necp/shared/zone/props';
import type { Building, ZoneMap } from '@necp/shared/zone/map';

/** A fault in the content, with a message for its author. */
export interface Fault {
  readonly where: string;
  readonly what: string;
}

const isSolid = (zone: ZoneMap, x: number, y: number): boolean => {
  const column = Math.floor(x);
  const row = Math.floor(y);
  if (column < 0 || row < 0 || column >= zone.widthTiles || row >= zone.heightTiles) return true;
  return zone.solid[row * zone.widthTiles + column] === 1;
};

const covers = (building: Building, x: number, y: number): boolean =>
  x > building.x && x < building.x + building.width && y > building.y && y < building.y + building.height;

/**
 * Finds the faults of one zone: everything that would trap a player, hide a prop in a wall or leave a sign hanging in
 * the air.
 */
export function checkZone(zone: ZoneMap): Fault[] {
  return [
    ...checkSpawns(zone),
    ...checkFootpath(zone),
    ...checkProps(zone),
    ...checkSigns(zone),
    ...checkReach(zone),
    ...checkPlaces(zone),
  ];
}

function checkSpawns(zone: ZoneMap): Fault[] {
  const none = zone.spawns.length === 0 ? [{ where: zone.id, what: 'has nowhere to appear' }] : [];
  const blocked = zone.spawns
    .filter(({ x, y }) => isSolid(zone, x, y))
    .map(({ x, y }) => ({ where: `${zone.id} spawn ${x},${y}`, what: 'stands in something solid' }));
  return [...none, ...blocked];
}

function checkFootpath(zone: ZoneMap): Fault[] {
  const faults: Fault[] = [];
  for (const [from, to] of zone.footpath.edges) {
    const a = zone.footpath.nodes[from];
    const b = zone.footpath.nodes[to];
    if (!a || !b) {
      faults.push({ where: `${zone.id} footpath ${from}-${to}`, what: 'names a node that does not exist' });
      continue;
    }
    const steps = Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) * 4);
    for (let step = 0; step <= steps; step++) {
      const x = a[0] + ((b[0] - a[0]) * step) / steps;
      const y = a[1] + ((b[1] - a[1]) * step) / steps;
      if (!isSolid(zone, x, y)) continue;
      faults.push({
        where: `${zone.id} footpath ${from}-${to}`,
        what: `runs into something solid at ${x.toFixed(1)},${y.toFixed(1)}`,
      });
      break;
    }
  }
  return faults;
}

function checkProps(zone: ZoneMap): Fault[] {
  const faults: Fault[] = [];
  for (const prop of zone.props) {
    const where = `${zone.id} ${prop.kind} at ${prop.x.toFixed(1)},${prop.y.toFixed(1)}`;
    if (zone.buildings.some((building) => covers(building, prop.x, prop.y)))
      faults.push({ where, what: 'stands inside a building' });
    if (
      propFootprints[prop.kind].blocks &&
      !isSolid(zone, prop.x, prop.y) &&
      !isSolid(zone, prop.x - 0.5, prop.y - 0.5)
    )
      faults.push({ where, what: 'can be walked through though it blocks' });
  }
  for (const lamp of zone.lamps) {
    if (zone.buildings.some((building) => covers(building, lamp.x, lamp.y)))
      faults.push({ where: `${zone.id} lamp at ${lamp.x},${lamp.y}`, what: 'stands inside a building' });
  }
  return faults;
}

function checkSigns(zone: ZoneMap): Fault[] {
  const near = (a: number, b: number) => Math.abs(a - b) < 0.05;
  const hangs = (sign: ZoneMap['signs'][number]) =>
    zone.buildings.some((building) => {
      const alongX = sign.x >= building.x && sign.x <= building.x + building.width;
      const alongY = sign.y >= building.y && sign.y <= building.y + building.height;
      if (sign.facing === 'north') return alongX && near(sign.y, building.y);
      if (sign.facing === 'south') return alongX && near(sign.y, building.y + building.height);
      if (sign.facing === 'west') return alongY && near(sign.x, building.x);
      return alongY && near(sign.x, building.x + building.width);
    });
  return zone.signs
    .filter((sign) => !hangs(sign))
    .map((sign) => ({ where: `${zone.id} sign ${sign.text.en}`, what: 'hangs on no facade' }));
}

/**
 * Checks that every walkable tile can be reached from the first spawn, or from a place behind a closed door; the quest
 * checks cover whether places can be reached.
 */
function checkReach(zone: ZoneMap): Fault[] {
  const first = zone.spawns[0];
  if (!first) return [];
  const { widthTiles: width, heightTiles: height, solid } = zone;
  const seen = new Uint8Array(width * height);
  const middles = zone.places.map((place) => ({ x: place.x + place.width / 2, y: place.y + place.height / 2 }));
  const queue = [first, ...middles]
    .map(({ x, y }) => Math.floor(y) * width + Math.floor(x))
    .filter((tile) => !solid[tile]);
  for (const start of queue) seen[start] = 1;
  for (let head = 0; head < queue.length; head++) {
    const here = queue[head] ?? 0;
    const column = here % width;
    for (const next of [column > 0 ? here - 1 : -1, column < width - 1 ? here + 1 : -1, here - width, here + width]) {
      if (next < 0 || next >= width * height || seen[next] || solid[next]) continue;
      seen[next] = 1;
      queue.push(next);
    }
  }
  const cutOff: number[] = [];
  for (let tile = 0; tile < width * height; tile++) if (!solid[tile] && !seen[tile]) cutOff.push(tile);
  return cutOff.slice(0, 5).map((tile) => ({
    where: `${zone.id} tile ${tile % width},${Math.floor(tile / width)}`,
    what: 'cannot be reached from the spawn or a place',
  }));
}

function checkPlaces(zone: ZoneMap): Fault[] {
  const ids = zone.places.map(({ id }) => id);
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => ({ where: `${zone.id} place ${id}`, what: 'has a name that another place has' }));
}
