import { describe, expect, test } from 'vitest';
import type { CombatLogEntry } from '../../game/types';
import type { LogLine } from './feed-store';
import { filtered, type LogKind, logKinds, type LogSide, perSecond, toneOf, totalsOf } from './log-rules';

const self = { id: 1, name: 'Ravna', content: '', isSelf: true, isHostile: false };
const friend = { id: 2, name: 'Juno', content: '', isSelf: false, isHostile: false };
const eel = { id: 3, name: '', content: 'tide_eel', isSelf: false, isHostile: true };
let number = 0;
const line = (changes: Partial<CombatLogEntry>): LogLine => ({
  atMs: 0,
  what: 'damage',
  source: self,
  target: eel,
  amount: 10,
  critical: false,
  type: 'physical',
  by: '',
  number: number++,
  at: 0,
  ...changes,
});
const fight = { what: 'fight', atMs: 0, number: 0, at: 0 } as LogLine;
const reward: LogLine = { what: 'reward', atMs: 0, number: 0, at: 0, gain: { kind: 'experience', amount: 5 } };
const lines = [
  line({}),
  line({ source: eel, target: self }),
  line({ source: friend }),
  line({ source: eel, target: friend }),
  line({ what: 'heal', source: friend, target: self }),
  reward,
  fight,
];
const all = new Set(logKinds);
const shown = (side: LogSide, kinds: ReadonlySet<LogKind> = all) =>
  filtered(lines, { side, kinds }).map((one) => lines.indexOf(one));

describe('the filters of the combat log', () => {
  test.each([
    ['all', [0, 1, 2, 3, 4, 5, 6]],
    ['mine', [0, 1, 4, 5, 6]],
    ['allies', [2, 3, 4, 6]],
    ['enemies', [1, 3, 6]],
  ] as const)('show of %s the lines that concern them', (side, expected) => {
    expect(shown(side)).toEqual(expected);
  });

  test('show chosen kinds only, and always the ends of fights', () => {
    expect(shown('all', new Set(['healing', 'rewards']))).toEqual([4, 5, 6]);
    expect(shown('all', new Set())).toEqual([6]);
  });
});

describe('the meaning of a line', () => {
  test.each([
    ['dealt', {}],
    ['received', { source: eel, target: self }],
    ['other', { source: friend }],
    ['healed', { what: 'heal' }],
    ['killed', { what: 'died' }],
    ['missed', { what: 'dodged' }],
    ['missed', { what: 'absorbed' }],
    ['effect', { what: 'status' }],
  ] as const)('is %s', (tone, changes) => {
    expect(toneOf(line(changes))).toBe(tone);
  });
});

describe('the totals', () => {
  test('are those of the player since the last fight ended', () => {
    const fought = [
      line({ amount: 500 }),
      fight,
      line({ atMs: 1_000, amount: 30 }),
      line({ atMs: 2_000, source: friend, amount: 99 }),
      line({ atMs: 3_000, source: eel, target: self, amount: 12 }),
      line({ atMs: 5_000, what: 'heal', target: self, amount: 7 }),
    ];
    expect(totalsOf(fought)).toEqual({ dealt: 30, received: 12, healed: 7, lastsMs: 4_000 });
    expect(totalsOf([fight])).toBeNull();
  });

  test('count a fight of less than a second as a whole one', () => {
    expect(perSecond(30, 4_000)).toBe(7.5);
    expect(perSecond(30, 100)).toBe(30);
  });
});
