import type { CharacterId } from '@necp/shared/kernel';
import { tradeOver } from '@necp/shared/trade/events';
import { askLastsMs, idleMs } from '@necp/shared/trade/rules';
import type { OwnTradeView, TradeActInput, TradeBreak, TradeEnd } from '@necp/shared/trade/schema';
import { holdKnownSheets } from '../character';
import { bringBack } from '../inventory';
import { actOnce, addJob, closeEscrow, inTx, nowOf, pushAfterCommit, type Ctx, type Tx } from '../kernel';
import { book, holdWallets } from '../wallet';
import { runningZones, type HeldZone } from '../zone';
import { holdTrade, slotsOf, tradeGone, type HeldTrade, type Side } from './held';
import { ownTrade } from './queries';

const batch = 50;

/**
 * Ends a trade that is held and gives everything back to its owners. Does nothing for one that is over.
 */
export async function endHeld(tx: Tx, trade: HeldTrade, reason: TradeEnd): Promise<void> {
  if (trade.state === 'over') return;
  await giveBack(tx, trade);
  await markOver(tx, trade, reason);
}

/** Marks a trade as over; its escrows must be empty. */
export async function markOver(tx: Tx, trade: HeldTrade, reason: TradeEnd): Promise<void> {
  await tx.tradeSide.updateMany({ where: { tradeId: trade.id }, data: { isOpen: false } });
  await tx.trade.update({ where: { id: trade.id }, data: { state: 'over', reason, endedAt: nowOf(tx) } });
  for (const { escrowId } of trade.sides) if (escrowId !== null) await closeEscrow(tx, escrowId);
  const [asker, asked] = trade.sides;
  for (const { characterId } of trade.state === 'unseen' ? [asker] : [asker, asked])
    pushAfterCommit(
      tx,
      { characterId },
      { topic: tradeOver, tradeId: trade.id, reason, wasOpen: trade.state === 'open' },
    );
}

type OpenSide = Side & { readonly escrowId: NonNullable<Side['escrowId']> };

async function giveBack(tx: Tx, { id, sides }: HeldTrade): Promise<void> {
  const open = sides.filter((side): side is OpenSide => side.escrowId !== null);
  if (open.length === 0) return;
  await holdWallets(tx, open.flatMap(holdersOf));
  for (const side of open) {
    if (side.chits === 0n) continue;
    const [character, escrow] = holdersOf(side);
    const lines = [
      { holder: escrow, amount: -side.chits },
      { holder: character, amount: side.chits },
    ];
    await book(tx, { lines, reason: 'trade.returned' });
  }
  for (const { side, characterId, escrowId } of open)
    await bringBack(tx, { characterId, escrowId, slots: await slotsOf(tx, { id }, side), reason: 'trade.returned' });
}

/** Returns the character of a side and the escrow that holds its offer. */
export const holdersOf = ({ characterId, escrowId }: OpenSide) =>
  [
    { kind: 'character', id: characterId },
    { kind: 'escrow', id: escrowId },
  ] as const;

/**
 * Ends a trade or takes a question back; one who was asked declines. Everything offered returns to its owners.
 * @throws GameError not_found `trade.gone`
 */
export function cancelTrade(ctx: Ctx, input: TradeActInput): Promise<OwnTradeView> {
  return actOnce(ctx, { verb: 'trade.cancel', input }, async (tx, { characterId, accountId }) => {
    const mine = await tx.tradeSide.findFirst({ where: { tradeId: input.tradeId, characterId } });
    const trade = mine === null ? null : await holdTrade(tx, input.tradeId);
    const isHidden = trade?.state === 'unseen' && mine?.side === 1;
    if (trade === null || trade.state === 'over' || isHidden) throw tradeGone();
    await endHeld(tx, trade, trade.state === 'asked' && mine?.side === 1 ? 'declined' : 'cancelled');
    return ownTrade(tx, { characterId, accountId }, nowOf(tx).getTime());
  });
}

/** What the zone saw of a trade that it judges. */
export interface Broken {
  readonly tradeId: string;
  readonly reason: TradeBreak;
}

/** Ends a trade because the zone says so; does nothing for one of another zone, and nothing the second time. */
export function breakTrade(ctx: Ctx, zone: HeldZone, { tradeId, reason }: Broken): Promise<void> {
  return inTx(ctx, async (tx) => {
    const trade = await holdTrade(tx, tradeId);
    if (trade !== null && isIn(trade, zone)) await endHeld(tx, trade, reason);
  });
}

const isIn = ({ zone }: HeldTrade, { zoneId, channel, epoch }: HeldZone) =>
  zone.zoneId === zoneId && zone.channel === channel && zone.epoch === epoch;

/** Looks at a trade whose time may be over; one that goes on is looked at again later. */
export function judgeTrade(ctx: Ctx, tradeId: string): Promise<void> {
  return inTx(ctx, async (tx) => {
    const trade = await holdTrade(tx, tradeId);
    if (trade === null || trade.state === 'over') return;
    const isAsked = trade.state !== 'open';
    const endsMs = isAsked ? trade.askedMs + askLastsMs : trade.activeMs + idleMs;
    if (nowOf(tx).getTime() < endsMs) return lookLater(tx, tradeId, endsMs);
    await endHeld(tx, trade, isAsked ? 'unanswered' : 'idle');
  });
}

/** Looks at a trade again at a moment. */
export function lookLater(tx: Tx, tradeId: string, atMs: number): Promise<void> {
  const options = { runAt: new Date(atMs + 50), jobKey: `trade.judge.${tradeId}` };
  return addJob(tx, { name: 'trade.judge', payload: { tradeId } }, options);
}

/**
 * Ends the trades that another process left behind: those of an earlier lease of this zone, when it is opened.
 */
export async function endOrphans(ctx: Ctx, { zoneId, channel, epoch }: HeldZone): Promise<void> {
  const rows = await ctx.db.trade.findMany({
    where: { zoneId, channel, zoneEpoch: { lt: BigInt(epoch) }, state: { not: 'over' } },
    select: { id: true },
  });
  for (const { id } of rows) await endOrLeave(ctx, id, 'restarted');
}

/**
 * Ends trades whose time is over, and those of zones that no process holds any more under the lease of the trade. Each
 * has a job of its own; this finds what was missed.
 */
export async function judgeTrades(ctx: Ctx): Promise<void> {
  const running = new Set((await runningZones(ctx)).map(zoneKey));
  const nowMs = ctx.clock.nowMs();
  for (let after: string | null = null, isMore = true; isMore; ) {
    const rows: readonly LeftRow[] = await ctx.db.trade.findMany({
      where: { state: { not: 'over' }, ...(after === null ? {} : { id: { gt: after } }) },
      select: { id: true, zoneId: true, channel: true, zoneEpoch: true, activeAt: true },
      orderBy: { id: 'asc' },
      take: batch,
    });
    for (const { id, activeAt, zoneEpoch, ...zone } of rows) {
      const isLost = !running.has(zoneKey({ ...zone, epoch: Number(zoneEpoch) }));
      if (isLost) await endOrLeave(ctx, id, 'restarted');
      else if (activeAt.getTime() + askLastsMs <= nowMs) await judgeTrade(ctx, id);
    }
    after = rows.at(-1)?.id ?? null;
    isMore = rows.length === batch;
  }
}

interface LeftRow {
  readonly id: string;
  readonly zoneId: string;
  readonly channel: number;
  readonly zoneEpoch: bigint;
  readonly activeAt: Date;
}

const zoneKey = ({ zoneId, channel, epoch }: HeldZone) => `${zoneId} ${channel} ${epoch}`;

/** Ends all trades of a character that is going away. */
export async function endTradesOf(tx: Tx, characterId: CharacterId): Promise<void> {
  const rows = await tx.tradeSide.findMany({
    where: { characterId, trade: { state: { not: 'over' } } },
    select: { tradeId: true },
    orderBy: { tradeId: 'asc' },
  });
  const sides = await tx.tradeSide.findMany({
    where: { tradeId: { in: rows.map(({ tradeId }) => tradeId) } },
    select: { characterId: true },
  });
  await holdKnownSheets(tx, [...new Set(sides.map((side) => side.characterId as CharacterId))]);
  for (const { tradeId } of rows) {
    const trade = await holdTrade(tx, tradeId);
    if (trade !== null) await endHeld(tx, trade, 'left');
  }
}

async function endOrLeave(ctx: Ctx, tradeId: string, reason: TradeEnd): Promise<void> {
  await inTx(ctx, async (tx) => {
    const trade = await holdTrade(tx, tradeId);
    if (trade !== null) await endHeld(tx, trade, reason);
  });
}
