'use client';

import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { useWindowPlaces } from '../../components/window/places-store';
import { SettingRow } from './setting-rows';

/** Sends all windows back to their first places and sizes. */
export function WindowsReset() {
  const t = useTranslations('settings');
  const resetAll = useWindowPlaces((state) => state.resetAll);
  return (
    <SettingRow label={t('windows')} hint={t('windowsHint')}>
      <Button
        size="small"
        icon="restore"
        onClick={() => {
          resetAll();
          toast.success(t('windowsReset'));
        }}
      >
        {t('resetWindows')}
      </Button>
    </SettingRow>
  );
}
