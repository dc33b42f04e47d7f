import type { Prisma } from '@necp/db/types';
import { GameError, type AccountId, type CharacterId, type EscrowId, type ItemId } from '@necp/shared/kernel';
import { tradeChanged } from '@necp/shared/trade/events';
import { markedAfter } from '@necp/shared/trade/rules';
import { holdKnownSheets } from '../character';
import { defineEscrow, explainConstraints, nowOf, pushAfterCommit, type Tx } from '../kernel';
import type { HeldZone } from '../zone';

explainConstraints({
  trade_sides_one_open: { kind: 'conflict', code: 'trade.already_trading' },
  trade_sides_account_open: { kind: 'conflict', code: 'trade.already_trading' },
  trade_offers_one_place: { kind: 'conflict', code: 'trade.changed' },
  trade_offers_one_item: { kind: 'conflict', code: 'trade.already_offered' },
  trades_fixed: { kind: 'conflict', code: 'trade.gone' },
});

/** Holds what one side offers. */
export const tradeEscrow = defineEscrow('trade');

export interface Side {
  readonly side: 0 | 1;
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly epoch: number;
  readonly escrowId: EscrowId | null;
  readonly chits: bigint;
  readonly chitsBefore: bigint;
  readonly chitsVersion: number;
  readonly step: number;
}

/** A trade behind the locks of both characters and its own. */
export interface HeldTrade {
  readonly id: string;
  readonly state: 'asked' | 'unseen' | 'open' | 'over';
  readonly zone: HeldZone;
  readonly isQuiet: boolean;
  readonly askedMs: number;
  readonly changedMs: number;
  readonly activeMs: number;
  readonly version: number;
  readonly baseVersion: number;
  readonly sides: readonly [Side, Side];
}

/** An open trade as one of its sides sees it. */
export interface OwnHeld {
  readonly trade: HeldTrade;
  readonly own: Side & { readonly escrowId: EscrowId };
  readonly other: Side & { readonly escrowId: EscrowId };
}

export const tradeGone = () => new GameError('not_found', 'trade.gone');

/**
 * Locks both characters of a trade, in the order of ids, and then the trade.
 * @returns it; null when there is none
 */
export async function holdTrade(tx: Tx, tradeId: string): Promise<HeldTrade | null> {
  const sides = await tx.tradeSide.findMany({ where: { tradeId }, select: { characterId: true } });
  if (sides.length === 0) return null;
  await holdKnownSheets(
    tx,
    sides.map(({ characterId }) => characterId as CharacterId),
  );
  await tx.$queryRaw`SELECT 1 FROM trades WHERE id = ${tradeId}::uuid FOR NO KEY UPDATE`;
  return readTrade(tx, tradeId);
}

/** Returns a trade; null when there is none. */
export async function readTrade(tx: Pick<Tx, 'trade'>, tradeId: string): Promise<HeldTrade | null> {
  const row = await tx.trade.findUnique({ where: { id: tradeId }, include: { sides: { orderBy: { side: 'asc' } } } });
  return row === null ? null : tradeFrom(row);
}

type Row = Prisma.TradeGetPayload<{ include: { sides: true } }>;

export function tradeFrom(row: Row): HeldTrade {
  const [first, second] = row.sides.map(
    (side): Side => ({
      side: side.side as 0 | 1,
      characterId: side.characterId as CharacterId,
      accountId: side.accountId as AccountId,
      epoch: Number(side.epoch),
      escrowId: side.escrowId as EscrowId | null,
      chits: side.chits,
      chitsBefore: side.chitsBefore,
      chitsVersion: side.chitsVersion,
      step: side.step,
    }),
  );
  if (first === undefined || second === undefined) throw new Error(`the trade ${row.id} has no two sides`);
  return {
    id: row.id,
    state: row.state as HeldTrade['state'],
    zone: { zoneId: row.zoneId, channel: row.channel, epoch: Number(row.zoneEpoch) },
    isQuiet: row.isQuiet,
    askedMs: row.askedAt.getTime(),
    changedMs: row.changedAt.getTime(),
    activeMs: row.activeAt.getTime(),
    version: row.version,
    baseVersion: row.baseVersion,
    sides: [first, second],
  };
}

/**
 * Returns an open trade of a character behind its locks. Trades of others, and those that are over, are answered alike.
 * @throws GameError not_found `trade.gone`
 */
export async function holdOwn(tx: Tx, tradeId: string, characterId: CharacterId): Promise<OwnHeld> {
  const mine = await tx.tradeSide.count({ where: { tradeId, characterId } });
  if (mine === 0) throw tradeGone();
  const trade = await holdTrade(tx, tradeId);
  if (trade?.state !== 'open') throw tradeGone();
  return sidesFor(trade, characterId);
}

/** Returns an open trade as one of its characters sees it. */
export function sidesFor(trade: HeldTrade, characterId: CharacterId): OwnHeld {
  const own = trade.sides.find((side) => side.characterId === characterId);
  const other = trade.sides.find((side) => side.characterId !== characterId);
  if (!isOpen(own) || !isOpen(other)) throw tradeGone();
  return { trade, own, other };
}

const isOpen = (side: Side | undefined): side is OwnHeld['own'] => (side?.escrowId ?? null) !== null;

/** A change of the offers, and from which version on it is marked. */
export interface Change {
  readonly version: number;
  readonly baseVersion: number;
}

/**
 * Notes that an offer changes: both confirmations are cancelled, and for a moment nothing can be confirmed.
 */
export async function noteChange(tx: Tx, { trade, own, other }: OwnHeld): Promise<Change> {
  const now = nowOf(tx);
  const baseVersion = markedAfter({ ...trade, nowMs: now.getTime(), own, other });
  const version = trade.version + 1;
  await tx.trade.update({
    where: { id: trade.id },
    data: { version, baseVersion, changedAt: now, activeAt: now },
  });
  await tx.tradeSide.updateMany({ where: { tradeId: trade.id }, data: { step: 0, confirmedVersion: null } });
  if (baseVersion !== trade.baseVersion)
    await tx.$executeRaw`
      UPDATE trade_sides SET chits_before = chits WHERE trade_id = ${trade.id}::uuid AND chits_before <> chits`;
  announceTrade(tx, trade);
  return { version, baseVersion };
}

/** Lets the windows of both sides read the trade again; one who must not see the question learns nothing. */
export function announceTrade(tx: Tx, { state, sides: [asker, asked] }: Pick<HeldTrade, 'state' | 'sides'>): void {
  for (const { characterId } of state === 'unseen' ? [asker] : [asker, asked])
    pushAfterCommit(tx, { characterId }, { topic: tradeChanged });
}

/** The stacks that are offered now, by item, and the slot that each came from. */
export async function slotsOf(
  tx: Tx,
  { id }: Pick<HeldTrade, 'id'>,
  side: number,
): Promise<ReadonlyMap<ItemId, number>> {
  const rows = await tx.tradeOffer.findMany({
    where: { tradeId: id, side, outVersion: null },
    select: { itemId: true, fromSlot: true },
  });
  return new Map(rows.map(({ itemId, fromSlot }) => [itemId as ItemId, fromSlot]));
}
