import { describe, expect, test } from 'vitest';
import { marked, wordsOf } from './words';

describe('the name above a player', () => {
  test('says in both languages that the player is away', () => {
    expect(marked('Juno', { isAway: true, words: wordsOf('en') })).toBe('Juno · AFK');
    expect(marked('Juno', { isAway: true, words: wordsOf('ru') })).toBe('Juno · АФК');
  });
  test('is the name alone while the player is there', () => {
    expect(marked('Juno', { isAway: false, words: wordsOf('en') })).toBe('Juno');
  });
});
