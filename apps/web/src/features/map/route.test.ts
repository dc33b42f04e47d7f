import { enemies, places, zoneMaps, zones } from '@necp/content/server';
import type { TileSpot } from '@necp/shared/kernel';
import { spotOnMap } from '@necp/shared/world-state/places';
import { describe, expect, test } from 'vitest';
import { dangersOn } from './dangers';
import { groundPath, lengthOf } from './ground-path';
import { metresOf, routeTo } from './route';

/** Returns ground of one row per text; a hash is a wall. */
const groundOf = (...rows: readonly string[]) => ({
  widthTiles: rows[0]?.length ?? 0,
  heightTiles: rows.length,
  solid: Uint8Array.from(rows.join(''), (letter) => (letter === '#' ? 1 : 0)),
});

describe('a walk over the ground', () => {
  test('is a straight line where nothing stands in the way', () => {
    const path = groundPath(groundOf('......', '......', '......'), { x: 0.5, y: 0.5 }, { x: 5.5, y: 2.5 });
    expect(path).toEqual([
      { x: 0.5, y: 0.5 },
      { x: 5.5, y: 2.5 },
    ]);
  });

  test('goes around a wall and cuts no corner of it', () => {
    const ground = groundOf('.......', '...#...', '...#...', '...#...');
    const path = groundPath(ground, { x: 1.5, y: 3.5 }, { x: 5.5, y: 3.5 });
    expect(path.length).toBeGreaterThan(2);
    expect(Math.min(...path.map(({ y }) => y))).toBeLessThan(1);
    expect(lengthOf(path)).toBeGreaterThan(7);
  });

  test('goes around a danger, and through it where there is no other way', () => {
    const street = { ...groundOf('.........', '....#....', '.........', '.........', '.........'), dangers: [] };
    const [from, to] = [
      { x: 0.5, y: 0.5 },
      { x: 8.5, y: 0.5 },
    ];
    expect(Math.max(...groundPath(street, from, to).map(({ y }) => y))).toBe(0.5);
    const camp = { x: 4.5, y: 0.5, radiusTiles: 2 };
    const around = groundPath({ ...street, dangers: [camp] }, from, to);
    for (const { x, y } of around) expect(Math.hypot(x - camp.x, y - camp.y)).toBeGreaterThan(camp.radiusTiles);
    const alley = { ...groundOf('.........'), dangers: [camp] };
    expect(groundPath(alley, from, to).at(-1)).toEqual(to);
    expect(lengthOf(groundPath(alley, from, to))).toBeCloseTo(8);
  });

  test('begins and ends at the nearest free tile, and is a line where there is no way', () => {
    expect(groundPath(groundOf('.#..'), { x: 1.5, y: 0.5 }, { x: 3.5, y: 0.5 })).toHaveLength(2);
    const apart = groundOf('...#...', '...#...');
    expect(groundPath(apart, { x: 0.5, y: 0.5 }, { x: 6.5, y: 1.5 })).toEqual([
      { x: 0.5, y: 0.5 },
      { x: 6.5, y: 1.5 },
    ]);
  });
});

describe('a route through the city', () => {
  const sources = {
    dangers: new Map(),
    zones,
    places: new Map(places.map((place) => [place.id as string, place])),
    maps: new Map(zoneMaps.map((map) => [map.id as string, map])),
  };
  const start = { zone: 'watson', x: 72.5, y: 91.5 };

  test('has one leg for each district, from where the player stands to the gate and on from behind it', () => {
    const legs = routeTo(start, { zone: 'westbrook', x: 78.5, y: 86.5 }, sources);
    expect(legs?.map(({ zone }) => zone)).toEqual(['watson', 'westbrook']);
    expect(legs?.[0]?.path[0]).toMatchObject({ x: 72.5, y: 91.5 });
    expect(legs?.[0]?.path.at(-1)).toEqual({ x: 153.5, y: 128.5 });
    expect(legs?.[1]?.path[0]).toEqual({ x: 17.5, y: 62.5 });
    expect(legs?.[1]?.path.at(-1)).toMatchObject({ x: 78.5, y: 86.5 });
    expect(metresOf(legs ?? [])).toBeGreaterThan(130);
  });

  test('stays on ground where people can walk', () => {
    const watson = sources.maps.get('watson')!;
    const [leg] = routeTo(start, { zone: 'watson', x: 87.5, y: 22.5 }, sources) ?? [];
    expect(leg?.path.length).toBeGreaterThan(2);
    for (const { x, y } of leg?.path ?? [])
      expect(watson.solid[Math.floor(y) * watson.widthTiles + Math.floor(x)]).toBe(0);
  });

  test('is null where no exit leads, and without the map of a district on the way', () => {
    expect(routeTo(start, { zone: 'night_clinic', x: 1, y: 1 }, sources)).toBeNull();
    expect(routeTo(start, { zone: 'westbrook', x: 1, y: 1 }, { ...sources, maps: new Map() })).toBeNull();
  });

  test('keeps a beginner away from the places of much stronger enemies, and not a player of their level', () => {
    const watson = sources.maps.get('watson')!;
    const dangersFor = (level: number) => dangersOn(watson, sources.places, { enemies, level });
    expect(dangersFor(8)).toEqual([]);
    const camps = dangersFor(2);
    const inCamps = (path: readonly TileSpot[]) =>
      path
        .flatMap((corner, index) => {
          const before = path[index - 1] ?? corner;
          const steps = Math.ceil(Math.hypot(corner.x - before.x, corner.y - before.y) * 4);
          return Array.from({ length: steps }, (_, step) => ({
            x: before.x + ((corner.x - before.x) * step) / steps,
            y: before.y + ((corner.y - before.y) * step) / steps,
          }));
        })
        .filter(({ x, y }) => camps.some((camp) => Math.hypot(camp.x - x, camp.y - y) < camp.radiusTiles)).length;
    let [straight, careful] = [0, 0];
    for (const exit of zones.find(({ id }) => id === 'watson')?.exits ?? []) {
      const end = spotOnMap(sources.places.get(exit.place)!, watson)!;
      straight += inCamps(groundPath(watson, start, end));
      careful += inCamps(groundPath({ ...watson, dangers: camps }, start, end));
    }
    expect(straight).toBeGreaterThan(40);
    expect(careful).toBeLessThan(straight / 2);
  });
});
