import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';

/** What the player does with notifications; every view of them is read again afterwards. */
export function useMarking() {
  const api = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const options = {
    onError: (error: unknown) => void toast.error(words(error)),
    onSettled: () => queries.invalidateQueries(api.notification.pathFilter()),
  };
  const marking = useMutation(api.notification.mark.mutationOptions(options));
  const clearing = useMutation(api.notification.clear.mutationOptions(options));
  return {
    isBusy: marking.isPending || clearing.isPending,
    mark: (id: string, as: 'read' | 'unread' | 'archived' | 'kept') =>
      marking.mutate({ requestId: newRequestId(), ids: [id], as }),
    clear: (upTo: string, as: 'read' | 'archived') => clearing.mutate({ requestId: newRequestId(), upTo, as }),
  };
}
