'use client';

import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Button } from '../../components/button';
import { Panel } from '../../components/panel';
import { MaintenanceCard } from './maintenance-card';
import { useCurrent } from './use-current';

/** Stands in the place of a page that players cannot use now, and loads it when the maintenance is over. */
export function MaintenancePage({ given }: { readonly given: MaintenanceView }) {
  const t = useTranslations('maintenance');
  const { announced, isOver } = useCurrent(given);
  useEffect(() => {
    if (isOver) window.location.reload();
  }, [isOver]);
  return (
    <Panel surface="solid" className="grid w-full max-w-xl justify-items-center px-5 py-8 short:py-4">
      <MaintenanceCard as="h1" announced={announced}>
        <Button asChild>
          <a href="/">{t('home')}</a>
        </Button>
      </MaintenanceCard>
    </Panel>
  );
}
