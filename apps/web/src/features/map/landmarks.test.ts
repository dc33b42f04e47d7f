import { npcs, places, quests, vendors, worldEvents, zoneMaps, zones } from '@necp/content/server';
import { describe, expect, test } from 'vitest';
import { layout } from './city-layout';
import { type LandmarkSources, landmarksOf, tradeOf } from './landmarks';
import { found, nameOf } from './search';

const sources: LandmarkSources = {
  zones,
  places,
  people: npcs,
  vendors,
  quests: new Map(quests.map((quest) => [quest.id as string, quest])),
  events: worldEvents,
  maps: new Map(zoneMaps.filter(({ id }) => id !== 'pit_nine').map((map) => [map.id as string, map])),
  spots: [{ questId: 'soup_gets_cold', content: 'granny_sun', place: 'noodle_bar', mark: 'offer' }],
  running: [{ event: 'convoy', zone: 'watson', spot: null }],
  pins: [{ id: 'a', zone: 'watson' as never, x: 10, y: 11, name: 'Cheap ammo' }],
};
const landmarks = landmarksOf(sources);
const byKey = (key: string) => landmarks.find((landmark) => landmark.key === key);
const none = new Set<never>();

describe('landmarks', () => {
  test('are gates, entrances, counters, mailboxes, clinics, quests, events, places and pins, each where it is', () => {
    expect(byKey('exit:watson_east_gate')).toMatchObject({ kind: 'gate', x: 153.5, y: 128.5, levels: { min: 6 } });
    expect(byKey('exit:exchange_door')).toMatchObject({ kind: 'instance', name: { en: 'The Drowned Exchange' } });
    expect(byKey('vendor:brandt')).toMatchObject({ sign: 'trade_arms', x: 97.5, y: 98.5 });
    expect(byKey('bank:market_gate')).toMatchObject({ kind: 'service', sign: 'bank' });
    expect(byKey('mail:market_gate')).toMatchObject({ kind: 'service', sign: 'mail', name: { en: 'Mailbox' } });
    expect(byKey('clinic:watson')).toMatchObject({ sign: 'clinic', x: 72.5, y: 91.5 });
    expect(byKey('quest:soup_gets_cold:noodle_bar')).toMatchObject({
      sign: 'quest_offer',
      about: { en: 'Granny Sun' },
    });
    expect(byKey('event:convoy')).toMatchObject({ kind: 'event', zone: 'watson' });
    expect(byKey('place:hotel_echo')).toMatchObject({ kind: 'place' });
    expect(byKey('pin:a')).toMatchObject({ name: 'Cheap ammo', x: 10 });
  });

  test('of an event stand at its first place, and go with it where the player is', () => {
    const first = zoneMaps.find(({ id }) => id === 'watson')!.places.find(({ id }) => id === 'convoy_west');
    const start = places.find(({ id }) => id === 'convoy_west')?.at;
    expect(byKey('event:convoy')).toMatchObject(
      first ? { x: first.x + first.width / 2, y: first.y + first.height / 2 } : { x: start?.[0], y: start?.[1] },
    );
    const moved = landmarksOf({ ...sources, running: [{ event: 'convoy', zone: 'watson', spot: { x: 61.2, y: 90 } }] });
    expect(moved.find(({ key }) => key === 'event:convoy')).toMatchObject({ zone: 'watson', x: 61.2, y: 90 });
  });

  test('have keys of their own and lie on their map', () => {
    expect(new Set(landmarks.map(({ key }) => key)).size).toBe(landmarks.length);
    for (const { zone, x, y } of landmarks) {
      const map = zoneMaps.find(({ id }) => id === zone)!;
      expect(x > 0 && y > 0 && x < map.widthTiles && y < map.heightTiles).toBe(true);
    }
  });

  test('show vendors by their trade', () => {
    const trades = Object.fromEntries(vendors.map((vendor) => [vendor.id, tradeOf(vendor)]));
    expect(trades).toMatchObject({ vera: 'doctor', marta: 'goods', brandt: 'arms', ilsa: 'workshop' });
  });

  test('of every open district are on the map of the city', () => {
    expect(zones.filter(({ kind, id }) => kind === 'open' && !layout[id])).toEqual([]);
  });
});

describe('the search', () => {
  const names = (query: string, locale: 'en' | 'ru' = 'en') =>
    found(landmarks, { query, hidden: none, locale }).map((landmark) => nameOf(landmark, locale));

  test('finds places, people and pins by a part of the name, in either language', () => {
    expect(names('sun')[0]).toBe('Granny Sun’s');
    expect(names('бабуш')).toContain('Granny Sun’s');
    expect(names('cheap am')).toEqual(['Cheap ammo']);
    expect(names('hotel')[0]).toBe('Hotel Echo');
  });

  test('finds people by what they do, without regard to case, accents and quotes', () => {
    expect(names('STREET doctor')).toContain('Doc Vera Okonta');
    expect(names('last call')[0]).toBe('The Last Call');
    expect(names('последний тост', 'ru')[0]).toBe('«Последний тост»');
    expect(names('nothing like it')).toEqual([]);
  });

  test('looks through hidden kinds, which an empty search leaves out', () => {
    const hidden = new Set(['place', 'pin'] as const);
    const shown = found(landmarks, { query: ' ', hidden, locale: 'en' });
    expect(shown.some(({ kind }) => kind === 'place' || kind === 'pin')).toBe(false);
    expect(shown.some(({ kind }) => kind === 'gate')).toBe(true);
    expect(found(landmarks, { query: 'cheap', hidden, locale: 'en' })).toHaveLength(1);
  });
});
