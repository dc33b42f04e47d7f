import { emptiedBy } from '@necp/domain/loot/queries';
import { openContainer, pickUp, snatchMoney, spillSnatch } from '@necp/domain/loot/service';
import type { RequestId } from '@necp/shared/kernel';
import { byCharacter, type RequestHandlers } from '../request';

export const lootRequests: RequestHandlers = {
  pick_up: {
    key: byCharacter,
    run: async (ctx, zone, { characterId, epoch, dropId }) => {
      const { taken, toDelivery } = await pickUp(ctx, zone, { characterId, epoch, dropId });
      return [{ kind: 'picked', characterId, dropId, isGone: true, found: { ...taken, toDelivery }, rejection: null }];
    },
    rejected: ({ characterId, dropId }, rejection) => ({
      kind: 'picked',
      characterId,
      dropId,
      isGone: rejection.code === 'loot.gone',
      found: null,
      rejection,
    }),
  },
  snatch: {
    key: byCharacter,
    run: async (ctx, zone, { kind: _kind, ...request }) => {
      const { chits } = await snatchMoney(ctx, zone, request);
      return [{ kind: 'snatched', snatchId: request.snatchId, chits }];
    },
    rejected: ({ snatchId }) => ({ kind: 'snatched', snatchId, chits: 0 }),
  },
  spill: {
    key: byCharacter,
    run: async (ctx, zone, { kind: _kind, ...request }) => [
      { kind: 'dropped', drops: await spillSnatch(ctx, zone, request) },
    ],
  },
  open: {
    key: byCharacter,
    run: async (ctx, zone, { kind: _kind, id, ...request }) => {
      const drops = await openContainer(ctx, zone, { id: id as RequestId, ...request });
      const { characterId, containerId, spawnIndex, passed } = request;
      const rejection = passed ? null : { code: 'zone.locked', params: {} };
      return [
        { kind: 'dropped', drops },
        { kind: 'opened', id, characterId, containerId, spawnIndex, rejection },
      ];
    },
    rejected: ({ id, characterId, containerId, spawnIndex }, rejection) => ({
      kind: 'opened',
      id,
      characterId,
      containerId,
      spawnIndex,
      rejection,
    }),
  },
  boxes_asked: {
    key: byCharacter,
    run: async (ctx, { zoneId }, { characterId }) => [
      { kind: 'boxes', characterId, boxes: await emptiedBy(ctx, characterId, zoneId) },
    ],
  },
};
