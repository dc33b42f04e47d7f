import { expect, it } from 'vitest';
import { authoredCity, type City } from '../city';
import { zoneMaps } from '../server';
import { checkSafeFights } from './safe-fights';

const city: City = { ...authoredCity, zoneMaps };
const faultsWithSafe = (placeId: string) =>
  checkSafeFights({
    ...city,
    places: city.places.map((place) => (place.id === placeId ? { ...place, safe: true as const } : place)),
  }).map(({ where, what }) => `${where} ${what}`);

it('the content check finds enemies that a quest brings to a safe place', () => {
  expect(checkSafeFights(city)).toEqual([]);
  expect(faultsWithSafe('low_office')).toContain(
    'quest deaf_side brings velvet_collector to low_office, which is safe',
  );
  expect(faultsWithSafe('last_call')).toContain(
    'quest dog_of_means brings velvet_collector to last_call, which is safe',
  );
  expect(faultsWithSafe('collectors_lane')).toContain(
    'quest walk_her_home brings velvet_collector to collectors_lane, which is safe',
  );
});
