import * as z from 'zod';
import type { Job } from '../kernel';
import { judgeTrade, judgeTrades } from './ending';

const OfTrade = z.object({ tradeId: z.uuid() });

export const jobs: readonly Job[] = [
  { name: 'trade.judge', run: (ctx, payload) => judgeTrade(ctx, OfTrade.parse(payload).tradeId) },
  { name: 'trade.judge_all', cron: '* * * * *', run: judgeTrades },
];
