'use client';

import { useTranslations } from 'next-intl';
import { Banner } from '../components/banner';
import { Button } from '../components/button';
import { useLink } from './link-store';
import { clockOf, useCountdown } from './use-countdown';

/** Shows a problem with the connection for as long as it lasts. */
export function LinkBanners({ onReconnect }: { readonly onReconnect: () => void }) {
  const t = useTranslations('hud');
  const connection = useLink((state) => state.connection);
  const restartAtMs = useLink((state) => state.restartAtMs);
  const graphics = useLink((state) => state.graphics);
  const restartIn = useCountdown(restartAtMs);
  const wasHere = useLink((state) => state.welcome !== null);
  return (
    <div
      className={
        'layer absolute inset-x-4 top-[max(1rem,env(safe-area-inset-top))] z-20 mx-auto grid max-w-lg gap-2 ' +
        'max-lg:top-28 short:top-4'
      }
    >
      {connection.phase === 'lost' && (
        <Banner
          tone="fault"
          action={
            <Button size="small" disabled={connection.retryInMs === 0} onClick={onReconnect}>
              {t('tryNow')}
            </Button>
          }
        >
          {connection.queue
            ? t('queueBanner', { place: connection.queue.place })
            : connection.retryInMs > 0
              ? t.rich('lost', {
                  seconds: Math.ceil(connection.retryInMs / 1000),
                  n: (words) => <span className="number">{words}</span>,
                })
              : t('retrying')}
        </Banner>
      )}
      {connection.phase === 'connecting' && wasHere && <Banner tone="warning">{t('retrying')}</Banner>}
      {restartAtMs !== null && connection.phase === 'online' && (
        <Banner tone="warning">
          {t.rich('restartIn', { clock: clockOf(restartIn), n: (words) => <span className="number">{words}</span> })}
        </Banner>
      )}
      {graphics === 'lost' && <Banner tone="warning">{t('graphicsLost')}</Banner>}
    </div>
  );
}
