import { describe, expect, it } from 'vitest';
import { ZoneId } from '../kernel/ids';
import type { ZoneMap } from '../zone/map';
import type { PlaceContent, ZoneContent } from './content';
import { groundOf } from './ground';

const text = { en: 'Here', ru: 'Здесь' };
const map: ZoneMap = {
  id: ZoneId.parse('yard'),
  name: text,
  widthTiles: 3,
  heightTiles: 2,
  solid: Uint8Array.of(1, 1, 0, 0, 0, 0),
  opaque: Uint8Array.of(1, 0, 0, 0, 0, 0),
  cover: new Uint8Array(6),
  ground: new Uint8Array(6),
  isIndoors: false,
  palette: 'watson',
  buildings: [],
  signs: [],
  lamps: [],
  props: [],
  spawns: [],
  footpath: { nodes: [], edges: [] },
  places: [{ id: 'yard_gate', name: text, x: 0, y: 0, width: 2, height: 2 }],
  townspeopleCount: 0,
};
const place = (id: string, rest: Partial<PlaceContent> = {}): PlaceContent => ({
  id,
  zone: 'yard',
  name: text,
  radiusTiles: 5,
  ...rest,
});
const zone = (id: string, rest: Partial<ZoneContent> = {}): ZoneContent => ({
  id,
  kind: 'open',
  name: text,
  blurb: text,
  levels: { min: 1, max: 3 },
  danger: 'watched',
  exits: [],
  ...rest,
});

describe('the ground of a zone', () => {
  const zones = [
    zone('yard', {
      exits: [
        { place: 'yard_gate', to: 'street', arrives: 'corner' },
        { place: 'yard_cellar', to: 'cellar', arrives: 'stairs' },
      ],
    }),
    zone('street'),
    zone('cellar', { kind: 'instance' }),
  ];
  const places = [
    place('yard_gate', { safe: true }),
    place('yard_cellar', { at: [2.5, 1.5] }),
    place('corner', { zone: 'street', at: [1, 1] }),
    place('lost'),
  ];
  const ground = groundOf(map, { places, zones });

  it('tells walls, objects that one sees over, and free tiles apart', () => {
    expect(ground.rows).toEqual(['#o.', '...']);
  });

  it('has the places that are drawn on the map or put there by the content', () => {
    expect(ground.places.map(({ id, x, y, isSafe }) => ({ id, x, y, isSafe }))).toEqual([
      { id: 'yard_gate', x: 1, y: 1, isSafe: true },
      { id: 'yard_cellar', x: 2.5, y: 1.5, isSafe: false },
    ]);
  });

  it('gives a doorway its own circle, and the entrance of an instance the whole place', () => {
    expect(
      ground.exits.map(({ place, to, radiusTiles, isPrivate }) => ({ place, to, radiusTiles, isPrivate })),
    ).toEqual([
      { place: 'yard_gate', to: 'street', radiusTiles: 2, isPrivate: false },
      { place: 'yard_cellar', to: 'cellar', radiusTiles: 5, isPrivate: true },
    ]);
  });
});
