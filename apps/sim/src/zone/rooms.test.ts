import { describe, expect, test } from 'vitest';
import { runZone } from '../testing/run-zone';
import { rooms } from './rooms';

const keysOf = (part: 'inputs' | 'interactables' | 'reached') => rooms.flatMap((room) => Object.keys(room[part] ?? {}));

describe('the rooms of the zone', () => {
  test('have names of their own', () => {
    const names = rooms.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(['inputs', 'interactables', 'reached'] as const)('declare each of %s once', (part) => {
    const keys = keysOf(part);
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  });

  test('declare every kind of object they place', () => {
    const known = new Set(keysOf('interactables'));
    for (const kind of ['fixture', 'object', 'container', 'cargo', 'duel_board']) expect(known).toContain(kind);
  });

  test('keep their slices apart in two zones', () => {
    const [one, other] = [runZone().zone.state, runZone().zone.state];
    expect(Object.keys(one.slices).length).toBeGreaterThan(0);
    for (const [name, slice] of Object.entries(one.slices)) expect(other.slices[name]).not.toBe(slice);
  });
});
