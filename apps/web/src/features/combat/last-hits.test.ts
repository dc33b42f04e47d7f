import { describe, expect, test } from 'vitest';
import type { CombatLogEntry } from '../../game/types';
import { lastHits } from './last-hits';

const self = { id: 1, name: 'Ravna', content: '', isSelf: true, isHostile: false };
const eel = { id: 2, name: '', content: 'tide_eel', isSelf: false, isHostile: false };
const entry = (what: CombatLogEntry['what'], atMs: number, amount = 0): CombatLogEntry => ({
  atMs,
  what,
  source: eel,
  target: self,
  amount,
  critical: false,
  type: 'physical',
  by: '',
});
const amounts = (log: readonly CombatLogEntry[]) =>
  lastHits(log.map((line, index) => ({ ...line, number: index, at: 0 }))).map(({ amount }) => amount);

describe('the last hits', () => {
  test('are those of the ten seconds before the fall, the latest first', () => {
    const log = [
      entry('damage', 1_000, 1),
      entry('damage', 5_000, 2),
      entry('damage', 14_000, 3),
      entry('downed', 14_000),
    ];
    expect(amounts(log)).toEqual([3, 2]);
  });

  test('are those on the player only, and no heals', () => {
    const mine = { ...entry('damage', 1_000, 9), source: self, target: eel };
    expect(amounts([mine, entry('heal', 1_000, 8), entry('damage', 1_000, 7)])).toEqual([7]);
  });

  test('stay those before being downed when the player dies of it', () => {
    const log = [entry('damage', 1_000, 4), entry('downed', 1_000), entry('died', 31_000)];
    expect(amounts(log)).toEqual([4]);
  });

  test('begin anew after a revive', () => {
    const log = [
      entry('damage', 1_000, 4),
      entry('downed', 1_000),
      entry('revived', 20_000),
      entry('damage', 29_000, 5),
      entry('downed', 29_000),
    ];
    expect(amounts(log)).toEqual([5]);
  });
});
