import { inventoryView } from '@necp/domain/inventory/queries';
import { destroyItem, mergeStacks, moveItem, splitStack } from '@necp/domain/inventory/service';
import { DestroyItemInput, InventoryView, MergeStacksInput, MoveItemInput, SplitStackInput } from '@necp/shared/inventory/schema';
import { characterProcedure } from '../procedures';
import { router } from '../trpc';

export const inventoryRouter = router({
  view: characterProcedure
    .meta({ openapi: { method: 'GET', path: '/inventory', tags: ['inventory'], summary: 'Everything the character of this session has' } })
    .output(InventoryView)
    .query(({ ctx }) => inventoryView(ctx.domain, ctx.characterId)),
  move: characterProcedure
    .meta({ openapi: { method: 'POST', path: '/inventory/move', tags: ['inventory'], summary: 'Put an item into another slot, on or off' } })
    .input(MoveItemInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => moveItem(ctx.domain, input)),
  split: characterProcedure
    .meta({ openapi: { method: 'POST', path: '/inventory/split', tags: ['inventory'], summary: 'Part a stack' } })
    .input(SplitStackInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => splitStack(ctx.domain, input)),
  merge: characterProcedure
    .meta({ openapi: { method: 'POST', path: '/inventory/merge', tags: ['inventory'], summary: 'Pour one stack onto another' } })
    .input(MergeStacksInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => mergeStacks(ctx.domain, input)),
  destroy: characterProcedure
    .meta({ openapi: { method: 'POST', path: '/inventory/destroy', tags: ['inventory'], summary: 'Throw pieces away for good' } })
    .input(DestroyItemInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => destroyItem(ctx.domain, input)),
});
