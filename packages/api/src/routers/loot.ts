import { lootAudit, lootFilter } from '@necp/domain/loot/queries';
import { openCache, saveFilter } from '@necp/domain/loot/service';
import {
  LootAuditInput,
  LootAuditView,
  LootFilter,
  OpenCacheInput,
  OpenCacheView,
  SaveLootFilterInput,
} from '@necp/shared/loot/schema';
import { characterProcedure } from '../procedures';
import { router } from '../trpc';

export const lootRouter = router({
  audit: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/loot/audit',
        tags: ['loot'],
        summary: 'What the character of this session rolled, newest first',
      },
    })
    .input(LootAuditInput)
    .output(LootAuditView)
    .query(({ ctx, input }) => lootAudit(ctx.domain, ctx.characterId, input)),
  filter: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/loot/filter',
        tags: ['loot'],
        summary: 'What the character of this session picks up without asking',
      },
    })
    .output(LootFilter)
    .query(({ ctx }) => lootFilter(ctx.domain.db, ctx.characterId)),
  saveFilter: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/loot/filter',
        tags: ['loot'],
        summary: 'Choose what is picked up without asking',
      },
    })
    .input(SaveLootFilterInput)
    .output(LootFilter)
    .mutation(({ ctx, input }) => saveFilter(ctx.domain, input)),
  openCache: characterProcedure
    .meta({
      openapi: { method: 'POST', path: '/loot/open-cache', tags: ['loot'], summary: 'Open a cache from the bag' },
    })
    .input(OpenCacheInput)
    .output(OpenCacheView)
    .mutation(({ ctx, input }) => openCache(ctx.domain, input)),
});
