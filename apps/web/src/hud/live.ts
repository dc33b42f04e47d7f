import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** The routers whose data is stale after an event of a room. Query keys of tRPC begin with the router's name. */
const staleAfter: Readonly<Record<string, readonly string[]>> = {
  inventory: ['inventory', 'wallet', 'vendor', 'bank'],
  wallet: ['inventory', 'wallet', 'vendor', 'bank'],
  loot: ['inventory', 'loot', 'wallet'],
  quest: ['quest', 'inventory', 'wallet', 'progression', 'reputation'],
  progression: ['progression', 'ability', 'character'],
  ability: ['progression', 'ability', 'character'],
  combat: ['combat', 'progression'],
  reputation: ['reputation', 'vendor'],
  npc: ['quest'],
  'world-state': ['worldState', 'quest', 'inventory', 'wallet', 'progression', 'reputation'],
  'world-event': ['worldEvent'],
};

/** Returns the room of a topic, its first part: `inventory.changed`. */
const roomOfTopic = (topic: string): string => topic.slice(0, topic.indexOf('.'));

/** Returns a function that makes every view of a room read it again after a change. */
export function useLiveTopics(): (topic: string) => void {
  const queries = useQueryClient();
  return useCallback(
    (topic) => {
      for (const room of staleAfter[roomOfTopic(topic)] ?? [])
        void queries.invalidateQueries({
          predicate: ({ queryKey: [path] }) => Array.isArray(path) && path[0] === room,
        });
    },
    [queries],
  );
}
