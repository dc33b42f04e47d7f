import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { staleAfter } from './features';

/** Returns the last part of a topic: `inventory` of `/topic/character/…/inventory`. */
const endOf = (topic: string): string => topic.slice(topic.lastIndexOf('/') + 1);

/**
 * Returns a function that makes every view read again what is stale after news of a topic. Query keys of tRPC begin
 * with the router's name.
 */
export function useLiveTopics(): (topic: string) => void {
  const queries = useQueryClient();
  return useCallback(
    (topic) => {
      const routers = staleAfter(endOf(topic));
      void queries.invalidateQueries({
        predicate: ({ queryKey: [path] }) => Array.isArray(path) && routers.has(String(path[0])),
      });
    },
    [queries],
  );
}
