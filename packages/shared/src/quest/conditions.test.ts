import { describe, expect, it } from 'vitest';
import type { TierContent } from '../reputation/content';
import { meets, meetsAll, type ConditionContext } from './conditions';
import type { Condition } from './content';

const text = { en: 'x', ru: 'икс' };
const tiers: TierContent[] = [
  { id: 'hunted', name: text, fromPoints: -3000, pricePercent: 160 },
  { id: 'unknown', name: text, fromPoints: -100, pricePercent: 100 },
  { id: 'trusted', name: text, fromPoints: 900, pricePercent: 91 },
];
const context: ConditionContext = {
  level: 4,
  classId: 'bouncer',
  originId: 'local',
  attributes: { body: 8, reflex: 7, tech: 4, intellect: 3, cool: 6 },
  skills: { persuasion: 12 },
  quests: [{ questId: 'toll', stageId: 'arch' }],
  finished: [
    { questId: 'light', ending: 'spared', result: 'done' },
    { questId: 'walk', ending: 'lost', result: 'failed' },
  ],
  reputation: { ring: 950, gang: -500 },
  tiers,
  itemCounts: { stim: 2 },
  chits: 120n,
  worldKeys: { tide: 'low', free: false, count: 3 },
  hour: 23,
};
const table: [string, Condition, boolean][] = [
  ['a level that was reached', { if: 'level', atLeast: 4 }, true],
  ['a level that was not', { if: 'level', atLeast: 5 }, false],
  ['one’s class', { if: 'class', is: 'bouncer' }, true],
  ['another class', { if: 'class', is: 'welder' }, false],
  ['one’s origin', { if: 'origin', is: 'local' }, true],
  ['a quest under way', { if: 'quest', quest: 'toll', state: 'active' }, true],
  ['a quest under way at that stage', { if: 'quest', quest: 'toll', state: 'active', stages: ['gate', 'arch'] }, true],
  ['a quest under way at another stage', { if: 'quest', quest: 'toll', state: 'active', stages: ['gate'] }, false],
  ['a quest done', { if: 'quest', quest: 'light', state: 'done' }, true],
  ['a quest done in that way', { if: 'quest', quest: 'light', state: 'done', ending: 'spared' }, true],
  ['a quest done in another way', { if: 'quest', quest: 'light', state: 'done', ending: 'sold' }, false],
  ['a failed quest as done', { if: 'quest', quest: 'walk', state: 'done' }, false],
  ['a failed quest', { if: 'quest', quest: 'walk', state: 'failed' }, true],
  ['a quest nobody began as untouched', { if: 'quest', quest: 'chair', state: 'untouched' }, true],
  ['a quest under way as untouched', { if: 'quest', quest: 'toll', state: 'untouched' }, false],
  ['a quest done as untouched', { if: 'quest', quest: 'light', state: 'untouched' }, false],
  ['reputation of that tier or better', { if: 'reputation', faction: 'ring', atLeast: 'unknown' }, true],
  ['reputation below a tier', { if: 'reputation', faction: 'gang', atLeast: 'unknown' }, false],
  ['reputation with strangers', { if: 'reputation', faction: 'stranger', atLeast: 'unknown' }, true],
  ['enough of an item', { if: 'item', item: 'stim', count: 2 }, true],
  ['too few of an item', { if: 'item', item: 'stim', count: 3 }, false],
  ['enough chits', { if: 'chits', atLeast: 120 }, true],
  ['too few chits', { if: 'chits', atLeast: 121 }, false],
  ['a word of the world', { if: 'world', key: 'tide', is: 'low' }, true],
  ['a no of the world', { if: 'world', key: 'free', is: false }, true],
  ['a key nobody knows', { if: 'world', key: 'moon', is: false }, false],
  ['an attribute', { if: 'attribute', attribute: 'body', atLeast: 8 }, true],
  ['a skill', { if: 'skill', skill: 'persuasion', atLeast: 12 }, true],
  ['a skill never used', { if: 'skill', skill: 'engineering', atLeast: 1 }, false],
  ['an hour over midnight', { if: 'hour', from: 22, to: 5 }, true],
  ['an hour of the day at night', { if: 'hour', from: 6, to: 23 }, false],
  ['the opposite', { if: 'not', of: { if: 'level', atLeast: 5 } }, true],
  [
    'one of several',
    {
      if: 'any',
      of: [
        { if: 'class', is: 'welder' },
        { if: 'origin', is: 'local' },
      ],
    },
    true,
  ],
  [
    'none of several',
    {
      if: 'any',
      of: [
        { if: 'class', is: 'welder' },
        { if: 'origin', is: 'clerk' },
      ],
    },
    false,
  ],
];

describe('a condition', () => {
  it.each(table)('is evaluated correctly: %s', (_what, condition, holds) => {
    expect(meets(condition, context)).toBe(holds);
    expect(meets({ if: 'hour', from: 7, to: 7 }, context)).toBe(true);
  });

  it('is combined with others so that all must hold', () => {
    expect(meetsAll([], context)).toBe(true);
    expect(
      meetsAll(
        [
          { if: 'level', atLeast: 1 },
          { if: 'level', atLeast: 2 },
        ],
        context,
      ),
    ).toBe(true);
    expect(
      meetsAll(
        [
          { if: 'level', atLeast: 1 },
          { if: 'level', atLeast: 9 },
        ],
        context,
      ),
    ).toBe(false);
  });
});
