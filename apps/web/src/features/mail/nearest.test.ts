import { places, zoneMaps, zones } from '@necp/content/server';
import { fixtures } from '@necp/shared/zone/fixtures';
import { expect, test } from 'vitest';
import { nearestMailbox } from './nearest';

const mapOf = (id: string) => zoneMaps.find((map) => map.id === id)!;
const from = (zone: string, x: number, y: number) =>
  nearestMailbox({ map: mapOf(zone), self: { x, y } }, { zones, places });

test('the nearest mailbox of the district is found with its distance', () => {
  expect(from('watson', 58.5, 95.5)).toMatchObject({ place: { id: 'market_gate' }, metres: 4 });
  expect(from('watson', 97.5, 20)).toMatchObject({ place: { id: 'hotel_echo' } });
});

test('where a district has none, one in the nearest district is named', () => {
  expect(from('night_clinic', 5, 5)).toMatchObject({ place: { zone: 'watson' }, metres: null });
});

test('every open district has two, each in a safe place or beside a hotel', () => {
  const ids = fixtures.find(({ id }) => id === 'mailbox')!.places;
  const of = (zone: string) => places.filter((place) => place.zone === zone && ids.includes(place.id));
  for (const { id } of zones.filter(({ kind }) => kind === 'open')) expect(of(id).length, id).toBeGreaterThan(1);
  expect(places.filter(({ id, safe }) => ids.includes(id) && safe !== true).map(({ id }) => id)).toEqual([
    'hotel_echo',
  ]);
});
