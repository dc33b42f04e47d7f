import { inventoryView, outfits, shownGear } from '@necp/domain/inventory/queries';
import {
  destroyItem,
  equipItem,
  fitMod,
  lockItem,
  markJunk,
  mendItem,
  mergeStacks,
  moveItem,
  sortBag,
  splitStack,
  unequipItem,
} from '@necp/domain/inventory/service';
import { ProfileInput } from '@necp/shared/character/schema';
import {
  DestroyItemInput,
  EquipItemInput,
  InsertModInput,
  InventoryView,
  LockItemInput,
  MarkJunkInput,
  MendItemInput,
  MergeStacksInput,
  MoveItemInput,
  OutfitsView,
  ShownGearView,
  SortBagInput,
  SplitStackInput,
  UnequipItemInput,
} from '@necp/shared/inventory/schema';
import { characterProcedure, publicProcedure, signedInProcedure } from '../procedures';
import { router } from '../trpc';

export const inventoryRouter = router({
  view: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/inventory',
        tags: ['inventory'],
        summary: 'Everything the character of this session carries and wears',
      },
    })
    .output(InventoryView)
    .query(({ ctx }) => inventoryView(ctx.domain, ctx.characterId)),
  move: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/inventory/move',
        tags: ['inventory'],
        summary: 'Put an item into another slot, on or off',
      },
    })
    .input(MoveItemInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => moveItem(ctx.domain, input)),
  split: characterProcedure
    .meta({ openapi: { method: 'POST', path: '/inventory/split', tags: ['inventory'], summary: 'Part a stack' } })
    .input(SplitStackInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => splitStack(ctx.domain, input)),
  merge: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/inventory/merge',
        tags: ['inventory'],
        summary: 'Pour one stack onto another',
      },
    })
    .input(MergeStacksInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => mergeStacks(ctx.domain, input)),
  destroy: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/inventory/destroy',
        tags: ['inventory'],
        summary: 'Throw pieces away for good',
      },
    })
    .input(DestroyItemInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => destroyItem(ctx.domain, input)),
  sort: characterProcedure
    .meta({
      openapi: { method: 'POST', path: '/inventory/sort', tags: ['inventory'], summary: 'Lay the bag in order' },
    })
    .input(SortBagInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => sortBag(ctx.domain, input)),
  lock: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/inventory/lock',
        tags: ['inventory'],
        summary: 'Lock an item against selling and throwing away, or unlock it',
      },
    })
    .input(LockItemInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => lockItem(ctx.domain, input)),
  markJunk: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/inventory/mark-junk',
        tags: ['inventory'],
        summary: 'Mark an item to be sold with the next junk, or not',
      },
    })
    .input(MarkJunkInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => markJunk(ctx.domain, input)),
  equip: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/inventory/equip',
        tags: ['inventory'],
        summary: 'Put an item on where it is worn',
      },
    })
    .input(EquipItemInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => equipItem(ctx.domain, input)),
  unequip: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/inventory/unequip',
        tags: ['inventory'],
        summary: 'Take an item off into the bag',
      },
    })
    .input(UnequipItemInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => unequipItem(ctx.domain, input)),
  insertMod: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/inventory/insert-mod',
        tags: ['inventory'],
        summary: 'Put a mod into a socket for good',
      },
    })
    .input(InsertModInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => fitMod(ctx.domain, input)),
  repair: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/inventory/repair',
        tags: ['inventory'],
        summary: 'Repair an item with a tool from the bag',
      },
    })
    .input(MendItemInput)
    .output(InventoryView)
    .mutation(({ ctx, input }) => mendItem(ctx.domain, input)),
  outfits: signedInProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/characters/outfits',
        tags: ['characters'],
        summary: 'What the characters of the account wear',
      },
    })
    .output(OutfitsView)
    .query(({ ctx }) => outfits(ctx.domain)),
  shown: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/characters/profiles/{name}/gear',
        tags: ['characters'],
        summary: 'What a character wears, as its profile shows it',
      },
    })
    .input(ProfileInput)
    .output(ShownGearView)
    .query(({ ctx, input }) => shownGear(ctx.domain, input)),
});
