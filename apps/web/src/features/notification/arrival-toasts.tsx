'use client';

import type { NotificationKind } from '@necp/shared/notification/schema';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { toast } from 'sonner';
import type { HudProps } from '../base/feature';
import { useArrivals } from './store';

/** Announces what arrived as one notice with a way to the window; nothing is announced during a fight. */
export function ArrivalToasts({ openWindow }: Pick<HudProps, 'openWindow'>) {
  const t = useTranslations('hud.notification');
  const isDue = useArrivals(({ isFighting, waiting }) => !isFighting && waiting.length > 0);
  useEffect(() => {
    if (!isDue) return;
    const kinds = useArrivals.getState().take();
    const [first] = kinds;
    if (first === undefined) return;
    const isOneKind = new Set<NotificationKind>(kinds).size === 1;
    toast.warning(isOneKind ? t(first) : t('many', { count: kinds.length }), {
      action: { label: t('open'), onClick: () => openWindow('notifications') },
    });
  }, [isDue, openWindow, t]);
  return null;
}
