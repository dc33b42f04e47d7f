import { liveChangeOf } from '@necp/shared/protocol';
import type { Sources } from '../base/feature';
import { useQuestEnds } from './end-store';

/** Keeps the quests that have just ended. */
export function listenToQuest({ connection }: Pick<Sources, 'connection'>) {
  return [
    connection.on('live', (message) => {
      const change = liveChangeOf(message);
      if (change?.topic === 'quest.completed' || change?.topic === 'quest.failed') useQuestEnds.getState().end(change);
    }),
  ];
}
