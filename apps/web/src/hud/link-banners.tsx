'use client';

import { useTranslations } from 'next-intl';
import { Banner } from '../components/banner';
import { Button } from '../components/button';
import { useIsOnline } from '../components/use-is-online';
import { useLink } from './link-store';
import { clockOf } from '../components/kernel/clock';
import { useCountdown } from '../components/use-countdown';

/** Shows a problem with the connection for as long as it lasts. */
export function LinkBanners({ onReconnect }: { readonly onReconnect: () => void }) {
  const t = useTranslations('hud');
  const connection = useLink((state) => state.connection);
  const restartAtMs = useLink((state) => state.restartAtMs);
  const graphics = useLink((state) => state.graphics);
  const restartIn = useCountdown(restartAtMs);
  const wasHere = useLink((state) => state.welcome !== null);
  const isOnline = useIsOnline();
  return (
    <div
      className={
        'layer absolute inset-x-4 top-[max(1rem,env(safe-area-inset-top))] z-20 mx-auto grid max-w-lg gap-2 ' +
        // Below the frame of the target, and between the player's own frame and the map.
        'max-lg:top-28 lg:tall:top-36 lg:max-xl:max-w-80 short:top-4'
      }
    >
      {connection.phase === 'lost' && (wasHere || !connection.queue) && (
        <Banner
          tone="fault"
          action={
            <Button size="small" disabled={connection.retryInMs === 0} onClick={onReconnect}>
              {t('tryNow')}
            </Button>
          }
        >
          <LostText />
        </Banner>
      )}
      {connection.phase === 'connecting' && wasHere && (
        <Banner tone="warning">{t(isOnline ? 'retrying' : 'offline')}</Banner>
      )}
      {restartAtMs !== null && connection.phase === 'online' && (
        <Banner tone="warning">
          {t.rich('restartIn', { clock: clockOf(restartIn), n: (words) => <span className="number">{words}</span> })}
        </Banner>
      )}
      {graphics === 'lost' && <Banner tone="warning">{t('graphicsLost')}</Banner>}
    </div>
  );
}

/** Says why the connection is lost, or when the next try comes. */
function LostText() {
  const t = useTranslations('hud');
  const connection = useLink((state) => state.connection);
  const isOnline = useIsOnline();
  if (!isOnline) return t('offline');
  if (connection.phase !== 'lost') return null;
  if (connection.queue) return t('queueBanner', { place: connection.queue.place });
  if (connection.retryInMs === 0) return t('retrying');
  return t.rich('lost', {
    seconds: Math.ceil(connection.retryInMs / 1000),
    n: (words) => <span className="number">{words}</span>,
  });
}
