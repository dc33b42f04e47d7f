import { zoneRoom } from '../core/room';
import type {} from './contract';
import { acceptTrade, askTrade, leaveTrades, takeAnswered, takeAsked, watchTrades } from './reach';

/** Trade: the zone judges who is within reach of each other, and ends trades when that changes. */
export const tradeRoom = zoneRoom('trade', {
  forget: leaveTrades,
  inputs: { trade_asked: takeAsked, trade_answered: takeAnswered },
  on: { 'trade.ask': askTrade, 'trade.accept': acceptTrade },
  tick: { settle: watchTrades },
});
