import { noteVictory } from '@necp/domain/instance/service';
import type { RequestHandlers } from '../request';

/** What groups have done in their private instances. */
export const instanceRequests: RequestHandlers = {
  instance_won: {
    key: () => 'instance.won',
    run: (ctx, zone, { id, players }) => noteVictory(ctx, zone, { id, players }),
  },
};
