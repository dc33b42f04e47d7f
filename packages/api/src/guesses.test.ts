import { it } from 'vitest';
import { expectWorthless } from './testing/guesses';

it('a few hundred guesses from many addresses open nothing, are hardly looked at, and lock no owner out', () =>
  expectWorthless({ guesses: 300, accounts: 2, addresses: 60 }));
