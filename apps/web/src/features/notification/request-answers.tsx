'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { useTRPC } from '../../components/providers/api';
import { type AnsweredInvite, type AnsweredRequest, useAnswer, useInviteAnswer } from './use-answer';

/** The answers to a friend request, for as long as it waits for one. */
export function RequestAnswers(answered: AnsweredRequest) {
  const requests = useQuery(useTRPC().social.requests.queryOptions());
  const { isAnswering, accept, decline } = useAnswer();
  const isOpen = requests.data?.received.some(({ id }) => id === answered.friendRequestId) ?? false;
  if (!isOpen) return null;
  return <Answers isAnswering={isAnswering} accept={() => accept(answered)} decline={() => decline(answered)} />;
}

/** How often invitations are read again while one waits, because they run out. */
const expiryMs = 5_000;

/** The answers to an invitation into a party, for as long as it waits for one. */
export function InviteAnswers(answered: AnsweredInvite) {
  const own = useQuery(
    useTRPC().party.own.queryOptions(undefined, {
      refetchInterval: ({ state: { data } }) => (data && data.received.length > 0 ? expiryMs : false),
    }),
  );
  const { isAnswering, accept, decline } = useInviteAnswer();
  const isOpen = own.data?.received.some(({ inviteId }) => inviteId === answered.inviteId) ?? false;
  if (!isOpen) return null;
  return <Answers isAnswering={isAnswering} accept={() => accept(answered)} decline={() => decline(answered)} />;
}

interface AnswersProps {
  readonly isAnswering: boolean;
  readonly accept: () => void;
  readonly decline: () => void;
}

function Answers({ isAnswering, accept, decline }: AnswersProps) {
  const t = useTranslations('notification');
  return (
    <p className="mt-2 flex flex-wrap gap-2">
      <Button size="small" tone="primary" disabled={isAnswering} onClick={accept}>
        {t('accept')}
      </Button>
      <Button size="small" disabled={isAnswering} onClick={decline}>
        {t('decline')}
      </Button>
    </p>
  );
}
