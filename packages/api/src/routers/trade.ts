import { currentTrade, tradeHistory } from '@necp/domain/trade/queries';
import { cancelTrade, confirmTrade, offerItem, offerMoney, retractItem } from '@necp/domain/trade/service';
import {
  ConfirmTradeInput,
  OfferItemInput,
  OfferMoneyInput,
  OwnTradeView,
  RetractItemInput,
  TradeActInput,
  TradeHistoryInput,
  TradeHistoryView,
} from '@necp/shared/trade/schema';
import { signedInProcedure } from '../procedures';
import { router } from '../trpc';

/** Returns the place of a procedure in the REST interface. */
const at = <const M extends 'GET' | 'POST' | 'PUT' | 'DELETE', const P extends `/trade${string}`>(
  method: M,
  path: P,
  summary: string,
) => ({ openapi: { method, path, tags: ['trade'], summary } });

export const tradeRouter = router({
  own: signedInProcedure
    .meta(at('GET', '/trade', 'The trade of the character, and the questions that wait'))
    .output(OwnTradeView)
    .query(({ ctx }) => currentTrade(ctx.domain)),
  offerItem: signedInProcedure
    .meta(at('POST', '/trade/{tradeId}/items', 'Offer pieces of an item'))
    .input(OfferItemInput)
    .output(OwnTradeView)
    .mutation(({ ctx, input }) => offerItem(ctx.domain, input)),
  retractItem: signedInProcedure
    .meta(at('POST', '/trade/{tradeId}/items/{offerId}/retract', 'Take an offered item back'))
    .input(RetractItemInput)
    .output(OwnTradeView)
    .mutation(({ ctx, input }) => retractItem(ctx.domain, input)),
  offerMoney: signedInProcedure
    .meta(at('PUT', '/trade/{tradeId}/money', 'Set how much money is offered'))
    .input(OfferMoneyInput)
    .output(OwnTradeView)
    .mutation(({ ctx, input }) => offerMoney(ctx.domain, input)),
  confirm: signedInProcedure
    .meta(at('POST', '/trade/{tradeId}/confirm', 'Confirm a version of the offers'))
    .input(ConfirmTradeInput)
    .output(OwnTradeView)
    .mutation(({ ctx, input }) => confirmTrade(ctx.domain, input)),
  cancel: signedInProcedure
    .meta(at('POST', '/trade/{tradeId}/cancel', 'End a trade, or decline a question'))
    .input(TradeActInput)
    .output(OwnTradeView)
    .mutation(({ ctx, input }) => cancelTrade(ctx.domain, input)),
  history: signedInProcedure
    .meta(at('GET', '/trade/history', 'The finished trades, newest first'))
    .input(TradeHistoryInput)
    .output(TradeHistoryView)
    .query(({ ctx, input }) => tradeHistory(ctx.domain, input)),
});
