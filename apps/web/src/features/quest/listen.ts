import { liveChangeOf } from '@necp/shared/protocol';
import type { Sources } from '../base/feature';
import { useQuestEnds } from './end-store';
import { useEventHere } from './event-store';

/** Keeps the quests that have just ended, and the event for which one may wait. */
export function listenToQuest({ connection }: Pick<Sources, 'connection'>) {
  return [
    connection.on('zone.welcome', () => useEventHere.setState({ eventId: null })),
    connection.on('event.state', (event) =>
      useEventHere.setState({ eventId: event === null || event.result !== null ? null : event.event }),
    ),
    connection.on('live', (message) => {
      const change = liveChangeOf(message);
      if (change?.topic === 'quest.completed' || change?.topic === 'quest.failed') useQuestEnds.getState().end(change);
    }),
  ];
}
