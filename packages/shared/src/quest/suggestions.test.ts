import { describe, expect, it } from 'vitest';
import type { QuestContent } from './content';
import type { QuestLogView } from './schema';
import { suggestQuests } from './suggestions';

const quest = (id: string, level: number, next?: string) => ({ id, level, next }) as unknown as QuestContent;
const quests = new Map(
  [quest('first', 1, 'soup'), quest('soup', 3, 'toll'), quest('bees', 4), quest('toll', 5)].map((one) => [one.id, one]),
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
});
