import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { toast } from 'sonner';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { useMarking } from './use-marking';

/** A friend request, and its notification. */
export interface AnsweredRequest {
  readonly notificationId: string;
  readonly friendRequestId: string;
}

/** Answers a friend request in its notification, which is read afterwards. */
export function useAnswer() {
  const { social } = useTRPC();
  const options = useAnswering(social.pathKey());
  const { mark } = useMarking();
  const accepting = useMutation(social.accept.mutationOptions(options));
  const declining = useMutation(social.decline.mutationOptions(options));
  const [acceptOne, declineOne] = [accepting.mutate, declining.mutate];
  const accept = useCallback(
    ({ notificationId, friendRequestId }: AnsweredRequest) => {
      acceptOne({ requestId: newRequestId(), friendRequestId });
      mark(notificationId, 'read');
    },
    [acceptOne, mark],
  );
  const decline = useCallback(
    ({ notificationId, friendRequestId }: AnsweredRequest) => {
      declineOne({ requestId: newRequestId(), friendRequestId });
      mark(notificationId, 'read');
    },
    [declineOne, mark],
  );
  return { isAnswering: accepting.isPending || declining.isPending, accept, decline };
}

/** An invitation into a party, and its notification. */
export interface AnsweredInvite {
  readonly notificationId: string;
  readonly inviteId: string;
}

/** Answers an invitation in its notification, which is read afterwards. */
export function useInviteAnswer() {
  const { party } = useTRPC();
  const options = useAnswering(party.pathKey());
  const { mark } = useMarking();
  const accepting = useMutation(party.accept.mutationOptions(options));
  const declining = useMutation(party.decline.mutationOptions(options));
  const answer =
    (answering: typeof accepting | typeof declining) =>
    ({ notificationId, inviteId }: AnsweredInvite) => {
      answering.mutate({ requestId: newRequestId(), inviteId });
      mark(notificationId, 'read');
    };
  return {
    isAnswering: accepting.isPending || declining.isPending,
    accept: answer(accepting),
    decline: answer(declining),
  };
}

/** A refusal is shown, and what the answer may have changed is read again. */
function useAnswering(queryKey: readonly unknown[]) {
  const queries = useQueryClient();
  const words = useErrorWords();
  return {
    onError: (error: unknown) => void toast.error(words(error)),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  };
}
