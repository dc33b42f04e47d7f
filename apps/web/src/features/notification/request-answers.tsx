'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { useTRPC } from '../../components/providers/api';
import { type Answered, useAnswer } from './use-answer';

/** The answers to a friend request, for as long as it waits for one. */
export function RequestAnswers(answered: Answered) {
  const t = useTranslations('notification');
  const requests = useQuery(useTRPC().social.requests.queryOptions());
  const { isAnswering, accept, decline } = useAnswer();
  const isOpen = requests.data?.received.some(({ id }) => id === answered.friendRequestId) ?? false;
  if (!isOpen) return null;
  return (
    <p className="mt-2 flex flex-wrap gap-2">
      <Button size="small" tone="primary" disabled={isAnswering} onClick={() => accept(answered)}>
        {t('accept')}
      </Button>
      <Button size="small" disabled={isAnswering} onClick={() => decline(answered)}>
        {t('decline')}
      </Button>
    </p>
  );
}
