import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { useTradeState } from './store';
import { TradePanel } from './trade-panel';

/** Trades with other players: questions, and the window in which both offer. */
export const trade = defineFeature({
  room: 'trade',
  windows: [
    {
      name: 'trades',
      icon: 'swap',
      messages: ['trade'],
      load: () => import('./history-window').then((part) => part.HistoryWindow),
    },
  ],
  summoned: [
    {
      name: 'trade',
      messages: ['items', 'stats', 'trade'],
      isOpen: () => useTradeState.getState().isOpen,
      subscribe: useTradeState.subscribe,
      load: () => import('./trade-window').then((part) => part.TradeWindow),
    },
  ],
  slots: { encounter: [TradePanel] },
  stale: { trade: ['trade'] },
  forget: [forgetting(useTradeState)],
});
