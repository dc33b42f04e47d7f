import { tradesKeptDays } from '@necp/shared/trade/rules';
import type { Retention } from '../kernel';

/** Trades with what was offered in them, questions that came to nothing, and what was counted on a day. */
export const retention: readonly Retention[] = [
  { table: 'trades', since: 'ended_at', keptDays: tradesKeptDays, onlyIf: `reason = 'completed'`, shownAs: 'trades' },
  { table: 'trades', since: 'ended_at', keptDays: 1, onlyIf: `reason <> 'completed'` },
  { table: 'trade_days', since: 'day', keptDays: 2 },
];
