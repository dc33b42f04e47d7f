'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale } from 'next-intl';
import { channelName } from './channel-name';
import { useZone } from './store';

/** Shows the district, its channel, and the named place where the character stands. */
export function PlaceName() {
  const locale = useLocale() as Locale;
  const zone = useZone((state) => state.map?.name);
  const channel = useZone((state) => state.arrival?.channel ?? 1);
  const place = useZone((state) => state.radar?.place);
  if (!zone) return null;
  const name = channelName(zone[locale], channel);
  return <>{place ? `${name} · ${place[locale]}` : name}</>;
}

/** Shows the hour of the city's day. */
export function CityHour() {
  const minutes = useZone((state) => (state.radar ? Math.floor(state.radar.hour * 60) : null));
  if (minutes === null) return <span className="number">--:--</span>;
  return (
    <time>{`${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`}</time>
  );
}
