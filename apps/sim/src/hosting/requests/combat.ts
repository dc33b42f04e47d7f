import { settleDefeat, settleDowned } from '@necp/domain/combat/service';
import { consume } from '@necp/domain/inventory/service';
import type { RequestId } from '@necp/shared/kernel';
import { byCharacter, type RequestHandlers } from '../request';

export const combatRequests: RequestHandlers = {
  defeat: {
    key: ({ defeat }) => defeat.defeatId,
    run: async (ctx, zone, { defeat, place }) => {
      const { gains, drops } = await settleDefeat(ctx, zone, { ...defeat, place });
      return [
        { kind: 'gained', defeatId: defeat.defeatId, gains },
        { kind: 'dropped', drops },
      ];
    },
  },
  downed: {
    key: byCharacter,
    run: async (ctx, zone, { id, characterId, epoch, by, isDeath }) => {
      await settleDowned(ctx, zone, { id, characterId, epoch, by: by ?? '', isDeath });
    },
  },
  consume: {
    key: byCharacter,
    run: async (ctx, zone, { id, characterId, epoch, itemId }) => {
      await consume(ctx, zone, { id: id as RequestId, characterId, epoch, itemId });
      return [{ kind: 'consumed', id, characterId, itemId, rejection: null }];
    },
    rejected: ({ id, characterId, itemId }, rejection) => ({ kind: 'consumed', id, characterId, itemId, rejection }),
  },
};
