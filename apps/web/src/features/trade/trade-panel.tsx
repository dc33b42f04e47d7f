'use client';

import type { TradeAskView } from '@necp/shared/trade/schema';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { useTradeWanted } from '../../components/trade-wanted';
import { useCountdown } from '../../components/use-countdown';
import type { HudProps } from '../base/feature';
import { useTradeState } from './store';
import { useOwnTrade, useTradeActions, type TradeActions } from './use-trade';

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

interface AskCardProps {
  readonly ask: TradeAskView;
  readonly endsMs: number;
  readonly actions: TradeActions;
  /** Null for a question of the player's own. */
  readonly onAccept: (() => void) | null;
}

function AskCard({ ask: { tradeId, name }, endsMs, actions, onAccept }: AskCardProps) {
  const t = useTranslations('hud.trade');
  const seconds = useCountdown(endsMs);
  const cancel = () => actions.cancel.mutate({ requestId: newRequestId(), tradeId });
  if (seconds === 0) return null;
  return (
    <section
      aria-label={t('title')}
      aria-live="polite"
      className="cut edge-amber pointer-events-auto grid w-80 max-w-[92vw] gap-2 p-3 text-center"
    >
      <p className="caps text-xs text-amber">{t('title')}</p>
      <p className="text-text">{t(onAccept === null ? 'waiting' : 'asked', { name })}</p>
      <p aria-hidden className="number text-sm text-quiet">
        {t('seconds', { seconds })}
      </p>
      <div className="flex gap-2 *:grow">
        {onAccept !== null && (
          <Button tone="primary" size="small" onClick={onAccept}>
            {t('accept')}
          </Button>
        )}
        <Button size="small" waiting={actions.cancel.isPending} onClick={cancel}>
          {t(onAccept === null ? 'withdraw' : 'decline')}
        </Button>
      </div>
    </section>
  );
}
