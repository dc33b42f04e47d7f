import { places, zoneMaps, zones } from '@necp/content/server';
import { describe, expect, test } from 'vitest';
import { newsAt, waysOf } from './ways';

const map = zoneMaps.find(({ id }) => id === 'watson')!;
const ways = waysOf(map, { zones, places: new Map(places.map((place) => [place.id as string, place])) });
const news = (x: number, y: number, level: number) => newsAt({ x, y }, { map, ways, level });

describe('the ways of a district', () => {
  test('are its gates and entrances', () => {
    expect(ways.map(({ zone }) => zone.id)).toEqual(['westbrook', 'city_center', 'drowned_exchange', 'pit_nine']);
  });

  test('warn of a district above the player’s level on the approach, and of no other', () => {
    expect(news(145, 128, 3)).toMatchObject({ kind: 'too_hard', way: { zone: { id: 'westbrook' } } });
    expect(news(145, 128, 6)).toBeNull();
    expect(news(130, 128, 3)).toBeNull();
    expect(news(87, 30, 8)).toMatchObject({ kind: 'too_hard', way: { zone: { id: 'city_center' } } });
  });

  test('end at barriers, with the nearest gate named; a gate between barriers is no dead end', () => {
    expect(news(154, 83, 9)).toMatchObject({ kind: 'dead_end', nearest: { zone: { id: 'westbrook' } }, metres: 46 });
    expect(news(155, 128, 9)).toBeNull();
    expect(news(60, 83, 9)).toBeNull();
  });
});
