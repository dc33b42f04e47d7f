import { endConversation, startConversation } from '@necp/domain/quest/service';
import { byCharacter, type RequestHandlers } from '../request';

export const npcRequests: RequestHandlers = {
  converse: {
    key: byCharacter,
    run: async (ctx, zone, { characterId, epoch, entityId, npcId, object, place }) => {
      const opened = await startConversation(ctx, zone, {
        characterId,
        epoch,
        npcId,
        object,
        place: place === '' ? null : place,
      });
      return [{ kind: 'conversing', characterId, entityId, npcId, object, isOpen: opened !== null }];
    },
    rejected: ({ characterId, entityId, npcId, object }) => ({
      kind: 'conversing',
      characterId,
      entityId,
      npcId,
      object,
      isOpen: false,
    }),
  },
  converse_end: {
    key: byCharacter,
    run: (ctx, zone, { characterId, epoch }) => endConversation(ctx, zone, { characterId, epoch }),
  },
};
