import {
  characterHolder,
  type CharacterId,
  type EscrowId,
  type Holder,
  type ItemId,
  type RequestId,
} from '@necp/shared/kernel';
import { pass } from '../inventory';
import { closeEscrow, defineEscrow, inTx, once, openEscrow, type Ctx, type Tx } from '../kernel';
import { administrationSink, book, holdWallets } from '../wallet';

const testEscrow = defineEscrow('test');

/** A sale through an escrow: both sides pay in, and later both are paid out. */
export interface EscrowTrade {
  readonly buyer: CharacterId;
  readonly seller: CharacterId;
  readonly itemId: ItemId;
  readonly escrowId: EscrowId;
  readonly payInId: RequestId;
  readonly payOutId: RequestId;
}
export const tradePrice = 30n;
export const tradeFee = 2n;

export function openTrade(ctx: Ctx): Promise<EscrowId> {
  return inTx(ctx, (tx) => openEscrow(tx, testEscrow));
}

/** Performs both halves, each in one transaction and once. */
export async function settleTrade(ctx: Ctx, trade: EscrowTrade): Promise<void> {
  await half(ctx, { trade, requestId: trade.payInId, verb: 'test.pay_in' }, payIn);
  await half(ctx, { trade, requestId: trade.payOutId, verb: 'test.pay_out' }, payOut);
}

interface Half {
  readonly trade: EscrowTrade;
  readonly requestId: RequestId;
  readonly verb: string;
}

function half(
  ctx: Ctx,
  { trade, requestId, verb }: Half,
  act: (tx: Tx, trade: EscrowTrade, parties: Parties) => Promise<void>,
): Promise<null> {
  const escrow: Holder = { kind: 'escrow', id: trade.escrowId };
  const parties = { buyer: characterHolder(trade.buyer), seller: characterHolder(trade.seller), escrow };
  return inTx(ctx, (tx) =>
    once(tx, { accountId: null, requestId, verb, input: { itemId: trade.itemId } }, async () => {
      await holdWallets(tx, Object.values(parties));
      await act(tx, trade, parties);
      return null;
    }),
  );
}

interface Parties {
  readonly buyer: Holder;
  readonly seller: Holder;
  readonly escrow: Holder;
}

async function payIn(tx: Tx, { itemId }: EscrowTrade, { buyer, seller, escrow }: Parties): Promise<void> {
  const lines = [
    { holder: buyer, amount: -tradePrice },
    { holder: escrow, amount: tradePrice },
  ];
  await book(tx, { lines, reason: 'wallet.gift' });
  await pass(tx, { from: seller, to: escrow, itemId, quantity: 1, reason: 'inventory.test' });
}

async function payOut(tx: Tx, { itemId, escrowId }: EscrowTrade, { buyer, seller, escrow }: Parties): Promise<void> {
  const lines = [
    { holder: escrow, amount: -tradePrice },
    { holder: seller, amount: tradePrice - tradeFee },
    { sink: administrationSink, amount: tradeFee },
  ];
  await book(tx, { lines, reason: 'wallet.gift' });
  await pass(tx, { from: escrow, to: buyer, itemId, quantity: 1, reason: 'inventory.test' });
  await closeEscrow(tx, escrowId);
}
