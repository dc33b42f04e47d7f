'use client';

import { useTranslations } from 'next-intl';
import { Chip } from '../components/badge';
import { Balance } from '../components/balance';
import { CityHour } from '../features/zone/place-name';
import { useLink } from './link-store';

/** Shows the hour of the city, the connection quality, and the number of players. */
export function StatusChips() {
  const t = useTranslations('hud');
  const latencyMs = useLink((state) => state.latencyMs);
  const population = useLink((state) => state.population);
  const tone = latencyMs === null ? 'plain' : latencyMs <= 90 ? 'green' : latencyMs <= 180 ? 'amber' : 'red';
  return (
    <div className="flex flex-wrap justify-end gap-1.5">
      <Chip>
        <Balance className="text-sm" />
      </Chip>
      <Chip icon="clock" title={t('cityHour')}>
        <span className="sr-only">{t('cityHour')}</span>
        <CityHour />
      </Chip>
      <Chip icon={latencyMs === null ? 'signal_lost' : 'signal'} tone={tone} title={t('latency')}>
        <span className="sr-only">{t('latency')}</span>
        <span className="number">{latencyMs === null ? '—' : t('ms', { ms: Math.round(latencyMs) })}</span>
      </Chip>
      <Chip icon="people" title={t('population')} className="max-sm:hidden">
        <span className="sr-only">{t('population')}</span>
        <span className="number">{population ?? '—'}</span>
      </Chip>
    </div>
  );
}
