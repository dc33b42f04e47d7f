'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { CountBadge } from '../../components/count-badge';
import { useTRPC } from '../../components/providers/api';

/** The unread letters, on the button of the window. */
export function UnreadMail() {
  const t = useTranslations('hud.mail');
  const count = useQuery(useTRPC().mail.unread.queryOptions()).data?.unread ?? 0;
  return <CountBadge count={count} label={t('unread', { count })} />;
}
