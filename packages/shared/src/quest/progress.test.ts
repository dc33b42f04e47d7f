import { describe, expect, it } from 'vitest';
import type { ConditionContext } from './conditions';
import type { QuestContent } from './content';
import {
  countsAfter,
  countsInState,
  deadlineOf,
  exitOf,
  isDone,
  isPeriodic,
  mayRepeat,
  repeatsAtMs,
  neededOf,
  objectiveKeyOf,
  stageOf,
  type ObjectiveEvent,
  type CharacterState,
} from './progress';

const text = { en: 'x', ru: 'икс' };
const quest: QuestContent = {
  id: 'lamps',
  name: text,
  summary: text,
  zone: 'watson',
  level: 1,
  begins: 'by_itself',
  prerequisites: [],
  repeats: 'never',
  shared: false,
  start: 'street',
  stages: [
    {
      id: 'street',
      journal: text,
      onEnter: [],
      objectives: [
        { kind: 'go', id: 'go_there', text, place: 'gate' },
        { kind: 'kill', id: 'three', text, enemy: 'drone', count: 3 },
        { kind: 'kill', id: 'here', text, enemy: 'drone', count: 1, place: 'yard' },
        { kind: 'use', id: 'third', text, object: 'lamp', place: 'row', holdMs: 1 },
        { kind: 'use', id: 'seventh', text, object: 'lamp', place: 'row', holdMs: 1 },
        { kind: 'use', id: 'eleventh', text, object: 'lamp', place: 'row', holdMs: 1, dialogue: 'lamp_talk' },
        {
          kind: 'survive',
          id: 'hold',
          text,
          place: 'pit',
          lastsMs: 1,
          enemies: [{ enemy: 'drone', count: 1, atMs: 0 }],
        },
        { kind: 'escort', id: 'walk', text, npc: 'echo', to: 'gate', health: 5 },
        { kind: 'event', id: 'join', text, event: 'convoy', result: 'took_part' },
        { kind: 'event', id: 'win', text, event: 'convoy', result: 'won' },
        { kind: 'action', id: 'buy', text, action: 'buy', item: 'stim', count: 2 },
        { kind: 'action', id: 'sell', text, action: 'sell', count: 1 },
        { kind: 'talk', id: 'say', text, npc: 'vera', dialogue: 'vera_talk', optional: true },
      ],
      exits: [
        { on: 'objectives', to: 'end', when: [{ if: 'level', atLeast: 5 }] },
        { on: 'outcome', outcome: 'sold', to: 'sold' },
        { on: 'timer', afterMs: 1_000, to: 'late' },
        { on: 'timer', afterMs: 500, to: 'later' },
        { on: 'downed', to: 'down' },
      ],
    },
  ],
  endings: [],
};
const state = (counts: Record<string, number> = {}) => ({ stageId: 'street', stageEnteredMs: 10_000, counts });
const street = stageOf(quest, 'street');
const all = Object.fromEntries(street.objectives.map((objective) => [objective.id, neededOf(objective)]));

describe('an objective event', () => {
  it.each<[string, ObjectiveEvent, Record<string, number>]>([
    ['going to a place', { kind: 'went', place: 'gate' }, { go_there: 1 }],
    ['going elsewhere', { kind: 'went', place: 'yard' }, {}],
    ['a kill wherever it was', { kind: 'killed', enemy: 'drone', place: 'roof' }, { three: 1 }],
    ['a kill at the place', { kind: 'killed', enemy: 'drone', place: 'yard' }, { three: 1, here: 1 }],
    ['a kill nobody placed', { kind: 'killed', enemy: 'drone', place: null }, { three: 1, here: 1 }],
    ['using an object: the first of its kind', { kind: 'used', object: 'lamp', place: 'row' }, { third: 1 }],
    ['surviving', { kind: 'survived', objectiveKey: objectiveKeyOf('lamps', 'hold') }, { hold: 1 }],
    ['surviving something else', { kind: 'survived', objectiveKey: objectiveKeyOf('other', 'hold') }, {}],
    ['leading home', { kind: 'escorted', npc: 'echo', to: 'gate' }, { walk: 1 }],
    ['taking part', { kind: 'event', event: 'convoy', result: 'took_part' }, { join: 1 }],
    ['winning is taking part too', { kind: 'event', event: 'convoy', result: 'won' }, { join: 1, win: 1 }],
    ['buying the item, several at once', { kind: 'action', action: 'buy', item: 'stim', count: 5 }, { buy: 2 }],
    ['buying another item', { kind: 'action', action: 'buy', item: 'soup' }, {}],
    ['selling anything', { kind: 'action', action: 'sell', item: 'soup' }, { sell: 1 }],
  ])('counts: %s', (_what, objectiveEvent, counts) => {
    expect(countsAfter(quest, state(), objectiveEvent)).toEqual(counts);
  });

  it('counts up to the required number, and returns the same object when nothing counts', () => {
    const full = state({ three: 3, here: 1, third: 1, seventh: 1 });
    expect(countsAfter(quest, full, { kind: 'killed', enemy: 'drone', place: null })).toBe(full.counts);
    // The eleventh lamp speaks, and the objective is to listen to the end.
    expect(countsAfter(quest, full, { kind: 'used', object: 'lamp', place: 'row' })).toBe(full.counts);
    expect(countsAfter(quest, state({ third: 1 }), { kind: 'used', object: 'lamp', place: 'row' })).toEqual({
      third: 1,
      seventh: 1,
    });
  });
});

describe('the state of a character', () => {
  const character: CharacterState = {
    itemCounts: { core: 9 },
    worn: ['pistol'],
    level: 7,
    attributesSpent: 2,
    perksSpent: 0,
  };
  const stage = {
    ...street,
    objectives: [
      { kind: 'collect' as const, id: 'cores', text, item: 'core', count: 4 },
      { kind: 'action' as const, id: 'wear', text, action: 'equip' as const, item: 'pistol', count: 1 },
      { kind: 'action' as const, id: 'third', text, action: 'reach_level' as const, count: 3 },
      { kind: 'action' as const, id: 'spend', text, action: 'spend_attribute' as const, count: 1 },
      { kind: 'action' as const, id: 'perk', text, action: 'spend_perk' as const, count: 1 },
      { kind: 'action' as const, id: 'dodge', text, action: 'dodge' as const, count: 1 },
    ],
  };

  it('counts for objectives that were fulfilled before they were given', () => {
    expect(countsInState(stage, {}, character)).toEqual({ cores: 4, wear: 1, third: 3, spend: 1 });
  });

  it('is counted again for what can be lost, and kept for what was done', () => {
    expect(
      countsInState(
        stage,
        { cores: 4, wear: 1, third: 3, spend: 1, perk: 1 },
        { ...character, itemCounts: { core: 1 }, worn: [] },
      ),
    ).toEqual({ cores: 1, wear: 1, third: 3, spend: 1, perk: 1 });
    const same = { cores: 4, wear: 1, third: 3, spend: 1 };
    expect(countsInState(stage, same, character)).toBe(same);
  });
});

describe('a stage', () => {
  const context = (level: number) => ({ level }) as ConditionContext;
  const now = { nowMs: 10_000, outcome: null, isDown: false };

  it('is left by the first exit whose condition holds', () => {
    expect(exitOf(street, state(), { ...now, context: context(9) })).toBeNull();
    expect(exitOf(street, state({ ...all, say: 0 }), { ...now, context: context(9) })).toBe('end');
    expect(exitOf(street, state(all), { ...now, context: context(1) })).toBeNull();
    expect(exitOf(street, state(all), { ...now, context: null })).toBeNull();
    expect(exitOf(street, state(all), { ...now, outcome: 'sold', context: context(9) })).toBe('end');
    expect(exitOf(street, state(), { ...now, outcome: 'sold', context: context(9) })).toBe('sold');
    expect(exitOf(street, state(), { ...now, outcome: 'bought', context: context(9) })).toBeNull();
    expect(exitOf(street, state(), { ...now, isDown: true, context: context(9) })).toBe('down');
    expect(exitOf(street, state(), { ...now, nowMs: 10_500, context: context(9) })).toBe('later');
    expect(exitOf(street, state(), { ...now, nowMs: 11_000, context: context(9) })).toBe('late');
  });

  it('is left by one objective that replaces the others', () => {
    const stage: typeof street = {
      ...street,
      exits: [
        { on: 'objectives', to: 'end', when: [] },
        { on: 'objective', objective: 'say', to: 'said' },
      ],
    };
    expect(exitOf(stage, state({ three: 3 }), { ...now, context: null })).toBeNull();
    expect(exitOf(stage, state({ say: 1 }), { ...now, context: null })).toBe('said');
    expect(exitOf(stage, state(all), { ...now, context: null })).toBe('end');
  });

  it('ends at its first timer', () => {
    expect(deadlineOf(street, 10_000)).toBe(10_500);
    expect(deadlineOf({ ...street, exits: [] }, 10_000)).toBeNull();
    expect(() => stageOf(quest, 'nowhere')).toThrow(RangeError);
    expect(isDone(street.objectives[1]!, { three: 2 })).toBe(false);
  });
});

describe('a quest that ended', () => {
  const monday = Date.UTC(2031, 4, 5);
  const day = 86_400_000;
  it.each(
    (
      [
        ['never', 'done', 90 * day, false],
        ['after_failure', 'done', day, false],
        ['after_failure', 'failed', 1, true],
        ['daily', 'done', day - 1, false],
        ['daily', 'done', day, true],
        ['weekly', 'done', 7 * day - 1, false],
        ['weekly', 'failed', 7 * day, true],
      ] as const
    ).map(([repeats, result, laterMs, may]) => ({ repeats, result, laterMs, may })),
  )(
    'that repeats $repeats, ended $result, may start again $laterMs ms later: $may',
    ({ repeats, result, laterMs, may }) => {
      expect(mayRepeat({ repeats }, { result, endedMs: monday }, monday + laterMs)).toBe(may);
    },
  );

  it.each([
    ['daily', Date.UTC(2031, 4, 5, 23, 59), Date.UTC(2031, 4, 6)],
    ['daily', Date.UTC(2031, 4, 6), Date.UTC(2031, 4, 7)],
    ['weekly', Date.UTC(2031, 4, 5), Date.UTC(2031, 4, 12)],
    ['weekly', Date.UTC(2031, 4, 11, 23, 59), Date.UTC(2031, 4, 12)],
    ['after_failure', monday, null],
    ['never', monday, null],
  ] as const)('that repeats %s and was done at %d comes back at %s', (repeats, endedMs, atMs) => {
    expect(repeatsAtMs({ repeats }, { result: 'done', endedMs })).toBe(atMs);
  });

  it('comes back by the calendar when it is daily or weekly, and not when it repeats after a failure', () => {
    const all = (['never', 'after_failure', 'daily', 'weekly'] as const).filter((repeats) => isPeriodic({ repeats }));
    expect(all).toEqual(['daily', 'weekly']);
  });
});
