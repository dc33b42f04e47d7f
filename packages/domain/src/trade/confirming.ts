import { assertAllowed, canHold, GameError, holderKey } from '@necp/shared/kernel';
import { tradeCompleted } from '@necp/shared/trade/events';
import { canConfirm } from '@necp/shared/trade/rules';
import type { ConfirmTradeInput, OwnTradeView } from '@necp/shared/trade/schema';
import { giveAway, wouldFit } from '../inventory';
import { actOnce, emit, holdEscrows, nowOf, type Ctx, type Tx } from '../kernel';
import { book, holdWallets } from '../wallet';
import { holdWriters } from '../zone';
import { assertLimits, countTrade } from './days';
import { endHeld, holdersOf, markOver } from './ending';
import { announceTrade, holdOwn, type OwnHeld, type Side } from './held';
import { bothHolders } from './offers';
import { ownTrade } from './queries';

/**
 * Confirms a version of the offers: the first time that the caller agrees, the second time, after both have agreed,
 * that it is to happen. The last of four confirmations exchanges everything in the same transaction.
 * @throws GameError not_found `trade.gone`; conflict `trade.changed`, `trade.wait`, `trade.not_agreed`,
 * `trade.nothing`, `trade.bag_full`, `trade.partner_bag_full`, `trade.wallet_full`, `trade.partner_wallet_full`,
 * `trade.daily_trades`, `trade.daily_chits`, `trade.partner_limit`
 */
export function confirmTrade(ctx: Ctx, input: ConfirmTradeInput): Promise<OwnTradeView> {
  return actOnce(ctx, { verb: 'trade.confirm', input }, async (tx, who) => {
    const held = await holdOwn(tx, input.tradeId, who.characterId);
    const now = nowOf(tx);
    if (await areBothHere(tx, held)) {
      assertAllowed(canConfirm({ ...held.trade, nowMs: now.getTime(), ...held }, input), 'conflict');
      await confirmHeld(tx, held, input);
    } else await endHeld(tx, held.trade, 'left');
    return ownTrade(tx, who, now.getTime());
  });
}

/** Whether the zone that judges the reach of both still writes them; their positions are locked. */
async function areBothHere(tx: Tx, { trade: { zone, sides }, own, other }: OwnHeld): Promise<boolean> {
  await holdEscrows(tx, [own.escrowId, other.escrowId]);
  return (await holdWriters(tx, zone, sides)).size === sides.length;
}

async function confirmHeld(tx: Tx, held: OwnHeld, { step, version }: ConfirmTradeInput): Promise<void> {
  const { trade, own, other } = held;
  if (own.step >= step) return;
  await assertPossible(tx, held);
  if (step === 2 && other.step === 2) return exchange(tx, held);
  await tx.tradeSide.update({
    where: { tradeId_side: { tradeId: trade.id, side: own.side } },
    data: { step, confirmedVersion: version },
  });
  await tx.trade.update({ where: { id: trade.id }, data: { activeAt: nowOf(tx) } });
  announceTrade(tx, trade);
}

/** Refuses what could not be carried out: found now, and not when everything is agreed. */
async function assertPossible(tx: Tx, held: OwnHeld): Promise<void> {
  const { trade, own, other } = held;
  const wallets = await holdWallets(tx, bothHolders(held));
  const offers = await tx.tradeOffer.count({ where: { tradeId: trade.id, outVersion: null } });
  if (offers === 0 && own.chits === 0n && other.chits === 0n) throw new GameError('conflict', 'trade.nothing');
  await assertLimits(tx, { own, other });
  const fits = (to: Side, chits: bigint) => {
    const wallet = wallets.get(holderKey({ kind: 'character', id: to.characterId }));
    return wallet !== undefined && canHold(wallet.balance, chits).ok;
  };
  if (!fits(own, other.chits)) throw new GameError('conflict', 'trade.wallet_full');
  if (!fits(other, own.chits)) throw new GameError('conflict', 'trade.partner_wallet_full');
  if (!(await wouldFit(tx, { characterId: own.characterId, escrowId: other.escrowId })))
    throw new GameError('conflict', 'trade.bag_full');
  if (!(await wouldFit(tx, { characterId: other.characterId, escrowId: own.escrowId })))
    throw new GameError('conflict', 'trade.partner_bag_full');
}

/** Exchanges everything that both offer, and ends the trade. */
async function exchange(tx: Tx, { trade, own, other }: OwnHeld): Promise<void> {
  const passing = [
    { from: own, to: other },
    { from: other, to: own },
  ];
  const lines = passing.flatMap(({ from, to }) => {
    const [, escrow] = holdersOf(from);
    const [character] = holdersOf(to);
    return from.chits === 0n
      ? []
      : [
          { holder: escrow, amount: -from.chits },
          { holder: character, amount: from.chits },
        ];
  });
  if (lines.length > 0) await book(tx, { lines, reason: 'trade.completed' });
  for (const { from, to } of passing)
    await giveAway(tx, {
      fromCharacterId: from.characterId,
      toCharacterId: to.characterId,
      escrowId: from.escrowId,
      reason: 'trade.completed',
    });
  await countTrade(tx, [own, other]);
  await emitCompleted(tx, trade);
  await markOver(tx, trade, 'completed');
}

async function emitCompleted(tx: Tx, { id, sides }: OwnHeld['trade']): Promise<void> {
  const offers = await tx.tradeOffer.findMany({ where: { tradeId: id, outVersion: null }, orderBy: { place: 'asc' } });
  const [first, second] = sides.map(({ side, accountId, characterId, chits }) => ({
    ...{ accountId, characterId, chits: chits.toString() },
    items: offers.filter((offer) => offer.side === side).map(({ templateId, quantity }) => ({ templateId, quantity })),
  }));
  if (first !== undefined && second !== undefined)
    await emit(tx, tradeCompleted, { tradeId: id, sides: [first, second] });
}
