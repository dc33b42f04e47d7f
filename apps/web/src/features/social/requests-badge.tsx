'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { CountBadge } from '../../components/count-badge';
import { useTRPC } from '../../components/providers/api';

/** The requests that wait for an answer, on the button of the friends. */
export function RequestsBadge() {
  const t = useTranslations('hud');
  const requests = useQuery(useTRPC().social.requests.queryOptions());
  const count = requests.data?.received.length ?? 0;
  return <CountBadge count={count} label={t('friendRequests', { count })} />;
}
