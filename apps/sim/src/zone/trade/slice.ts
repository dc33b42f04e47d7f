import type { CharacterId } from '@necp/shared/kernel';
import { zoneSlice } from '../core/slice';

/** Two players of a question or of a trade. */
export interface TradePair {
  readonly askerId: CharacterId;
  readonly askedId: CharacterId;
}

export interface TradeSlice {
  /** Questions that wait for an answer, and the tick until which each does. */
  readonly asks: Map<string, TradePair & { readonly endsTick: number }>;
  /** Trades that are watched until the two are out of reach of each other. */
  readonly open: Map<string, TradePair>;
  /** The players whose question the domain is storing, and the tick until which its answer is awaited. */
  readonly asking: Map<CharacterId, number>;
}

export const tradeSlice = zoneSlice<TradeSlice>('trade', () => ({
  asks: new Map(),
  open: new Map(),
  asking: new Map(),
}));
