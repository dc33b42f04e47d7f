import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { toast } from 'sonner';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { useMarking } from './use-marking';

/** A friend request, and its notification. */
export interface Answered {
  readonly notificationId: string;
  readonly friendRequestId: string;
}

/** Answers a friend request in its notification, which is read afterwards. */
export function useAnswer() {
  const { social } = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const { mark } = useMarking();
  const options = {
    onError: (error: unknown) => void toast.error(words(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: social.pathKey() }),
  };
  const accepting = useMutation(social.accept.mutationOptions(options));
  const declining = useMutation(social.decline.mutationOptions(options));
  const [acceptOne, declineOne] = [accepting.mutate, declining.mutate];
  const accept = useCallback(
    ({ notificationId, friendRequestId }: Answered) => {
      acceptOne({ requestId: newRequestId(), friendRequestId });
      mark(notificationId, 'read');
    },
    [acceptOne, mark],
  );
  const decline = useCallback(
    ({ notificationId, friendRequestId }: Answered) => {
      declineOne({ requestId: newRequestId(), friendRequestId });
      mark(notificationId, 'read');
    },
    [declineOne, mark],
  );
  return { isAnswering: accepting.isPending || declining.isPending, accept, decline };
}
