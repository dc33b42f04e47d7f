'use client';

import { secondMs } from '@necp/shared/kernel';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { MaintenanceCard } from './maintenance-card';
import { useCurrent } from './use-current';

interface MaintenanceWaitProps {
  /** Until the connection tries again; 0 during an attempt. */
  readonly retryInMs: number;
  readonly away: ReactNode;
}

/** Covers the city for players who were led out; the connection looks for its end. */
export function MaintenanceWait({ retryInMs, away }: MaintenanceWaitProps) {
  const t = useTranslations('maintenance');
  const { announced } = useCurrent();
  return (
    <MaintenanceCard announced={announced}>
      <p className="text-sm text-quiet">
        {retryInMs === 0 ? t('checking') : t('again', { seconds: Math.ceil(retryInMs / secondMs) })}
      </p>
      {away}
    </MaintenanceCard>
  );
}
