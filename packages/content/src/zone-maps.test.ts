import type { TileSpot } from '@necp/shared/kernel';
import { describe, expect, it } from 'vitest';
import { propFootprints, propTiles } from '@necp/shared/zone/props';
import { doorwayRadius } from '@necp/shared/zone/doorway';
import type { ZoneMap } from '@necp/shared/zone/map';
import { isFree } from '@necp/shared/zone/movement';
import { checkZone } from './checks';
import { loadZoneMap, zoneNames } from './client';
import { places, quests, zoneMaps, zones } from './server';

const tile = (map: ZoneMap, x: number, y: number): number => Math.floor(y) * map.widthTiles + Math.floor(x);
const mapOf = (id: string): ZoneMap => {
  const found = zoneMaps.find((map) => String(map.id) === id);
  if (!found) throw new Error(`no map of ${id}`);
  return found;
};

/**
 * Returns the tiles that an entity 0.6 tiles wide can reach on foot: whole tiles, never diagonally between two walls.
 */
function walkable(map: ZoneMap, from: TileSpot): Uint8Array {
  const seen = new Uint8Array(map.solid.length);
  const queue = [tile(map, from.x, from.y)];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at < 0 || at >= seen.length || seen[at] === 1 || map.solid[at] === 1) continue;
    seen[at] = 1;
    queue.push(at - 1, at + 1, at - map.widthTiles, at + map.widthTiles);
  }
  return seen;
}

/** Places behind closed doors to which a quest moves players. */
const behindDoors: Readonly<Record<string, readonly string[]>> = {
  night_clinic: ['clinic_threshold', 'clinic_laundry'],
};

function spotOf(id: string): { map: ZoneMap; x: number; y: number } {
  const place = places.find((candidate) => candidate.id === id);
  if (!place) throw new Error(`no place ${id}`);
  const map = mapOf(place.zone);
  const drawn = map.places.find((candidate) => candidate.id === id);
  const [x, y] = place.at ?? [
    (drawn?.x ?? NaN) + (drawn?.width ?? 0) / 2,
    (drawn?.y ?? NaN) + (drawn?.height ?? 0) / 2,
  ];
  return { map, x, y };
}

describe('the zones of the city', () => {
  it('all have a map, and every map belongs to a zone', () => {
    expect(zoneMaps.map(({ id }) => String(id)).sort()).toEqual(zones.map(({ id }) => String(id)).sort());
  });

  it.each(zones.map(({ id }) => String(id)))(
    '%s is the same in the browser as in the simulation, under one name',
    async (id) => {
      expect(await loadZoneMap(id)).toEqual(mapOf(id));
      expect(zoneNames[id]).toEqual(mapOf(id).name);
    },
  );

  it.each(zones.map(({ id }) => String(id)))('%s has no faults', (id) => {
    expect(checkZone(mapOf(id))).toEqual([]);
  });

  it.each(zones.map(({ id }) => String(id)))(
    'in %s every place and every spawn can be reached from every entrance',
    (id) => {
      const map = mapOf(id);
      const ways = [
        ...map.spawns,
        ...zones
          .flatMap(({ exits }) => exits)
          .filter(({ arrives, to }) => String(to) === id && places.some((place) => place.id === arrives))
          .map(({ arrives }) => spotOf(arrives)),
      ];
      for (const way of ways) {
        const seen = [way, ...(behindDoors[id] ?? []).map(spotOf)]
          .map((spot) => walkable(map, spot))
          .reduce((all, next) => all.map((tile, index) => tile | (next[index] ?? 0)));
        for (const place of places.filter(({ zone }) => String(zone) === id)) {
          const { x, y } = spotOf(place.id);
          expect(seen[tile(map, x, y)], `${place.id} from ${way.x},${way.y}`).toBe(1);
        }
        for (const spawn of map.spawns) expect(seen[tile(map, spawn.x, spawn.y)]).toBe(1);
      }
    },
  );

  it('keep new players in the ward until the quest lets them out, by the door or by the chute', () => {
    const { map } = spotOf('clinic_ward');
    const [ward, behind] = [walkable(map, spotOf('clinic_ward')), walkable(map, spotOf('clinic_laundry'))];
    const stands = (id: string, seen: Uint8Array) => seen[tile(map, spotOf(id).x, spotOf(id).y)];
    expect(
      ['clinic_door', 'clinic_vent', 'clinic_threshold', 'clinic_laundry', 'clinic_corridor', 'clinic_exit'].map((id) =>
        stands(id, ward),
      ),
    ).toEqual([1, 1, 0, 0, 0, 0]);
    expect(
      ['clinic_threshold', 'clinic_corridor', 'clinic_exit', 'clinic_ward'].map((id) => stands(id, behind)),
    ).toEqual([1, 1, 1, 0]);
  });

  it('let new players fight everywhere beyond the door and the chute', () => {
    const { map } = spotOf('clinic_ward');
    const beyond = walkable(map, spotOf('clinic_threshold'));
    const safe = places.filter((place) => place.zone === 'night_clinic' && place.safe === true);
    for (const { id, radiusTiles } of safe) {
      const middle = spotOf(id);
      beyond.forEach((isReached, at) => {
        if (isReached === 0) return;
        const [x, y] = [at % map.widthTiles, Math.floor(at / map.widthTiles)];
        const nearest = Math.hypot(
          Math.max(x - middle.x, 0, middle.x - x - 1),
          Math.max(y - middle.y, 0, middle.y - y - 1),
        );
        expect(nearest, `${id} at ${x},${y}`).toBeGreaterThan(radiusTiles);
      });
    }
  });

  it('teach to fight before the first drone on both ways out of the ward, and count its fall anywhere', () => {
    const stages = quests.find(({ id }) => id === 'first_light')?.stages ?? [];
    for (const id of ['laundry', 'corridor']) {
      const [kill, dodge] = stages.find((stage) => stage.id === id)?.objectives ?? [];
      expect(kill, id).toMatchObject({
        ...{ kind: 'kill', enemy: 'ward_drone', controls: ['fire', 'steady', 'reload'] },
        mark: { place: 'clinic_corridor' },
      });
      expect(kill, id).not.toHaveProperty('place');
      expect(dodge, id).toMatchObject({ controls: ['dodge'], optional: true });
    }
  });

  it('leave room around people, enemies and containers', () => {
    for (const place of places) {
      const { map, x, y } = spotOf(place.id);
      let open = 0;
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++) if (map.solid[tile(map, x + dx, y + dy)] === 0) open++;
      expect(open, place.id).toBeGreaterThanOrEqual(15);
    }
  });

  it('let a patient who runs into the doorway of the clinic stand in it', () => {
    const { map, x, y } = spotOf('clinic_exit');
    const radiusTiles = places.find(({ id }) => id === 'clinic_exit')?.radiusTiles ?? 0;
    let south = 0;
    while (isFree(map, x, y + south + 0.1)) south += 0.1;
    expect(south).toBeLessThan(doorwayRadius({ radiusTiles }) - 0.5);
  });

  it('are connected in both directions, except for the tutorial', () => {
    for (const zone of zones.filter(({ kind }) => kind !== 'tutorial'))
      for (const exit of zone.exits) {
        const back = zones.find(({ id }) => id === exit.to)?.exits.find(({ place }) => place === exit.arrives);
        expect([back?.to, back?.arrives], `${zone.id} ${exit.place}`).toEqual([zone.id, exit.place]);
      }
  });

  it('have passers-by in districts only, not in instances', () => {
    for (const { id, kind } of zones) expect(mapOf(String(id)).townspeopleCount > 0, String(id)).toBe(kind === 'open');
  });
});

describe('Watson', () => {
  it('has the same solid tiles, spawns and places as before', () => {
    const watson = mapOf('watson');
    let hash = 0x811c9dc5;
    for (const blocked of watson.solid) hash = Math.imul(hash ^ blocked, 0x01000193) >>> 0;
    expect([hash, watson.spawns.length, watson.places.map(({ id }) => id)]).toEqual([
      1494374600,
      8,
      ['rust_garden', 'market_24', 'embankment', 'neon_row'],
    ]);
  });
});

describe('cover', () => {
  it.each(zones.map(({ id }) => String(id)))(
    'in %s is zero in the open, full in a wall, and the value of the prop elsewhere',
    (id) => {
      const map = mapOf(id);
      map.solid.forEach((blocked, at) => {
        if (blocked === 0) expect([map.cover[at], map.opaque[at]]).toEqual([0, 0]);
      });
      for (const house of map.buildings.filter(({ tallTiles }) => tallTiles > 2)) {
        const at = tile(map, house.x + house.width / 2, house.y + house.height / 2);
        expect([map.cover[at], map.opaque[at]]).toEqual([100, 1]);
      }
      expect(map.cover.length).toBe(map.solid.length);
      expect(map.opaque.length).toBe(map.solid.length);
    },
  );

  it('does not hide a player when it is low, but still stops shots', () => {
    const exchange = mapOf('drowned_exchange');
    const bag = exchange.props.find(({ kind }) => kind === 'sandbag');
    const { x, y } = propTiles(bag ?? { kind: 'sandbag', x: 0, y: 0, turnRadians: 0 });
    expect([exchange.cover[tile(exchange, x, y)], exchange.opaque[tile(exchange, x, y)]]).toEqual([
      propFootprints.sandbag.cover,
      0,
    ]);
  });

  it('lets shots and sight pass over water, although players cannot walk on it', () => {
    const exchange = mapOf('drowned_exchange');
    const pool = tile(exchange, 14.5, 51.5);
    expect([exchange.solid[pool], exchange.cover[pool], exchange.opaque[pool]]).toEqual([1, 0, 0]);
  });

  it('lets players on the stands of Pit Nine look over the rail', () => {
    const pit = mapOf('pit_nine');
    const rail = tile(pit, 28.5, 11.5);
    expect([pit.solid[rail], (pit.cover[rail] ?? 0) > 0, pit.opaque[rail]]).toEqual([1, true, 0]);
  });

  it('exists at every indoor place where enemies wait', () => {
    for (const id of [
      'clinic_corridor',
      'flooded_hall',
      'trading_floor',
      'counting_vault',
      'pit_floor',
      'collectors_lane',
      'choir_loft',
      'lotus_roof',
      'kessler_plaza',
      'lamp_row',
      'skybridge',
    ]) {
      const { map, x, y } = spotOf(id);
      let low = 0;
      for (let dy = -9; dy <= 9; dy++)
        for (let dx = -9; dx <= 9; dx++) {
          const at = tile(map, x + dx, y + dy);
          if ((map.cover[at] ?? 0) > 0 && map.opaque[at] === 0) low++;
        }
      expect(low, id).toBeGreaterThanOrEqual(6);
    }
  });
});
