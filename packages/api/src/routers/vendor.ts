import { counterView } from '@necp/domain/vendor/queries';
import { buy, buyBack, repair, sell, sellJunk } from '@necp/domain/vendor/service';
import {
  BuyBackInput,
  BuyInput,
  CounterInput,
  CounterView,
  RepairInput,
  SellInput,
  SellJunkInput,
} from '@necp/shared/vendor/schema';
import { characterProcedure } from '../procedures';
import { router } from '../trpc';

export const vendorRouter = router({
  counter: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/vendors/{vendorId}',
        tags: ['vendors'],
        summary: 'A counter as the character of this session sees it now',
      },
    })
    .input(CounterInput)
    .output(CounterView)
    .query(({ ctx, input }) => counterView(ctx.domain, ctx.characterId, input)),
  buy: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/vendors/{vendorId}/buy',
        tags: ['vendors'],
        summary: 'Buy pieces from the counter, at the shown price or less',
      },
    })
    .input(BuyInput)
    .output(CounterView)
    .mutation(({ ctx, input }) => buy(ctx.domain, input)),
  sell: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/vendors/{vendorId}/sell',
        tags: ['vendors'],
        summary: 'Sell pieces from the bag',
      },
    })
    .input(SellInput)
    .output(CounterView)
    .mutation(({ ctx, input }) => sell(ctx.domain, input)),
  sellJunk: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/vendors/{vendorId}/sell-junk',
        tags: ['vendors'],
        summary: 'Sell all junk of the bag',
      },
    })
    .input(SellJunkInput)
    .output(CounterView)
    .mutation(({ ctx, input }) => sellJunk(ctx.domain, input)),
  buyBack: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/vendors/{vendorId}/buy-back',
        tags: ['vendors'],
        summary: 'Buy back what was sold here, for the same price',
      },
    })
    .input(BuyBackInput)
    .output(CounterView)
    .mutation(({ ctx, input }) => buyBack(ctx.domain, input)),
  repair: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/vendors/{vendorId}/repair',
        tags: ['vendors'],
        summary: 'Repair one item, or all of them',
      },
    })
    .input(RepairInput)
    .output(CounterView)
    .mutation(({ ctx, input }) => repair(ctx.domain, input)),
});
