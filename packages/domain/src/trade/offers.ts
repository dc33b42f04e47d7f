import { GameError, type ItemId } from '@necp/shared/kernel';
import { canOffer, placeIn } from '@necp/shared/trade/rules';
import type { OfferItemInput, OfferMoneyInput, OwnTradeView, RetractItemInput } from '@necp/shared/trade/schema';
import { bringBack, setOut } from '../inventory';
import { actOnce, newId, nowOf, type Ctx, type Playing, type Tx } from '../kernel';
import { book, holdWallets } from '../wallet';
import { holdersOf } from './ending';
import { holdOwn, noteChange, type OwnHeld } from './held';
import { ownTrade } from './queries';

const viewAfter = (tx: Tx, who: Playing): Promise<OwnTradeView> => ownTrade(tx, who, nowOf(tx).getTime());

/**
 * Offers pieces of an item of the bag: they lie in the escrow of the trade from now on, and both confirmations are
 * cancelled.
 * @throws GameError not_found `trade.gone`, `inventory.no_such_item`; conflict `trade.offer_full`,
 * `trade.already_offered`, `inventory.not_enough`; invalid `trade.quest_item`, `inventory.bound`, `inventory.locked`,
 * `inventory.out_of_reach`
 */
export function offerItem(ctx: Ctx, input: OfferItemInput): Promise<OwnTradeView> {
  return actOnce(ctx, { verb: 'trade.offer_item', input }, async (tx, who) => {
    const held = await holdOwn(tx, input.tradeId, who.characterId);
    const { trade, own } = held;
    const offered = await tx.tradeOffer.findMany({
      where: { tradeId: trade.id, side: own.side, outVersion: null },
      select: { place: true, itemId: true },
    });
    if (offered.some(({ itemId }) => itemId === input.itemId)) throw new GameError('conflict', 'trade.already_offered');
    const place = placeIn(
      offered.map((offer) => offer.place),
      input.place,
    );
    if (place === null) throw new GameError('conflict', 'trade.offer_full');
    await holdWallets(tx, bothHolders(held));
    const { item, fromSlot } = await setOut(tx, {
      characterId: own.characterId,
      escrowId: own.escrowId,
      ...{ itemId: input.itemId, quantity: input.quantity, reason: 'trade.offered', may: canOffer },
    });
    const { version } = await noteChange(tx, held);
    const { templateId, quantity, rarity, level } = item;
    await tx.tradeOffer.create({
      data: {
        ...{ id: newId<string>(), tradeId: trade.id, side: own.side, place, itemId: item.id, fromSlot },
        ...{ templateId, quantity, rarity, level, putVersion: version },
      },
    });
    return viewAfter(tx, who);
  });
}

/**
 * Takes a stack back, to the slot that it came from when that is free.
 * @throws GameError not_found `trade.gone`, `trade.offer_gone`
 */
export function retractItem(ctx: Ctx, input: RetractItemInput): Promise<OwnTradeView> {
  return actOnce(ctx, { verb: 'trade.retract_item', input }, async (tx, who) => {
    const held = await holdOwn(tx, input.tradeId, who.characterId);
    const { trade, own } = held;
    const offer = await tx.tradeOffer.findFirst({
      where: { id: input.offerId, tradeId: trade.id, side: own.side, outVersion: null },
    });
    if (offer === null) throw new GameError('not_found', 'trade.offer_gone');
    await holdWallets(tx, bothHolders(held));
    const slots = new Map([[offer.itemId as ItemId, offer.fromSlot]]);
    const { characterId, escrowId } = own;
    await bringBack(tx, { characterId, escrowId, slots, reason: 'trade.retracted' });
    const { version } = await noteChange(tx, held);
    await tx.tradeOffer.update({ where: { id: offer.id }, data: { outVersion: version } });
    return viewAfter(tx, who);
  });
}

/**
 * Sets how much money the caller offers in all; the difference moves at once.
 * @throws GameError not_found `trade.gone`; conflict `wallet.too_poor`, `wallet.cap_reached`
 */
export function offerMoney(ctx: Ctx, input: OfferMoneyInput): Promise<OwnTradeView> {
  return actOnce(ctx, { verb: 'trade.offer_money', input }, async (tx, who) => {
    const held = await holdOwn(tx, input.tradeId, who.characterId);
    const { trade, own } = held;
    const chits = BigInt(input.chits);
    const added = chits - own.chits;
    // Nothing changes, and nothing is cancelled.
    if (added === 0n) return viewAfter(tx, who);
    await holdWallets(tx, bothHolders(held));
    const [character, escrow] = holdersOf(own);
    const lines = [
      { holder: character, amount: -added },
      { holder: escrow, amount: added },
    ];
    await book(tx, { lines, reason: added > 0n ? 'trade.offered' : 'trade.retracted' });
    const { version } = await noteChange(tx, held);
    await tx.tradeSide.update({
      where: { tradeId_side: { tradeId: trade.id, side: own.side } },
      data: { chits, chitsVersion: version },
    });
    return viewAfter(tx, who);
  });
}

/** Everything that a verb of a trade may touch is locked at its start. */
export const bothHolders = ({ own, other }: OwnHeld) => [...holdersOf(own), ...holdersOf(other)];
