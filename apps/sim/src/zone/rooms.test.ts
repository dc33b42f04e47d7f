import { describe, expect, test } from 'vitest';
import { runZone } from '../testing/run-zone';
import { zoneSlice } from './core/slice';
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

  test('share only who is here, where, and what clients see of it', () => {
    expect(Object.keys(runZone().zone.state).toSorted()).toEqual([
      'appearances',
      'capacity',
      'channel',
      'channels',
      'clinic',
      'clockAheadMs',
      'difficulty',
      'entityIndexOf',
      'epoch',
      'facing',
      'flags',
      'freeEntityIndices',
      'gameData',
      'groupSize',
      'hasVisibilityOverride',
      'health',
      'ids',
      'instanceId',
      'map',
      'nextEffect',
      'nextEntityId',
      'nowMs',
      'outbox',
      'personal',
      'places',
      'playerOfConnection',
      'playerOfEntity',
      'players',
      'recentMessages',
      'revision',
      'rng',
      'safePlaces',
      'shownFlags',
      'sinceTick',
      'slices',
      'tick',
      'views',
      'visibilityOverrides',
      'x',
      'y',
    ]);
  });
});

describe('a slice of the zone', () => {
  const counts = zoneSlice('a slice of this test', () => ({ count: 0 }));

  test('stays the same object in one zone and is another one in the next', () => {
    const { state } = runZone().zone;
    counts(state).count++;
    expect(counts(state).count).toBe(1);
    expect(counts(runZone().zone.state).count).toBe(0);
  });

  test('has a name that no other slice has', () => {
    expect(() => zoneSlice('a slice of this test', () => ({}))).toThrow('two slices');
  });
});
