'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale } from 'next-intl';
import { useZone } from './store';

/** The district, and the named place one stands in. */
export function PlaceName() {
  const locale = useLocale() as Locale;
  const zone = useZone((state) => state.map?.name);
  const place = useZone((state) => state.radar?.place);
  if (!zone) return null;
  return <>{place ? `${zone[locale]} · ${place[locale]}` : zone[locale]}</>;
}

/** The hour of the city's day. */
export function CityHour() {
  const minutes = useZone((state) => (state.radar ? Math.floor(state.radar.hour * 60) : null));
  if (minutes === null) return <span className="number">--:--</span>;
  return <time>{`${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`}</time>;
}
