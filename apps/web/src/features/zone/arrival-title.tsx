'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useById, useContent } from '../../components/providers/content';
import { channelName } from './channel-name';
import { useZone } from './store';

const shownMs = 4_200;

/** Shows the name of the district for a moment after the character has entered it. */
export function ArrivalTitle() {
  const t = useTranslations('zone');
  const locale = useLocale() as Locale;
  const arrival = useZone((state) => state.arrival);
  const zoneId = useZone((state) => state.map?.id);
  const levels = useById(useContent('worldState')?.zones).get(zoneId ?? '')?.levels;
  const [gone, setGone] = useState(0);
  useEffect(() => {
    if (!arrival) return;
    const waiting = setTimeout(() => setGone(arrival.count), shownMs);
    return () => clearTimeout(waiting);
  }, [arrival]);
  if (!arrival || gone === arrival.count) return null;
  return (
    <div
      key={arrival.count}
      role="status"
      className={
        'pointer-events-none absolute inset-x-0 top-[18%] grid animate-rise max-sm:top-[40%] ' +
        'short:top-[36%] justify-items-center gap-1 text-center ' +
        '[text-shadow:0_0_12px_#05070a,0_0_4px_#05070a]'
      }
    >
      <span className="caps text-sm text-text">{t('arrival')}</span>
      <span className="font-title text-4xl font-bold tracking-wide text-[#fff] sm:text-6xl short:text-4xl">
        {channelName(arrival.zoneName[locale], arrival.channel)}
      </span>
      {levels && <span className="number text-base text-text">{t('levels', levels)}</span>}
      <span aria-hidden className="mt-1 h-0.5 w-24 bg-magenta" />
    </div>
  );
}
