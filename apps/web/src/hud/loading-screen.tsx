'use client';

import { zoneNames } from '@necp/content/client';
import type { Locale } from '@necp/shared/kernel';
import type { CloseReason } from '@necp/shared/protocol';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { toast } from 'sonner';
import { Button, Spinner } from '../components/button';
import { Mark } from '../components/site/mark';
import { ErrorState } from '../components/states';
import { useIsOnline } from '../components/use-is-online';
import { MaintenanceWait } from '../features/maintenance/maintenance-wait';
import { RealmQueue } from '../features/realm/realm-queue';
import type { EntryQueue, OtherOnline } from '../realtime/types';
import { useLink } from './link-store';
import { LoadingTip } from './loading-tip';
import { Skyline } from './skyline';

interface LoadingScreenProps {
  readonly onReconnect: () => void;
  /** Enters although another character of the account is in the city, which leaves it. */
  readonly onTakeOver: () => void;
}

/** Shown while the city is not visible: connecting, disconnected, or why it cannot be drawn. */
export function LoadingScreen({ onReconnect, onTakeOver }: LoadingScreenProps) {
  const t = useTranslations('hud');
  const connection = useLink((state) => state.connection);
  const graphics = useLink((state) => state.graphics);
  const wasHere = useLink((state) => state.welcome !== null);
  const transferTo = useLink((state) => state.transferTo);
  const locale = useLocale() as Locale;
  if (graphics === 'unsupported')
    return (
      <LoadingCover>
        <ErrorState icon="display" title={t('noGraphics')} action={<Leave />}>
          {t('noGraphicsText')}
        </ErrorState>
      </LoadingCover>
    );
  if (connection.phase === 'closed')
    return (
      <LoadingCover>
        <Closed reason={connection.reason} onReconnect={onReconnect} />
      </LoadingCover>
    );
  if (connection.phase === 'occupied')
    return (
      <LoadingCover>
        <Occupied other={connection} onTakeOver={onTakeOver} />
      </LoadingCover>
    );
  if (connection.phase === 'maintenance')
    return (
      <LoadingCover>
        <MaintenanceWait retryInMs={connection.retryInMs} away={<Leave />} />
      </LoadingCover>
    );
  if (connection.phase === 'loading')
    return (
      <LoadingCover>
        <LoadingText text={t(`loading.${connection.step}`)} />
      </LoadingCover>
    );
  if (transferTo !== null)
    return (
      <LoadingCover>
        <LoadingText text={t('transfer', { zone: zoneNames[transferTo]?.[locale] ?? '' })} />
      </LoadingCover>
    );
  if (!wasHere && connection.phase === 'lost' && connection.queue)
    return (
      <LoadingCover>
        <InLine queue={connection.queue} retryInMs={connection.retryInMs} />
      </LoadingCover>
    );
  if (!wasHere)
    return (
      <LoadingCover>
        <ConnectingText />
      </LoadingCover>
    );
  return null;
}

/** The curtain. A notice from before it would stand over it. */
function LoadingCover({ children }: { readonly children: ReactNode }) {
  useEffect(() => void toast.dismiss(), []);
  return <div className="absolute inset-0 z-30 grid place-items-center bg-ground/92 px-4">{children}</div>;
}

/** Shown before the first arrival: what the connection waits for. */
function ConnectingText() {
  const t = useTranslations('hud');
  const connection = useLink((state) => state.connection);
  const isOnline = useIsOnline();
  if (connection.phase !== 'lost') return <LoadingText text={t('connecting')} />;
  if (!isOnline) return <LoadingText text={t('offline')} />;
  return <LoadingText text={t('firstLost', { seconds: Math.ceil(connection.retryInMs / 1000) })} />;
}

function LoadingText({ text }: { readonly text: string }) {
  return (
    <>
      <Skyline />
      <div className="relative grid justify-items-center gap-5 text-center">
        <Mark className="size-16" />
        <p role="status" className="flex items-center gap-3 font-title text-lg text-text">
          <Spinner className="text-amber" />
          {text}
        </p>
        <LoadingTip />
      </div>
    </>
  );
}

interface InLineProps {
  readonly queue: EntryQueue;
  readonly retryInMs: number;
}

/** Shows the queue of the full city or of a full district: the position and the estimated wait. */
function InLine({ queue, retryInMs }: InLineProps) {
  const t = useTranslations('hud');
  const { place, waiting, estimateSeconds } = queue;
  if (waiting !== undefined)
    return <RealmQueue queue={{ place, waiting, estimateSeconds }} retryInMs={retryInMs} away={<Leave />} />;
  return (
    <div role="status" className="grid justify-items-center gap-3 text-center">
      <p className="caps text-sm text-quiet">{t('queueTitle')}</p>
      <p className="number font-title text-6xl text-amber">{place}</p>
      <p className="font-title text-lg text-text">{place === 1 ? t('queueNext') : t('queuePlace')}</p>
      <p className="max-w-prose text-quiet">
        {estimateSeconds === null
          ? t('queueKept')
          : t('queueEstimate', { minutes: Math.max(1, Math.round(estimateSeconds / 60)) })}
      </p>
      <div className="mt-3">
        <Leave />
      </div>
    </div>
  );
}

/** Says which character of the account is in the city, and offers to enter in its place. */
function Occupied({ other, onTakeOver }: { readonly other: OtherOnline; readonly onTakeOver: () => void }) {
  const t = useTranslations('realm');
  const { name, device } = other;
  return (
    <ErrorState
      icon="device"
      title={t('otherTitle')}
      action={
        <>
          <Button tone="primary" onClick={onTakeOver}>
            {t('takeOver')}
          </Button>
          <Leave />
        </>
      }
    >
      {t('otherText', { name, device })}
    </ErrorState>
  );
}

/** Reasons after which only another page helps. */
const elsewhere: Partial<Record<CloseReason, 'reload' | 'signIn'>> = { version: 'reload', signed_out: 'signIn' };

function Closed({ reason, onReconnect }: { readonly reason: CloseReason; readonly onReconnect: () => void }) {
  const t = useTranslations('hud');
  const way = elsewhere[reason];
  useEffect(() => {
    // The characters page says why; a page without a player need not draw the city.
    if (reason === 'afk') window.location.replace('/characters?left=idle');
  }, [reason]);
  return (
    <ErrorState
      icon={reason === 'taken_over' ? 'device' : reason === 'afk' ? 'clock' : 'signal_lost'}
      title={t(`closed.${reason}.title`)}
      action={
        <>
          {way === 'reload' && (
            <Button tone="primary" icon="restore" onClick={() => window.location.reload()}>
              {t('reload')}
            </Button>
          )}
          {way === 'signIn' && (
            <Button asChild tone="primary">
              <a href="/sign-in">{t('signIn')}</a>
            </Button>
          )}
          {way === undefined && (
            <Button tone="primary" onClick={onReconnect}>
              {reason === 'taken_over' ? t('playHere') : t('backIn')}
            </Button>
          )}
          <Leave />
        </>
      }
    >
      {t(`closed.${reason}.text`)}
    </ErrorState>
  );
}

function Leave() {
  const t = useTranslations('hud');
  return (
    <Button asChild>
      <a href="/characters">{t('toCharacters')}</a>
    </Button>
  );
}
