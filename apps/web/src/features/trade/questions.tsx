'use client';

import type { WindowProps } from '../base/feature';
import { AskCard } from './ask-card';
import { useOwnTrade, useTradeActions } from './use-trade';

/** The questions of other players that wait, those too that came while the player did not want to be disturbed. */
export function Questions({ playerActions }: Pick<WindowProps, 'playerActions'>) {
  const { view, atMs } = useOwnTrade();
  const actions = useTradeActions();
  if (view === undefined || view.trade !== null || view.received.length === 0) return null;
  return (
    <div className="grid justify-items-center gap-2">
      {view.received.map((ask) => (
        <AskCard
          key={ask.tradeId}
          ask={ask}
          endsMs={atMs + ask.endsInMs}
          actions={actions}
          onAccept={() => playerActions?.send('trade.accept', { tradeId: ask.tradeId })}
        />
      ))}
    </div>
  );
}
