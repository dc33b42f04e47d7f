import type { FriendView } from '@necp/shared/social/schema';
import { sortFriends } from '@necp/shared/social/rules';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { usePresences } from './store';

/** The friends in the order in which they are shown, as they are now. */
export function useFriends() {
  const query = useQuery(useTRPC().social.friends.queryOptions());
  const heard = usePresences((state) => state.heard);
  const { data, dataUpdatedAt } = query;
  const friends = useMemo(
    () =>
      data === undefined
        ? undefined
        : sortFriends(
            data.friends.map((friend): FriendView => {
              const news = heard[friend.id];
              if (news === undefined || news.atMs < dataUpdatedAt) return friend;
              return { ...friend, presence: news.presence, character: news.character };
            }),
          ),
    [data, dataUpdatedAt, heard],
  );
  return { query, friends, groups: data?.groups ?? [], own: data?.own };
}

/** What the window changes: every list is read again afterwards, and a refusal is shown. */
export function useSocialActions() {
  const { social } = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const options = {
    onSuccess: () => void queries.invalidateQueries({ queryKey: social.pathKey() }),
    onError: (error: unknown) => {
      toast.error(words(error));
      void queries.invalidateQueries({ queryKey: social.pathKey() });
    },
  };
  return {
    ask: useMutation(social.ask.mutationOptions(options)),
    accept: useMutation(social.accept.mutationOptions(options)),
    decline: useMutation(social.decline.mutationOptions(options)),
    withdraw: useMutation(social.withdraw.mutationOptions(options)),
    change: useMutation(social.change.mutationOptions(options)),
    remove: useMutation(social.remove.mutationOptions(options)),
    block: useMutation(social.block.mutationOptions(options)),
    unblock: useMutation(social.unblock.mutationOptions(options)),
    makeGroup: useMutation(social.makeGroup.mutationOptions(options)),
    renameGroup: useMutation(social.renameGroup.mutationOptions(options)),
    removeGroup: useMutation(social.removeGroup.mutationOptions(options)),
    setStatus: useMutation(social.setStatus.mutationOptions(options)),
  };
}
