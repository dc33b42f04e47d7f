import { describe, expect, test } from 'vitest';
import type { Landmark, LandmarkKind } from './landmarks';
import { markNames, markPlaces } from './mark-places';

const landmark = (key: string, kind: LandmarkKind, spot: { readonly x: number; readonly y: number }): Landmark => ({
  ...{ key, kind, sign: 'place', zone: 'watson', name: key, about: null, levels: null },
  ...spot,
});
const at = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x, y });
const naming = { frame: { width: 400, height: 300 }, scale: 5, chosenKey: null, locale: 'en' } as const;

describe('signs on the map', () => {
  test('of one spot stand beside each other in rows of three, and hide the bare place', () => {
    const spot = { x: 100, y: 100 };
    const kinds = ['quest', 'vendor', 'service', 'service', 'place'] as const;
    const places = markPlaces(
      kinds.map((kind, index) => landmark(`${kind}${index}`, kind, spot)),
      at,
    );
    expect(places.map(({ landmark: { key }, x, y }) => [key, x, y])).toEqual([
      ['quest0', 76, 100],
      ['vendor1', 100, 100],
      ['service2', 124, 100],
      ['service3', 100, 124],
    ]);
  });

  test('get their names while there is room, the most important first', () => {
    const places = markPlaces(
      [landmark('Pier', 'place', { x: 100, y: 100 }), landmark('Gate', 'gate', { x: 104, y: 96 })],
      at,
    );
    expect([...markNames(places, naming).keys()][0]).toBe('Gate');
    const crowd = Array.from({ length: 12 }, (_, index) =>
      landmark(`Stall ${index}`, 'vendor', { x: 100 + 3 * index, y: 100 }),
    );
    expect(markNames(markPlaces(crowd, at), naming).size).toBeLessThan(12);
  });

  test('name bare places only when they are near enough, and the chosen one always', () => {
    const places = markPlaces([landmark('Pier', 'place', { x: 100, y: 100 })], at);
    expect(markNames(places, { ...naming, scale: 2 }).size).toBe(0);
    expect(markNames(places, { ...naming, scale: 2, chosenKey: 'Pier' }).get('Pier')).toMatchObject({ text: 'Pier' });
  });
});
