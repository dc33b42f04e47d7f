import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { savingSettings } from '../features/settings/use-settings';
import { isStaleView, type LiveNews, staleAfter } from './features';

/**
 * Returns a function that makes every view read again what is stale after an update of a topic. Query keys of tRPC
 * begin with the router's name.
 */
export function useLiveTopics(): (message: LiveNews) => void {
  const queries = useQueryClient();
  return useCallback(
    (message) => {
      const routers = staleAfter(message.topic);
      void queries.invalidateQueries({
        predicate: ({ queryKey: [path] }) =>
          Array.isArray(path) &&
          routers.has(String(path[0])) &&
          isStaleView(String(path[0]), String(path[1]), message) &&
          // What the player changes right now is newer than what the server would answer; it is read again afterwards.
          !(path[0] === 'settings' && queries.isMutating(savingSettings) > 0),
      });
    },
    [queries],
  );
}
