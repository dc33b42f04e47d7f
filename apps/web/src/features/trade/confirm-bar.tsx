'use client';

import type { TradeView } from '@necp/shared/trade/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { useCountdown } from '../../components/use-countdown';
import type { TradeActions } from './use-trade';

interface ConfirmBarProps {
  readonly trade: TradeView;
  readonly atMs: number;
  readonly actions: TradeActions;
}

/** The two confirmations: both agree, then both confirm. After a change nothing can be confirmed for a moment. */
export function ConfirmBar({ trade, atMs, actions }: ConfirmBarProps) {
  const t = useTranslations('trade');
  const format = useFormatter();
  const { own, other, partner, tradeId, version } = trade;
  const locked = useCountdown(atMs + trade.lockedMs);
  const idle = useCountdown(atMs + trade.idleMs);
  const step = own.step >= 1 && other.step >= 1 ? 2 : 1;
  const isWaiting = own.step >= step;
  const requestId = newRequestId();
  const label = locked > 0 ? t('locked', { seconds: locked }) : t(step === 1 ? 'agree' : 'confirm');
  return (
    <section aria-label={t('confirmation')} className="grid gap-2 border border-line bg-ground/50 p-3">
      <p aria-live="polite" className="text-sm text-text">
        {isWaiting ? t('waitingFor', { name: partner.name }) : t(step === 1 ? 'agreeText' : 'confirmText')}
      </p>
      {step === 2 && (
        <p className="text-sm text-quiet">
          {t('sum', {
            ...{ gives: format.number(own.chits), gets: format.number(other.chits) },
            ...{ givesItems: own.offers.length, getsItems: other.offers.length },
          })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          tone="primary"
          disabled={locked > 0 || isWaiting}
          waiting={actions.confirm.isPending}
          onClick={() => actions.confirm.mutate({ requestId, tradeId, version, step })}
        >
          {label}
        </Button>
        <Button waiting={actions.cancel.isPending} onClick={() => actions.cancel.mutate({ requestId, tradeId })}>
          {t('end')}
        </Button>
        {idle <= 30 && (
          <p role="timer" className="number self-center text-sm text-amber">
            {t('idle', { seconds: idle })}
          </p>
        )}
      </div>
    </section>
  );
}
