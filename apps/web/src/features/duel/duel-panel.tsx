'use client';

import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import type { PlayerActions } from '../../game/types';
import { DuelResult } from './duel-result';
import { useDuel } from './store';

/** Shows a challenge, the duel that follows, and its winner. */
export function DuelPanel({ playerActions }: { readonly playerActions: PlayerActions | null }) {
  const t = useTranslations('combat');
  const duel = useDuel((state) => state.duel);
  const close = () => useDuel.setState({ duel: null });
  if (!duel) return null;
  const name = duel.opponentName;
  return (
    <section
      aria-label={t('duel')}
      aria-live="assertive"
      className="cut edge-amber grid w-80 max-w-[92vw] gap-2 p-3 text-center"
    >
      <p className="caps text-xs text-amber">{t('duel')}</p>
      {duel.phase === 'challenged' && (
        <p className="text-text">{t(duel.isAsked ? 'duelAsked' : 'duelWaiting', { name })}</p>
      )}
      {duel.phase === 'challenged' && duel.isAsked && (
        <div className="flex gap-2 *:grow">
          <Button tone="primary" size="small" onClick={() => playerActions?.answerDuel(duel.opponent, 'accept')}>
            {t('accept')}
          </Button>
          <Button
            size="small"
            onClick={() => {
              playerActions?.answerDuel(duel.opponent, 'refuse');
              close();
            }}
          >
            {t('refuse')}
          </Button>
        </div>
      )}
      {duel.phase === 'countdown' && <p className="font-title text-2xl text-text">{t('duelReady', { name })}</p>}
      {duel.phase === 'active' && <p className="text-text">{t('duelActive', { name })}</p>}
      {duel.phase === 'active' && (
        <Button size="small" onClick={() => playerActions?.send('duel.yield', {})}>
          {t('yield')}
        </Button>
      )}
      {duel.phase === 'declined' && <p className="text-text">{t('duelDeclined', { name })}</p>}
      {duel.phase === 'over' && (
        <p className="font-title text-xl text-text">
          {duel.winner === null ? t('duelDrawn') : t(duel.winner === duel.opponent ? 'duelLost' : 'duelWon', { name })}
        </p>
      )}
      {duel.phase === 'over' && duel.how !== null && <p className="text-sm text-quiet">{t(`duelHow.${duel.how}`)}</p>}
      {duel.phase === 'over' && duel.sums && <DuelResult sums={duel.sums} opponentName={name} />}
      {(duel.phase === 'over' || duel.phase === 'declined') && (
        <div className="flex gap-2 *:grow">
          {duel.phase === 'over' && duel.how !== 'gone' && (
            <Button
              tone="primary"
              size="small"
              onClick={() => playerActions?.send('duel.challenge', { entityId: duel.opponent })}
            >
              {t('rematch')}
            </Button>
          )}
          <Button size="small" onClick={close}>
            {t('close')}
          </Button>
        </div>
      )}
    </section>
  );
}
