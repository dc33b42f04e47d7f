import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { QuestContent } from './content';
import {
  attributeModifier,
  certainChanges,
  checkChance,
  checkModifier,
  luckOf,
  nodeAfter,
  readCheck,
  type Luck,
} from './formulas';

const luck = fc.constantFrom<Luck>('advantage', 'disadvantage', 'plain');

describe('a d20 check', () => {
  it.each([
    [3, -1],
    [5, 0],
    [8, 1],
    [9, 2],
    [20, 7],
  ])('adds for an attribute of %d a modifier of %d', (value, modifier) => {
    expect(attributeModifier(value)).toBe(modifier);
  });

  it.each([
    [11, 0, 0.5],
    [11, 2, 0.6],
    [25, 0, 0.05],
    [5, 9, 0.95],
  ])(
    'against a difficulty of %d with a modifier of %d is passed with a chance of %d',
    (difficulty, modifier, chance) => {
      expect(checkChance(difficulty, modifier, 'plain')).toBeCloseTo(chance);
    },
  );

  it.each<[Luck, number]>([
    ['plain', 0.5],
    ['advantage', 0.75],
    ['disadvantage', 0.25],
  ])('at even odds with %s luck is passed with a chance of %d', (kind, chance) => {
    expect(checkChance(11, 0, kind)).toBeCloseTo(chance);
  });

  test.prop([fc.integer({ min: 5, max: 25 }), fc.integer({ min: -1, max: 17 }), luck])(
    'is passed exactly as often as was shown before the choice',
    (difficulty, modifier, kind) => {
      let passed = 0;
      for (let first = 1; first <= 20; first++)
        for (let second = 1; second <= 20; second++)
          if (['pass', 'critical'].includes(readCheck({ difficulty, modifier, luck: kind }, [first, second]).result))
            passed++;
      expect(checkChance(difficulty, modifier, kind)).toBeCloseTo(passed / 400, 10);
    },
  );

  it('adds a tenth of the skill on top of the attribute', () => {
    const who = { attributes: { body: 5, reflex: 5, tech: 9, intellect: 5, cool: 5 }, skills: { engineering: 37 } };
    const attributeOf = { engineering: 'tech' } as Parameters<typeof checkModifier>[2];
    expect(checkModifier('engineering', who, attributeOf)).toBe(5);
    expect(checkModifier('tech', who, attributeOf)).toBe(2);
  });

  it('is plain when advantage and disadvantage cancel, and has its own results for twenty and one', () => {
    expect([luckOf(2, 1), luckOf(0, 0), luckOf(1, 0), luckOf(0, 3)]).toEqual([
      'plain',
      'plain',
      'advantage',
      'disadvantage',
    ]);
    expect(readCheck({ difficulty: 25, modifier: 0, luck: 'plain' }, [20, 1]).result).toBe('critical');
    expect(readCheck({ difficulty: 5, modifier: 9, luck: 'disadvantage' }, [20, 1]).result).toBe('fumble');
    const check = {
      by: 'cool' as const,
      difficulty: 10,
      advantage: [],
      disadvantage: [],
      pass: 'yes',
      fail: 'no',
      critical: 'wow',
    };
    expect([nodeAfter(check, 'critical'), nodeAfter(check, 'fumble'), nodeAfter(check, 'pass')]).toEqual([
      'wow',
      'no',
      'yes',
    ]);
  });
});

describe('the change of reputation by a choice', () => {
  const text = { en: 'x', ru: 'икс' };
  const ending = (id: string, points: number): QuestContent['endings'][number] => ({
    id,
    result: 'done',
    journal: text,
    experience: 0,
    chits: 0,
    items: [],
    choice: [],
    effects: [{ do: 'reputation', faction: 'ring', points }],
  });
  const quest: QuestContent = {
    id: 'toll',
    name: text,
    summary: text,
    zone: 'watson',
    level: 1,
    begins: 'by_itself',
    prerequisites: [],
    repeats: 'never',
    shared: false,
    start: 'choose',
    stages: [
      {
        id: 'choose',
        journal: text,
        objectives: [],
        onEnter: [],
        exits: [
          { on: 'outcome', outcome: 'kind', to: 'kind' },
          { on: 'outcome', outcome: 'open', to: 'later' },
        ],
      },
      {
        id: 'later',
        journal: text,
        objectives: [],
        onEnter: [],
        exits: [
          { on: 'objectives', to: 'kind', when: [] },
          { on: 'downed', to: 'cruel' },
        ],
      },
    ],
    endings: [ending('kind', 10), ending('cruel', -10)],
  };

  it('is shown when the choice leads to one ending, and not when it may lead to two', () => {
    expect(
      certainChanges(
        [
          { do: 'outcome', quest: 'toll', outcome: 'kind' },
          { do: 'reputation', faction: 'feet', points: 5 },
        ],
        [quest],
      ),
    ).toEqual([
      { faction: 'feet', points: 5 },
      { faction: 'ring', points: 10 },
    ]);
    expect(certainChanges([{ do: 'outcome', quest: 'toll', outcome: 'open' }], [quest])).toEqual([]);
  });
});
