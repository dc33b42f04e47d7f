'use client';

import type { TradeAskView } from '@necp/shared/trade/schema';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { useCountdown } from '../../components/use-countdown';
import type { TradeActions } from './use-trade';

interface AskCardProps {
  readonly ask: TradeAskView;
  readonly endsMs: number;
  readonly actions: TradeActions;
  /** Null for a question of the player's own. */
  readonly onAccept: (() => void) | null;
}

/** A question of another player, or of the player's own, until it runs out. */
export function AskCard({ ask: { tradeId, name }, endsMs, actions, onAccept }: AskCardProps) {
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
