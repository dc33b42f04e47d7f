import { bankView } from '@necp/domain/bank/queries';
import { buyTab, mergeStored, moveStored, sortStored, splitStored } from '@necp/domain/bank/service';
import { BankView, BuyTabInput, SortBankInput } from '@necp/shared/bank/schema';
import { MergeStacksInput, MoveItemInput, SplitStackInput } from '@necp/shared/inventory/schema';
import { characterProcedure } from '../procedures';
import { router } from '../trpc';

export const bankRouter = router({
  view: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/inventory/bank',
        tags: ['bank'],
        summary: 'Bank and stash of the character of this session',
      },
    })
    .output(BankView)
    .query(({ ctx }) => bankView(ctx.domain, ctx.characterId)),
  buyTab: characterProcedure
    .meta({ openapi: { method: 'POST', path: '/inventory/bank/buy-tab', tags: ['bank'], summary: 'Buy the next tab' } })
    .input(BuyTabInput)
    .output(BankView)
    .mutation(({ ctx, input }) => buyTab(ctx.domain, input)),
  move: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/inventory/bank/move',
        tags: ['bank'],
        summary: 'Move something between bag, bank and stash',
      },
    })
    .input(MoveItemInput)
    .output(BankView)
    .mutation(({ ctx, input }) => moveStored(ctx.domain, input)),
  split: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/inventory/bank/split',
        tags: ['bank'],
        summary: 'Part a stack between bag, bank and stash',
      },
    })
    .input(SplitStackInput)
    .output(BankView)
    .mutation(({ ctx, input }) => splitStored(ctx.domain, input)),
  merge: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/inventory/bank/merge',
        tags: ['bank'],
        summary: 'Pour one stack onto another between bag, bank and stash',
      },
    })
    .input(MergeStacksInput)
    .output(BankView)
    .mutation(({ ctx, input }) => mergeStored(ctx.domain, input)),
  sort: characterProcedure
    .meta({
      openapi: { method: 'POST', path: '/inventory/bank/sort', tags: ['bank'], summary: 'Lay bank or stash in order' },
    })
    .input(SortBankInput)
    .output(BankView)
    .mutation(({ ctx, input }) => sortStored(ctx.domain, input)),
});
