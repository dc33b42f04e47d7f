import { describe, expect, it } from 'vitest';
import { authoredCity, type City } from '../city';
import { zoneMaps } from '../server';
import { checkOverheard } from './overheard';
import { checkReferences } from './references';

const city: City = { ...authoredCity, zoneMaps };
type Exchange = City['overheard'][number];
const about = (exchange: Exchange, kind: 'hour' | 'world') => exchange.when.some((one) => one.if === kind);

describe('what passers-by say', () => {
  it.each(['watson', 'westbrook', 'city_center'])('is at least twenty exchanges in %s, of every kind', (zone) => {
    const here = city.overheard.filter((exchange) => exchange.zone === zone);
    const counts = {
      all: here.length,
      hour: here.filter((one) => about(one, 'hour')).length,
      changes: here.filter((one) => about(one, 'world')).length,
      wet: here.filter(({ rain }) => rain === 'wet').length,
      dry: here.filter(({ rain }) => rain === 'dry').length,
    };
    for (const [kind, least] of Object.entries({ all: 20, hour: 4, changes: 6, wet: 2, dry: 2 }))
      expect(counts[kind as keyof typeof counts], kind).toBeGreaterThanOrEqual(least);
  });

  it('is heard in every zone at any hour in rain and without it, whatever the player has done', () => {
    const plain = city.overheard.filter(({ when, place, rain }) => when.length === 0 && !place && !rain);
    expect([...new Set(plain.map(({ zone }) => zone as string))].sort()).toEqual([
      'city_center',
      'watson',
      'westbrook',
    ]);
  });

  it('is cried by every vendor', () => {
    const silent = city.vendors.filter(({ id }) => city.npcs.find((npc) => npc.id === id)?.cries === undefined);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe('the content check of overheard exchanges finds', () => {
  const [first] = city.overheard;
  const changed = (change: Partial<Exchange>): City => ({
    ...city,
    overheard: city.overheard.map((one) => (one === first ? { ...one, ...change } : one)),
  });
  const faults = (changedCity: City) =>
    [...checkOverheard(changedCity), ...checkReferences(changedCity)].map(({ where, what }) => `${where} ${what}`);

  it.each([
    ['a place of another zone', changed({ place: 'kessler_plaza' }), 'which is not in watson'],
    ['a zone without passers-by', changed({ zone: 'drowned_exchange' }), 'where no two people walk'],
    [
      'a value that is never set',
      changed({ when: [{ if: 'world', key: 'eighth_toll', is: 'doubled' }] }),
      'a value that is never set',
    ],
    ['a place that does not exist', changed({ place: 'nowhere' }), 'nowhere'],
  ])('%s', (_name, changedCity, words) => {
    expect(faults(city)).toEqual([]);
    expect(faults(changedCity).filter((fault) => fault.includes(words))).not.toEqual([]);
  });

  it('a person who cries wares without having any', () => {
    const npcs = city.npcs.map((npc) => (npc.id === 'pell' ? { ...npc, cries: city.overheard[0]!.lines } : npc));
    expect(faults({ ...city, npcs })).toEqual(['npc pell cries wares but sells nothing']);
  });
});
