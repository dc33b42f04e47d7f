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
        'pointer-events-none absolute inset-x-0 top-[18%] grid animate-rise justify-items-center gap-1 text-center ' +
        // On a phone the panels at the top reach to the character: it stands below, beside the buttons of the thumb.
        'max-sm:top-[54%] max-sm:right-34 max-sm:gap-0 short:top-[58%] short:right-[22%] short:gap-0 ' +
        '[text-shadow:0_0_12px_#05070a,0_0_4px_#05070a]'
      }
    >
      <span className="caps text-sm text-text">{t('arrival')}</span>
      <span className="font-title text-6xl font-bold tracking-wide text-[#fff] max-sm:text-3xl short:text-3xl">
        {channelName(arrival.zoneName[locale], arrival.channel)}
      </span>
      {levels && levels.min < levels.max && (
        <span className="number text-base text-text max-sm:text-sm short:text-sm">{t('levels', levels)}</span>
      )}
      <span aria-hidden className="mt-1 h-0.5 w-24 bg-magenta max-sm:mt-0.5 short:mt-0.5" />
    </div>
  );
}
