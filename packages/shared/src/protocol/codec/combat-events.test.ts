import { describe, expect, it } from 'vitest';
import type { CombatEvent } from '../combat';
import { ByteReader, DecodeError } from './bytes';
import { encodeCombatEvent, readCombatEvent } from './combat-events';

/** One event of each kind, with numbers that the encoding keeps exactly. */
const events: readonly CombatEvent[] = [
  {
    kind: 'shot',
    source: 7,
    weapon: 'shotgun',
    fromX: 10.5,
    fromY: 20.25,
    toX: 30,
    toY: 40,
    hit: 'body',
    velocityTilesPerS: 70,
    seq: 65_535,
  },
  { kind: 'impact', source: 7, target: 9, x: 1.5, y: 2.5 },
  { kind: 'swing', source: 7, facing: Math.PI, arcDegrees: 90, reachTiles: 1.5, seq: 3 },
  { kind: 'throw', source: 7, item: 'thrown_frag', fromX: 1, fromY: 2, toX: 3, toY: 4, flightMs: 500, fuseMs: 1400 },
  { kind: 'blast', source: 7, x: 3, y: 4, radiusTiles: 3.25, damageType: 'thermal' },
  { kind: 'damage', source: 0, target: 9, amount: 120, how: 'absorbed', damageType: 'cyber', by: 'hush' },
  { kind: 'heal', source: 7, target: 7, amount: 33, by: 'patch_up' },
  { kind: 'cast', source: 7, ability: 'called_shot', castMs: 1100, isChannel: 1, x: 5, y: 6 },
  { kind: 'cast_end', source: 7, how: 'silenced' },
  { kind: 'telegraph', source: 7, shape: 'cone', x: 5, y: 6, facing: Math.PI / 2, a: 12, b: 40, lastsMs: 700 },
  { kind: 'land', source: 7, ability: 'called_shot', x: 5, y: 6, facing: 0 },
  { kind: 'status', source: 7, target: 9, status: 'bleeding', stacks: 3, lastsMs: 4000 },
  { kind: 'status_end', target: 9, status: 'bleeding' },
  { kind: 'reload', source: 7, lastsMs: 1400 },
  { kind: 'dodge', source: 7, facing: 0 },
  { kind: 'push', target: 9, x: 7, y: 8 },
  { kind: 'downed', target: 9, source: 7 },
  { kind: 'died', target: 9, source: 7 },
  { kind: 'revived', target: 9, source: 0 },
  { kind: 'spawned', target: 11 },
  { kind: 'bark', source: 11, line: 'sees' },
  { kind: 'reveal', target: 9, lastsMs: 10_000 },
  { kind: 'level_up', target: 7, level: 4 },
  { kind: 'loot', source: 7, target: 12 },
  { kind: 'shield', source: 7, target: 9, ability: 'wall_of_one', points: 60, lastsMs: 6000 },
  { kind: 'shield_end', target: 9, ability: 'wall_of_one' },
];

describe('a combat event', () => {
  it.each(events.map((event) => [event.kind, event] as const))(
    'of kind %s is decoded as it was encoded',
    (_kind, event) => {
      const bytes = new ByteReader(encodeCombatEvent(event));
      expect(readCombatEvent(bytes)).toEqual(event);
      bytes.end();
    },
  );

  it('that is cut short or of an unknown kind is refused', () => {
    for (const event of events) {
      const bytes = encodeCombatEvent(event);
      expect(() => readCombatEvent(new ByteReader(bytes.slice(0, -1))), event.kind).toThrow(DecodeError);
    }
    expect(() => readCombatEvent(new ByteReader(Uint8Array.of(200)))).toThrow(DecodeError);
  });

  it('with numbers out of range is clamped', () => {
    const bytes = encodeCombatEvent({
      kind: 'damage',
      source: 1,
      target: 2,
      amount: -5.4,
      how: 'hit',
      damageType: 'physical',
      by: 'pistol_lantern',
    });
    expect(readCombatEvent(new ByteReader(bytes))).toMatchObject({ amount: 0 });
  });
});
