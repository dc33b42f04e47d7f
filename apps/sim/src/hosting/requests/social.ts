import { noteDuel } from '@necp/domain/social/service';
import type { RequestHandlers } from '../request';

/** Who met in the zone; `instance.created` says it for instances. */
export const socialRequests: RequestHandlers = {
  duel_begun: {
    key: ({ characterIds }) => characterIds.join(' '),
    run: (ctx, _zone, { characterIds }) => noteDuel(ctx, characterIds),
  },
};
