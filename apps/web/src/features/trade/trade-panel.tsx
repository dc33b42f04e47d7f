'use client';

import { useEffect } from 'react';
import { useTradeWanted } from '../../components/trade-wanted';
import type { HudProps } from '../base/feature';
import { AskCard } from './ask-card';
import { useTradeState } from './store';
import { useOwnTrade, useTradeActions } from './use-trade';

/** Shows the questions of other players and the player's own, and opens the window when a trade begins. */
export function TradePanel({ playerActions }: Pick<HudProps, 'playerActions'>) {
  const { view, atMs } = useOwnTrade();
  const actions = useTradeActions();
  const isOpen = view?.trade != null;
  useEffect(() => useTradeState.setState({ isOpen }), [isOpen]);
  useEffect(
    () => useTradeWanted.subscribe(({ name }) => name !== null && playerActions?.send('trade.ask', { name })),
    [playerActions],
  );
  if (view === undefined || isOpen) return null;
  return (
    <>
      {view.received
        .filter(({ isQuiet }) => !isQuiet)
        .map((ask) => (
          <AskCard
            key={ask.tradeId}
            ask={ask}
            endsMs={atMs + ask.endsInMs}
            actions={actions}
            onAccept={() => playerActions?.send('trade.accept', { tradeId: ask.tradeId })}
          />
        ))}
      {view.sent.map((ask) => (
        <AskCard key={ask.tradeId} ask={ask} endsMs={atMs + ask.endsInMs} actions={actions} onAccept={null} />
      ))}
    </>
  );
}
