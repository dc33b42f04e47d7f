import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** The rooms whose data is stale after a change of a topic. Query keys of tRPC begin with the router's name. */
const roomsOf: Readonly<Record<string, readonly string[]>> = {
  inventory: ['inventory', 'wallet', 'vendor', 'bank'],
  loot: ['inventory', 'loot', 'wallet'],
  quest: ['quest', 'inventory', 'wallet', 'progression', 'reputation'],
  progression: ['progression', 'ability', 'character'],
  ability: ['ability'],
  combat: ['combat', 'progression'],
  reputation: ['reputation', 'vendor'],
  conversation: ['quest'],
  vendor: ['vendor', 'inventory', 'wallet'],
  sheet: ['progression', 'ability', 'inventory', 'combat'],
  state: ['worldState', 'quest'],
  events: ['worldEvent'],
};

/** Returns the room of a topic, its last part: `/topic/character/…/inventory`. */
const roomOfTopic = (topic: string): string => topic.slice(topic.lastIndexOf('/') + 1);

/** Returns a function that makes every view of a room read it again after a change. */
export function useLiveTopics(): (topic: string) => void {
  const queries = useQueryClient();
  return useCallback(
    (topic) => {
      for (const room of roomsOf[roomOfTopic(topic)] ?? [])
        void queries.invalidateQueries({
          predicate: ({ queryKey: [path] }) => Array.isArray(path) && path[0] === room,
        });
    },
    [queries],
  );
}
