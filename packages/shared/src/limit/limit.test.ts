import { describe, expect, it } from 'vitest';
import { LimitBook } from './book';
import { defaultOf, limits, ruleOf, type LimitName } from './registry';
import { canSetLimit } from './rules';

const names = Object.keys(limits) as LimitName[];

describe('the registry of limits', () => {
  it.each(names)('%s has a default and bounds that operators may set', (name) => {
    const { pointsRange, windowRange } = ruleOf(name);
    expect(canSetLimit(ruleOf(name), defaultOf(name)).ok).toBe(true);
    for (const points of [pointsRange.min, pointsRange.max])
      expect(canSetLimit(ruleOf(name), { points, windowSeconds: windowRange?.max ?? null }).ok).toBe(true);
  });

  it('leaves an administrator thirty calls a minute on the way to the page, however low it is set', () => {
    const way = ['calls_account', 'calls_address', 'procedure.limit.list', 'procedure.limit.change'] as const;
    for (const name of [...way, 'procedure.limit.reset', 'procedure.account.prove'] as const) {
      const { pointsRange, windowRange } = ruleOf(name);
      expect((pointsRange.min * 60) / (windowRange?.max ?? 60)).toBeGreaterThanOrEqual(30);
    }
  });

  it('never gives staff less than players', () => {
    for (const name of names.filter((one) => ruleOf(one).kind === 'role'))
      expect(ruleOf(name).pointsRange.min).toBeGreaterThanOrEqual(100);
  });
});

describe('the book of a process', () => {
  it('gives rates that follow every change, and go back', () => {
    const book = new LimitBook();
    const rate = book.rateOf('messages');
    expect(rate).toEqual({ perSecond: 30, burst: 60 });
    book.replace([{ name: 'messages', points: 100, windowSeconds: 1 }]);
    expect(rate).toEqual({ perSecond: 100, burst: 100 });
    book.replace([]);
    expect(rate).toEqual({ perSecond: 30, burst: 60 });
  });

  it('has the default of its environment until an operator sets another value', () => {
    const book = new LimitBook();
    book.setBase('sockets_from', { points: 7, windowSeconds: null });
    expect(book.valueOf('sockets_from').points).toBe(7);
    book.replace([{ name: 'sockets_from', points: 90, windowSeconds: null }]);
    expect(book.valueOf('sockets_from').points).toBe(90);
  });

  it.each([
    { name: '__proto__', points: 5, windowSeconds: 60 },
    { name: 'constructor', points: 5, windowSeconds: 60 },
    { name: 'calls_account', points: 1, windowSeconds: 60 },
    { name: 'calls_account', points: Number.POSITIVE_INFINITY, windowSeconds: 60 },
    { name: 'calls_account', points: 400, windowSeconds: 0 },
    { name: 'calls_account', points: 400, windowSeconds: null },
    { name: 'sockets_from', points: 40, windowSeconds: 60 },
  ])('ignores %j', (value) => {
    const book = new LimitBook();
    expect(book.replace([value])).toEqual([value.name]);
    expect(book.valueOf('calls_account')).toEqual(defaultOf('calls_account'));
  });

  it('counts a caller by the highest of its roles', () => {
    const book = new LimitBook();
    book.replace([{ name: 'role.moderator', points: 300, windowSeconds: null }]);
    expect(book.pointsFor('calls_account', ['player', 'game_master', 'moderator'])).toBe(1200);
    expect(book.pointsFor('calls_account', [])).toBe(400);
  });
});
