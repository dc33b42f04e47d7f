import { describe, expect, it } from 'vitest';
import type { ZoneMap } from '@necp/shared/zone/map';
import { firstZoneId, loadZoneMap } from './client';
import { checkZone } from './checks';
import { chatWords, classes, nameWords, origins, presets, zoneMaps } from './server';
import { readTiled } from './tiled';
import { zoneSources } from '../generated/zone/all';

const watson = zoneMaps.find(({ id }) => id === firstZoneId) as ZoneMap;
const faultsOf = (change: Partial<ZoneMap>) => checkZone({ ...watson, ...change }).map(({ what }) => what);

describe('Watson', () => {
  it('has no faults', () => {
    expect(checkZone(watson)).toEqual([]);
  });

  it('is large enough to get lost in', () => {
    expect(watson.widthTiles).toBeGreaterThanOrEqual(128);
    expect(watson.heightTiles).toBeGreaterThanOrEqual(128);
  });

  it('is the same in the browser as in the simulation', async () => {
    expect(await loadZoneMap(firstZoneId)).toEqual(watson);
  });

  it('is not loaded under an unknown name', () => {
    expect(() => loadZoneMap('atlantis')).toThrow(RangeError);
  });
});

describe('the content check finds', () => {
  it('a spawn in a wall', () => {
    expect(faultsOf({ spawns: [{ x: 1, y: 1 }] })).toContain('stands in something solid');
  });

  it('a zone without a spawn', () => {
    expect(faultsOf({ spawns: [] })).toContain('has nowhere to appear');
  });

  it('a footpath through a building', () => {
    const footpath = {
      nodes: [...watson.footpath.nodes, [1, 1] as [number, number]],
      edges: [[0, watson.footpath.nodes.length] as [number, number]],
    };
    expect(faultsOf({ footpath }).some((what) => what.startsWith('runs into something solid'))).toBe(true);
  });

  it('a footpath to a node that does not exist', () => {
    expect(faultsOf({ footpath: { nodes: [], edges: [[0, 1]] } })).toContain('names a node that does not exist');
  });

  it('a prop inside a building', () => {
    const inside = watson.buildings[0]!;
    expect(
      faultsOf({ props: [{ kind: 'crate', x: inside.x + 2, y: inside.y + 2, turnRadians: 0, hue: 'red', seed: 1 }] }),
    ).toContain('stands inside a building');
  });

  it('a solid prop that players can walk through', () => {
    const { x, y } = watson.spawns[0]!;
    expect(faultsOf({ props: [{ kind: 'car', x, y, turnRadians: 0, hue: 'red', seed: 1 }] })).toContain(
      'can be walked through though it blocks',
    );
  });

  it('a sign that hangs on no wall', () => {
    expect(faultsOf({ signs: [{ ...watson.signs[0]!, x: 88, y: 84 }] })).toContain('hangs on no facade');
  });

  it('a courtyard that cannot be reached', () => {
    const solid = Uint8Array.from(watson.solid);
    const inside = watson.buildings[0]!;
    solid[Math.floor(inside.y + 2) * watson.widthTiles + Math.floor(inside.x + 2)] = 0;
    expect(faultsOf({ solid })).toContain('cannot be reached from the spawn or a place');
  });

  it('two places with one name', () => {
    expect(faultsOf({ places: [watson.places[0]!, watson.places[0]!] })).toContain('has a name that another place has');
  });

  it('a map with a layer missing', () => {
    const source = zoneSources[0] as { layers: { name: string }[] };
    expect(() => readTiled({ ...source, layers: source.layers.filter(({ name }) => name !== 'walls') })).toThrow(
      /walls/,
    );
  });
});

describe('people and words', () => {
  it('offer six looks, six classes and three origins in both languages', () => {
    expect([presets.length, classes.length, origins.length]).toEqual([6, 6, 3]);
  });

  it('have word lists that the filters can use', () => {
    const { coarse, hateful, allow } = chatWords;
    for (const list of [
      ...Object.values(coarse),
      ...Object.values(hateful),
      allow,
      nameWords.reserved,
      nameWords.profane,
    ])
      expect([...new Set(list)]).toEqual(list);
  });
});
