import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { savingSettings } from '../features/settings/use-settings';
import { staleAfter } from './features';

/**
 * Returns a function that makes every view read again what is stale after an update of a topic. Query keys of tRPC
 * begin with the router's name.
 */
export function useLiveTopics(): (topic: string) => void {
  const queries = useQueryClient();
  return useCallback(
    (topic) => {
      const routers = staleAfter(topic);
      void queries.invalidateQueries({
        predicate: ({ queryKey: [path] }) =>
          Array.isArray(path) &&
          routers.has(String(path[0])) &&
          // What the player changes right now is newer than what the server would answer; it is read again afterwards.
          !(path[0] === 'settings' && queries.isMutating(savingSettings) > 0),
      });
    },
    [queries],
  );
}
