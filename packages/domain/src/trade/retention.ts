import { tradesKeptDays } from '@necp/shared/trade/rules';
import type { Retention } from '../kernel';

/** Trades with what was offered in them, questions that came to nothing among them, and what was counted on a day. */
export const retention: readonly Retention[] = [
  { table: 'trades', since: 'ended_at', keptDays: tradesKeptDays, shownAs: 'trades' },
  { table: 'trade_days', since: 'day', keptDays: 2 },
];
