import { describe, expect, it } from 'vitest';
import type { QuestContent } from './content';
import type { QuestLogView } from './schema';
import { offersOf, periodicOffersOf, returningOf, suggestQuests } from './suggestions';

const quest = (id: string, level: number, rest: Partial<QuestContent> = {}) =>
  ({ id, level, repeats: 'never', ...rest }) as unknown as QuestContent;
const quests = new Map(
  [
    quest('first', 1, { next: 'soup' }),
    quest('soup', 3, { next: 'toll' }),
    quest('bees', 4),
    quest('toll', 5),
    quest('chores', 2, { repeats: 'daily' }),
    quest('audit', 6, { repeats: 'weekly' }),
  ].map((one) => [one.id, one]),
);
const fromLevel = (atLeast: number) => ({ if: 'level', atLeast }) as const;
const log = (changes: object) =>
  ({ ended: [], available: [], closed: [], ...changes }) as Pick<QuestLogView, 'ended' | 'available' | 'closed'>;
const named = (changes: object) => {
  const { main, side } = suggestQuests(log(changes), quests);
  return { main: main?.quest.id ?? null, reason: main?.reason ?? null, side: side?.quest.id ?? null };
};

describe('what to do next', () => {
  it('is the quest that the latest one leads to, and another one beside it', () => {
    const ended = [{ questId: 'first', result: 'done' }];
    expect(named({ ended, available: ['bees', 'soup'] })).toEqual({ main: 'soup', reason: null, side: 'bees' });
  });

  it('follows the thread past quests that were done before', () => {
    const ended = [
      { questId: 'first', result: 'done' },
      { questId: 'soup', result: 'done' },
    ];
    expect(named({ ended, available: ['bees', 'toll'] })).toMatchObject({ main: 'toll' });
  });

  it('names a closed quest with its reason, and an open one meanwhile', () => {
    const ended = [{ questId: 'soup', result: 'done' }];
    const closed = [{ questId: 'toll', reason: fromLevel(4) }];
    expect(named({ ended, closed, available: ['bees'] })).toEqual({
      main: 'toll',
      reason: fromLevel(4),
      side: 'bees',
    });
  });

  it('is the offer of the lowest level without a thread, and nothing when all is done', () => {
    expect(named({ available: ['toll', 'bees'] })).toEqual({ main: 'bees', reason: null, side: 'toll' });
    expect(named({})).toEqual({ main: null, reason: null, side: null });
  });

  it('is a daily quest only when no other one is open', () => {
    const ended = [
      { questId: 'chores', result: 'done' },
      { questId: 'soup', result: 'done' },
    ];
    expect(named({ ended, available: ['chores', 'bees', 'toll'] })).toEqual({
      main: 'toll',
      reason: null,
      side: 'bees',
    });
    const closed = [{ questId: 'toll', reason: fromLevel(4) }];
    expect(named({ closed, available: ['chores'] })).toMatchObject({ main: 'chores' });
  });
});

describe('daily and weekly quests', () => {
  const at = (hour: number) => new Date(Date.UTC(2031, 4, 5, hour));
  const over = (questId: string, hour: number) => ({ questId, result: 'done' as const, endedAt: at(hour) });
  const returning = (changes: object) =>
    returningOf(log(changes), quests).map(({ quest: { id }, atMs }) => [id, new Date(atMs).toISOString()]);

  it('are offered apart from the others', () => {
    const offers = log({ available: ['audit', 'bees', 'chores'] });
    expect(periodicOffersOf(offers, quests).map((one) => one.quest.id)).toEqual(['chores', 'audit']);
    expect(offersOf(offers, quests).map((one) => one.quest.id)).toEqual(['bees']);
  });

  it('name when they come back, the soonest first, until they are offered again', () => {
    const ended = [over('audit', 9), over('chores', 12), over('bees', 13)];
    expect(returning({ ended })).toEqual([
      ['chores', '2031-05-06T00:00:00.000Z'],
      ['audit', '2031-05-12T00:00:00.000Z'],
    ]);
    expect(returning({ ended, available: ['chores'] })).toHaveLength(1);
  });
});
