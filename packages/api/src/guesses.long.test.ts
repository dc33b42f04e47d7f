import { it } from 'vitest';
import { expectWorthless } from './testing/guesses';

it('ten thousand guesses from many addresses open nothing, are hardly looked at, and lock no owner out', () =>
  expectWorthless({ guesses: 10_000, accounts: 12, addresses: 500 }));
