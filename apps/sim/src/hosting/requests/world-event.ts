import { beginEvent, endEvent, payShares } from '@necp/domain/world-event/service';
import type { RequestHandlers } from '../request';

export const worldEventRequests: RequestHandlers = {
  event_begun: {
    key: ({ runId }) => runId,
    run: (ctx, zone, { runId, event }) => beginEvent(ctx, zone, { runId, event }),
  },
  event_over: {
    key: ({ runId }) => runId,
    run: (ctx, zone, { runId, ending, contributions }) => endEvent(ctx, zone, { runId, ending, contributions }),
  },
  shares_due: {
    key: ({ runId }) => runId,
    run: async (ctx, _zone, { runId, after }) => {
      const { shares, next } = await payShares(ctx, { runId, after });
      return [{ kind: 'shared', runId, shares, next }];
    },
  },
};
