'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { CountBadge } from '../../components/count-badge';
import { useTRPC } from '../../components/providers/api';

/** The unread notifications, on the button of the window. */
export function UnreadCount() {
  const t = useTranslations('hud.notification');
  const count = useQuery(useTRPC().notification.unread.queryOptions()).data?.count ?? 0;
  return <CountBadge count={count} label={t('unread', { count })} />;
}
