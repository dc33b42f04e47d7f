import type { CharacterId, ItemId, RequestId } from '@necp/shared/kernel';
import { handOver } from '../inventory';
import { inTx, once, type Ctx } from '../kernel';
import { transfer } from '../wallet';

export interface Deal {
  readonly buyer: CharacterId;
  readonly seller: CharacterId;
  readonly itemId: ItemId;
  readonly requestId: RequestId;
}
export const dealPrice = 30n;

/** Performs one payment for one item between two characters. */
export function strikeDeal(ctx: Ctx, { buyer, seller, itemId, requestId }: Deal): Promise<string> {
  return inTx(ctx, (tx) =>
    once(tx, { accountId: null, requestId, verb: 'test.buy', input: { itemId } }, async () => {
      await transfer(tx, { fromCharacterId: buyer, toCharacterId: seller, amount: dealPrice, reason: 'wallet.gift' });
      const { ledgerId } = await handOver(tx, {
        characterId: seller,
        itemId,
        toCharacterId: buyer,
        quantity: 1,
        reason: 'inventory.test',
      });
      return ledgerId;
    }),
  );
}
