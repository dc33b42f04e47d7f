import { describe, expect, test } from 'vitest';
import { entityFlags } from '@necp/shared/protocol';
import { bases as basePictures } from '../combat/sprites/bases';
import type { Pen } from '../combat/sprites/strokes';
import { bases, rims } from '../people/drawn-person';
import type { Rgb } from '../city/hues';
import { sideOf } from './body-kinds';

const player = (name: string, flags = 0) => ({ kind: 'player', name, flags }) as const;
const companions = {
  party: new Set(['Mara', 'Both']),
  friends: new Set(['Juno', 'Both']),
  speaking: new Set<string>(),
  marks: [],
};

describe('the side of a player', () => {
  test.each([
    ['Mara', 'party'],
    ['Juno', 'friend'],
    ['Both', 'party'],
    ['Stranger', 'player'],
  ])('of the name %s is %s', (name, side) => {
    expect(sideOf(player(name), companions)).toBe(side);
  });

  test('is that of an enemy while a friend is one, as in a duel', () => {
    expect(sideOf(player('Juno', entityFlags.hostile), companions)).toBe('enemy');
  });
});

test('no side is amber, which is for what asks for attention', () => {
  const tints: string[] = [];
  const pen = new Proxy(
    {},
    {
      get: (_, name) => () =>
        String(name).startsWith('create')
          ? { addColorStop: (_at: number, tint: string) => tints.push(tint) }
          : undefined,
      set: (_, name, tint) => {
        if (name === 'strokeStyle' || name === 'fillStyle') tints.push(String(tint));
        return true;
      },
    },
  ) as Pen;
  for (const { paint } of Object.values(basePictures)) paint(pen);
  expect(tints).toContain('#61D394');
  expect(tints).not.toContain('#FFB547');
  const isAmber = ([red, green, blue]: Rgb) => red > blue * 1.8 && green > blue * 1.4;
  expect(Object.values(rims).filter(isAmber)).toEqual([]);
});

test('every side but passers-by has a shape on the ground of its own, and a rim of its own', () => {
  const shapes = Object.values(bases).filter((base) => base !== null);
  expect(new Set(shapes).size).toBe(shapes.length);
  expect(shapes.toSorted()).toEqual(Object.keys(basePictures).toSorted());
  expect(new Set(Object.values(rims).map(String)).size).toBe(Object.keys(rims).length);
});
