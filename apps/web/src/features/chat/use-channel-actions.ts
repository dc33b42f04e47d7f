'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';

/** What the window changes: the channels are read again afterwards, and a refusal is shown. */
export function useChannelActions() {
  const { chat } = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const options = {
    onSuccess: () => void queries.invalidateQueries({ queryKey: chat.pathKey() }),
    onError: (error: unknown) => {
      toast.error(words(error));
      void queries.invalidateQueries({ queryKey: chat.pathKey() });
    },
  };
  return {
    make: useMutation(chat.make.mutationOptions(options)),
    join: useMutation(chat.join.mutationOptions(options)),
    leave: useMutation(chat.leave.mutationOptions(options)),
    remove: useMutation(chat.remove.mutationOptions(options)),
    set: useMutation(chat.set.mutationOptions(options)),
    member: useMutation(chat.member.mutationOptions(options)),
  };
}
