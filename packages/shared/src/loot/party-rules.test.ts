import { describe, expect, it } from 'vitest';
import { seededRng } from '../kernel/rng';
import { canChoose, highestRoll, isRollOver, nextInTurn, rollNumber, sharingOf, winnerOf } from './party-rules';
import type { LootRules } from './party-schema';

const rules = (changes: Partial<LootRules> = {}): LootRules => ({
  mode: 'need_greed',
  threshold: 'refined',
  masterId: null,
  ...changes,
});
const item = (rarity: 'common' | 'refined' = 'refined') => ({ rarity, isPersonal: false });
const both = ['anna', 'boris'];

describe('who gets an item', () => {
  it.each([
    ['personal', 'own'],
    ['free_for_all', 'all'],
    ['round_robin', 'turn'],
    ['need_greed', 'roll'],
  ] as const)('in the mode %s is %s', (mode, sharing) => {
    expect(sharingOf(rules({ mode }), item(), both)).toBe(sharing);
  });

  it('is decided by a master who fought, and by a roll without one', () => {
    expect(sharingOf(rules({ mode: 'master', masterId: 'anna' as never }), item(), both)).toBe('master');
    expect(sharingOf(rules({ mode: 'master', masterId: 'zora' as never }), item(), both)).toBe('roll');
  });

  it('is its finder below the threshold, alone, and for what is personal', () => {
    expect(sharingOf(rules(), item('common'), both)).toBe('own');
    expect(sharingOf(rules(), item(), ['anna'])).toBe('own');
    expect(sharingOf(rules({ mode: 'free_for_all' }), { ...item(), isPersonal: true }, both)).toBe('own');
  });

  it('goes round all members in turn, also when some are missing', () => {
    expect(nextInTurn(['b', 'a', 'c'], null)).toBe('a');
    expect(nextInTurn(['b', 'a', 'c'], 'a')).toBe('b');
    expect(nextInTurn(['a', 'c'], 'b')).toBe('c');
    expect(nextInTurn(['a', 'b'], 'c')).toBe('a');
    expect(nextInTurn([], 'c')).toBeNull();
  });
});

describe('a roll', () => {
  const chose = (characterId: string, choice: 'need' | 'greed' | 'pass' | null, rolled: number | null = null) => ({
    characterId,
    choice,
    rolled,
  });

  it('gives each of forty members a number of their own', () => {
    const rng = seededRng(7);
    const taken: number[] = [];
    for (let member = 0; member < 40; member += 1) taken.push(rollNumber(taken, rng));
    expect(new Set(taken).size).toBe(40);
    expect(Math.min(...taken)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...taken)).toBeLessThanOrEqual(highestRoll);
  });

  it('is won by the highest number of those who need it, then of those who would like it', () => {
    expect(winnerOf([chose('a', 'greed', 99), chose('b', 'need', 3), chose('c', 'need', 7)])).toEqual({
      characterId: 'c',
      reason: 'need',
    });
    expect(winnerOf([chose('a', 'greed', 4), chose('b', 'greed', 5), chose('c', 'pass')])?.characterId).toBe('b');
    expect(winnerOf([chose('a', 'pass'), chose('b', null)])).toBeNull();
  });

  it('is over when all have chosen or its time has passed', () => {
    expect(isRollOver([chose('a', 'pass'), chose('b', null)], 100, 99)).toBe(false);
    expect(isRollOver([chose('a', 'pass'), chose('b', null)], 100, 100)).toBe(true);
    expect(isRollOver([chose('a', 'pass'), chose('b', 'need', 2)], 100, 0)).toBe(true);
  });

  it('takes the first choice of each member, in time', () => {
    const open = { isOpen: true, endsMs: 100 };
    expect(canChoose(open, chose('a', null), 99).ok).toBe(true);
    expect(canChoose(open, chose('a', 'pass'), 99)).toMatchObject({ code: 'loot.chosen' });
    expect(canChoose(open, chose('a', null), 100)).toMatchObject({ code: 'loot.decided' });
    expect(canChoose({ ...open, isOpen: false }, chose('a', null), 0)).toMatchObject({ code: 'loot.decided' });
    expect(canChoose(open, undefined, 0)).toMatchObject({ code: 'loot.gone' });
  });
});
