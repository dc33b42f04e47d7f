import { beginEvent, settleEvent } from '@necp/domain/world-event/service';
import type { RequestHandlers } from '../request';

export const worldEventRequests: RequestHandlers = {
  event_begun: {
    key: ({ runId }) => runId,
    run: (ctx, zone, { runId, event }) => beginEvent(ctx, zone, { runId, event }),
  },
  event_over: {
    key: ({ runId }) => runId,
    run: async (ctx, zone, { runId, ending, contributions }) => {
      const { shares } = await settleEvent(ctx, zone, { runId, ending, contributions });
      return [{ kind: 'shared', runId, shares }];
    },
  },
};
