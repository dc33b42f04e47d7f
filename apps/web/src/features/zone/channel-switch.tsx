'use client';

import type { Locale } from '@necp/shared/kernel';
import type { ZoneChannels } from '@necp/shared/protocol';
import { isInstance } from '@necp/shared/zone/channels';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '../../components/button';
import { useEscapeFirst } from '../../components/use-escape-first';
import type { PlayerActions } from '../../game/types';
import { channelName } from './channel-name';
import { useZone } from './store';

interface ChannelSwitchProps {
  readonly playerActions: Pick<PlayerActions, 'send'> | null;
  /** Gives the keyboard back to the game. */
  readonly focusGame: () => void;
}

const askEveryMs = 5_000;

/**
 * Shows the channel of a crowded district, how full the others are, and a way to switch; shows nothing while there is
 * only one channel.
 */
export function ChannelSwitch({ playerActions, focusGame }: ChannelSwitchProps) {
  const t = useTranslations('zone');
  const locale = useLocale() as Locale;
  const arrival = useZone((state) => state.arrival);
  const count = useZone((state) => state.channelCount);
  const channels = useZone((state) => state.channels);
  const [isOpen, setOpen] = useState(false);
  const shut = () => {
    setOpen(false);
    focusGame();
  };
  useEscapeFirst({ isHeld: isOpen, letGo: shut });
  useEffect(() => {
    if (!isOpen) return;
    playerActions?.send('zone.channels', {});
    const asking = setInterval(() => playerActions?.send('zone.channels', {}), askEveryMs);
    return () => clearInterval(asking);
  }, [isOpen, playerActions, arrival]);
  if (!arrival || isInstance(arrival.channel) || (count < 2 && arrival.channel === 1)) return null;
  const { channel, zoneName } = arrival;
  const go = (to: number) => {
    playerActions?.send('zone.change_channel', { channel: to });
    shut();
  };
  return (
    <div className="relative z-20">
      <Button
        size="small"
        icon="people"
        aria-expanded={isOpen}
        aria-label={t('channelsShow', { channel, count: Math.max(count, channel) })}
        onClick={() => (isOpen ? shut() : setOpen(true))}
      >
        {channelName(zoneName[locale], channel)}
      </Button>
      {isOpen && (
        <section
          aria-label={t('channels')}
          className={
            'cut plate-[rgb(12_16_20/0.96)] absolute top-full right-0 mt-1 grid w-72 max-w-[80vw] ' +
            'animate-appear gap-2 p-3'
          }
        >
          <p className="caps text-xs text-quiet">{t('channels')}</p>
          <p className="text-sm text-quiet">{t('channelsHint')}</p>
          {channels === null ? (
            <p role="status" className="text-sm text-quiet">
              {t('channelsLoading')}
            </p>
          ) : (
            <Channels channels={channels} name={zoneName[locale]} onGo={go} />
          )}
        </section>
      )}
    </div>
  );
}

function Channels({
  channels: { own, capacity, channels },
  name,
  onGo,
}: {
  readonly channels: ZoneChannels;
  readonly name: string;
  readonly onGo: (channel: number) => void;
}) {
  const t = useTranslations('zone');
  return (
    <ul className="grid gap-1">
      {channels.map(({ channel, population, nearby }) => (
        <li key={channel}>
          <Button size="small" wide disabled={channel === own || population >= capacity} onClick={() => onGo(channel)}>
            <span className="number">
              {name} · {channel}
            </span>
            <span className="ml-2 text-quiet">
              {t('channelPlayers', { count: population })}
              {channel !== own && nearby !== null && nearby > 0 ? `, ${t('channelNearby', { count: nearby })}` : ''}
              {channel === own ? `, ${t('channelHere')}` : population >= capacity ? `, ${t('channelFull')}` : ''}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
