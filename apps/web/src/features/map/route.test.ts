import { places, zoneMaps, zones } from '@necp/content/server';
import { describe, expect, test } from 'vitest';
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
});
