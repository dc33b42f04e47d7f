import { describe, expect, test } from 'vitest';
import { routeBetween } from './routes';

const zone = (id: string, kind: 'open' | 'instance', ...to: readonly string[]) => ({
  id: id as never,
  kind,
  exits: to.map((other) => ({
    place: `${id}_${other}` as never,
    to: other as never,
    arrives: `${other}_${id}` as never,
  })),
});
const city = [
  zone('docks', 'open', 'hill', 'cellar'),
  zone('hill', 'open', 'docks', 'tower'),
  zone('tower', 'open', 'hill', 'cellar'),
  zone('cellar', 'instance', 'docks', 'tower'),
  zone('island', 'open'),
];
const exits = (from: string, to: string) => routeBetween(from, to, city)?.map(({ exit }) => exit) ?? null;

describe('the way between districts', () => {
  test('is the shortest one, with the place of arrival behind each exit', () => {
    expect(exits('docks', 'hill')).toEqual(['docks_hill']);
    expect(routeBetween('docks', 'tower', city)?.map(({ arrives }) => arrives)).toEqual(['hill_docks', 'tower_hill']);
  });

  test('leads into an instance and out of one, and never through one', () => {
    expect(exits('tower', 'cellar')).toEqual(['tower_cellar']);
    expect(exits('cellar', 'hill')).toEqual(['cellar_docks', 'docks_hill']);
    expect(exits('docks', 'tower')).toEqual(['docks_hill', 'hill_tower']);
  });

  test('is empty for the same district and null where no exit leads', () => {
    expect(exits('docks', 'docks')).toEqual([]);
    expect(exits('docks', 'island')).toBeNull();
    expect(exits('nowhere', 'docks')).toBeNull();
  });
});
