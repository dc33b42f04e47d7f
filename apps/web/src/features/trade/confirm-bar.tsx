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

/**
 * The two confirmations, always in sight: both agree, then both confirm. After a change nothing can be confirmed for a
 * moment.
 */
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
    <section aria-label={t('confirmation')} className="flex w-full flex-wrap items-center gap-x-4 gap-y-2">
      <div className="grid min-w-56 grow basis-0 gap-0.5 text-sm">
        <p aria-live="polite" className="text-text">
          {isWaiting ? t('waitingFor', { name: partner.name }) : t(step === 1 ? 'agreeText' : 'confirmText')}
        </p>
        {step === 2 && (
          <p className="text-quiet">
            {t('sum', {
              ...{ gives: format.number(own.chits), gets: format.number(other.chits) },
              ...{ givesItems: own.offers.length, getsItems: other.offers.length },
            })}
          </p>
        )}
        {idle <= 30 && (
          <p role="timer" className="number text-amber">
            {t('idle', { seconds: idle })}
          </p>
        )}
      </div>
      <div className="ml-auto flex gap-3 max-sm:w-full max-sm:*:grow">
        <Button waiting={actions.cancel.isPending} onClick={() => actions.cancel.mutate({ requestId, tradeId })}>
          {t('end')}
        </Button>
        <Button
          tone="primary"
          disabled={locked > 0 || isWaiting}
          waiting={actions.confirm.isPending}
          onClick={() => actions.confirm.mutate({ requestId, tradeId, version, step })}
        >
          {label}
        </Button>
      </div>
    </section>
  );
}
