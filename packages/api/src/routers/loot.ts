import { huntLog, lootAudit, lootFilter } from '@necp/domain/loot/queries';
import {
  chooseDrop,
  giveDrop,
  openCache,
  partyDrops,
  partyLoot,
  passOnDrop,
  saveFilter,
  setLootRules,
} from '@necp/domain/loot/service';
import {
  ChooseDropInput,
  GiveDropInput,
  LootDoneView,
  PartyDropsInput,
  PartyDropsView,
  PartyLootView,
  SetLootRulesInput,
} from '@necp/shared/loot/party-schema';
import { HuntView } from '@necp/shared/loot/hunt';
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

/** Returns the place of a procedure about shared loot in the REST interface. */
const at = <const M extends 'GET' | 'POST' | 'PUT', const P extends `/loot${string}`>(
  method: M,
  path: P,
  summary: string,
) => ({ openapi: { method, path, tags: ['loot'], summary } });

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
  hunt: characterProcedure
    .meta(at('GET', '/loot/hunt', 'What the character of this session knows of the enemies it brought down'))
    .output(HuntView)
    .query(({ ctx }) => huntLog(ctx.domain, ctx.characterId)),
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
  party: characterProcedure
    .meta(at('GET', '/loot/party', 'The loot rules of the party'))
    .output(PartyLootView)
    .query(({ ctx }) => partyLoot(ctx.domain)),
  setRules: characterProcedure
    .meta(at('PUT', '/loot/party', 'Set the loot rules of the party'))
    .input(SetLootRulesInput)
    .output(LootDoneView)
    .mutation(({ ctx, input }) => setLootRules(ctx.domain, input)),
  drops: characterProcedure
    .meta(at('GET', '/loot/party/drops', 'The items that the party decides about, and those it has decided'))
    .input(PartyDropsInput)
    .output(PartyDropsView)
    .query(({ ctx, input }) => partyDrops(ctx.domain, input)),
  choose: characterProcedure
    .meta(at('PUT', '/loot/party/drops/{dropId}/choice', 'Need, greed or pass for an item'))
    .input(ChooseDropInput)
    .output(LootDoneView)
    .mutation(({ ctx, input }) => chooseDrop(ctx.domain, input)),
  give: characterProcedure
    .meta(at('POST', '/loot/party/drops/{dropId}/give', 'Hand an item out to a member'))
    .input(GiveDropInput)
    .output(LootDoneView)
    .mutation(({ ctx, input }) => giveDrop(ctx.domain, input)),
  passOn: characterProcedure
    .meta(at('POST', '/loot/party/drops/{dropId}/pass-on', 'Pass an item of a boss on to another member'))
    .input(GiveDropInput)
    .output(LootDoneView)
    .mutation(({ ctx, input }) => passOnDrop(ctx.domain, input)),
});
