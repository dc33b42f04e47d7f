import type { AccountId, CharacterId, ItemId, RequestId } from '@necp/shared/kernel';
import { breakTrade, cancelTrade, confirmTrade, offerItem, offerMoney, retractItem } from '../trade/service';
import { heldZone } from './combat';
import { dieBefore } from './mortal';

/** One verb of a trade, and who asks for it. */
export interface TradeVerb {
  readonly verb: 'offer' | 'retract' | 'money' | 'confirm' | 'cancel' | 'break';
  readonly accountId: AccountId;
  readonly characterId: CharacterId;
  readonly tradeId: string;
  readonly requestId: RequestId;
  readonly itemId: ItemId;
  readonly offerId: string;
  readonly version: number;
}

/** A process that carries out one verb of a trade. */
await dieBefore<TradeVerb>((domain, { verb, accountId, characterId, itemId, offerId, version, ...of }) => {
  const actor = { accountId, characterId, sessionId: accountId as never, roles: ['player'], isGuest: false } as const;
  const ctx = domain.ctxFor({ actor, address: null });
  switch (verb) {
    case 'offer':
      return offerItem(ctx, { ...of, itemId, quantity: 2, place: null });
    case 'retract':
      return retractItem(ctx, { ...of, offerId });
    case 'money':
      return offerMoney(ctx, { ...of, chits: 50 });
    case 'confirm':
      return confirmTrade(ctx, { ...of, version, step: 2 });
    case 'cancel':
      return cancelTrade(ctx, of);
    default:
      return breakTrade(domain.systemCtx(), heldZone, { tradeId: of.tradeId, reason: 'died' });
  }
});
