import { markTarget, unmarkFallen } from '@necp/domain/party/service';
import type { RequestHandlers } from '../request';

/** One after the other: a mark must not be set after it was taken from what fell meanwhile. */
const key = () => 'party.marks';

export const partyRequests: RequestHandlers = {
  mark: {
    key,
    run: async (ctx, zone, { kind: _kind, ...request }) => {
      await markTarget(ctx, zone, request);
      return [{ kind: 'marked', characterId: request.characterId, rejection: null }];
    },
    rejected: ({ characterId }, rejection) => ({ kind: 'marked', characterId, rejection }),
  },
  marks_fallen: {
    key,
    run: (ctx, zone, { characterIds, entityIds }) => unmarkFallen(ctx, zone, { characterIds, entityIds }),
  },
};
