import { GameError, type AccountId, type CharacterId, type ItemId } from '@necp/shared/kernel';
import type { ItemView } from '@necp/shared/inventory/schema';
import { askLastsMs, idleMs, lockMs, warningsFor, type Likeness } from '@necp/shared/trade/rules';
import type { OwnTradeView, TradeAskView, TradeSideView, TradeView, TradeWarning } from '@necp/shared/trade/schema';
import { peopleAmong, type PersonRow } from '../character';
import { contentOf, lyingInEscrows } from '../inventory';
import { requirePlaying, type Ctx, type Playing, type ReadDb, type Tx } from '../kernel';
import { areFriends } from '../social';
import { today } from './days';
import { sidesFor, tradeFrom, type HeldTrade, type OwnHeld, type Side } from './held';

export { tradeHistory } from './history';

type Db = ReadDb | Tx;

/** Returns the trade of the calling character, and the questions that wait. */
export function currentTrade(ctx: Ctx): Promise<OwnTradeView> {
  return ownTrade(ctx.db, requirePlaying(ctx), ctx.clock.nowMs());
}

/** Returns the trade of a character and its questions as they are at a moment. */
export async function ownTrade(db: Db, { characterId, accountId }: Playing, nowMs: number): Promise<OwnTradeView> {
  const rows = await db.trade.findMany({
    where: { state: { not: 'over' }, sides: { some: { characterId } } },
    include: { sides: { orderBy: { side: 'asc' } } },
    orderBy: { askedAt: 'asc' },
    take: 20,
  });
  const trades = rows.map(tradeFrom);
  const people = await peopleAmong(db, [
    ...new Set(trades.flatMap(({ sides }) => sides.map((side) => side.characterId))),
  ]);
  const personOf = (id: CharacterId) => people.find((person) => person.characterId === id);
  const open = trades.find(({ state }) => state === 'open');
  const asks = trades.filter(({ state, askedMs }) => state !== 'open' && askedMs + askLastsMs > nowMs);
  const asksOf = (side: 0 | 1): TradeAskView[] =>
    asks.flatMap((trade) => {
      const isTheirs = trade.sides[side].characterId === characterId && !(side === 1 && trade.state === 'unseen');
      const person = personOf(trade.sides[side === 0 ? 1 : 0].characterId);
      return isTheirs && person !== undefined ? [askView(trade, person, nowMs)] : [];
    });
  const held = open === undefined ? null : sidesFor(open, characterId);
  const partner = held === null ? undefined : personOf(held.other.characterId);
  const { limits, trades: done, chits } = await today(db, accountId, nowMs);
  return {
    trade: held === null || partner === undefined ? null : await tradeView(db, held, { partner, nowMs }),
    received: asksOf(1),
    sent: asksOf(0),
    limits: {
      ...limits,
      tradesLeft: Math.max(0, limits.trades - done),
      chitsLeft: Math.max(0, limits.chits - Number(chits)),
    },
  };
}

const askView = ({ id, isQuiet, askedMs }: HeldTrade, { name, level }: PersonRow, nowMs: number): TradeAskView => ({
  ...{ tradeId: id, name, level, isQuiet, endsInMs: Math.max(0, askedMs + askLastsMs - nowMs) },
});

interface Seen {
  readonly partner: PersonRow;
  readonly nowMs: number;
}

async function tradeView(db: Db, held: OwnHeld, { partner, nowMs }: Seen): Promise<TradeView> {
  const { trade, own, other } = held;
  const [offers, lying] = await Promise.all([
    db.tradeOffer.findMany({ where: { tradeId: trade.id }, orderBy: [{ place: 'asc' }, { putVersion: 'asc' }] }),
    lyingInEscrows(db, [own.escrowId, other.escrowId]),
  ]);
  const [ownSide, otherSide] = [own, other].map((side) => sideView(trade, side, { offers, lying }));
  if (ownSide === undefined || otherSide === undefined) throw new GameError('not_found', 'trade.gone');
  const takenBack = offers.filter(({ side, outVersion }) => side === other.side && outVersion !== null);
  return {
    ...{ tradeId: trade.id, version: trade.version },
    partner: { characterId: partner.characterId, name: partner.name, level: partner.level },
    own: ownSide,
    other: otherSide,
    warnings: warningsOf({ own: ownSide, other: otherSide, takenBack, isKnown: await areKnown(db, held) }),
    lockedMs: Math.max(0, trade.changedMs + lockMs - nowMs),
    idleMs: Math.max(0, trade.activeMs + idleMs - nowMs),
  };
}

interface OfferRow extends Omit<Likeness, 'icon'> {
  readonly id: string;
  readonly side: number;
  readonly place: number;
  readonly itemId: string;
  readonly putVersion: number;
  readonly outVersion: number | null;
}

function sideView(
  { baseVersion }: HeldTrade,
  { side, chits, chitsBefore, chitsVersion, step }: Side,
  { offers, lying }: { readonly offers: readonly OfferRow[]; readonly lying: ReadonlyMap<ItemId, ItemView> },
): TradeSideView {
  const theirs = offers.filter((offer) => offer.side === side);
  const now = theirs.flatMap(({ id, place, itemId, putVersion, outVersion }) => {
    const item = outVersion === null ? lying.get(itemId as ItemId) : undefined;
    return item === undefined ? [] : [{ offerId: id, place, item, isNew: putVersion > baseVersion }];
  });
  const gone = theirs.filter(
    ({ putVersion, outVersion }) => outVersion !== null && outVersion > baseVersion && putVersion <= baseVersion,
  );
  return {
    chits: Number(chits),
    chitsBefore: chitsVersion > baseVersion && chitsBefore !== chits ? Number(chitsBefore) : null,
    offers: now,
    gone: gone.map(({ id, templateId, quantity, rarity }) => ({
      ...{
        offerId: id,
        templateId: templateId as ItemView['templateId'],
        quantity,
        rarity: rarity as ItemView['rarity'],
      },
    })),
    valueChits: now.reduce((sum, { item }) => sum + item.sellChits * item.quantity, Number(chits)),
    step,
  };
}

interface Facing {
  readonly own: TradeSideView;
  readonly other: TradeSideView;
  readonly takenBack: readonly OfferRow[];
  readonly isKnown: boolean;
}

function warningsOf({ own, other, takenBack, isKnown }: Facing): TradeWarning[] {
  const hasSomething = ({ chits, offers }: TradeSideView) => chits > 0 || offers.length > 0;
  const shares = other.offers.map(({ item: { durability, durabilityMax } }) =>
    durability === null || durabilityMax === null ? 1 : durability / durabilityMax,
  );
  return warningsFor({
    ...{ givesChits: own.valueChits, getsChits: other.valueChits, isKnown },
    ...{ givesSomething: hasSomething(own), getsSomething: hasSomething(other) },
    offered: other.offers.map(({ item }) => likenessOf(item)),
    takenBack: takenBack.map(likenessOf),
    leastDurability: Math.min(1, ...shares),
  });
}

function likenessOf({ templateId, rarity, level, quantity }: Omit<Likeness, 'icon'>): Likeness {
  return { templateId, rarity, level, quantity, icon: contentOf(templateId).icon };
}

/** Whether two players are friends, or have finished a trade before. */
async function areKnown(db: Db, { own, other }: OwnHeld): Promise<boolean> {
  if (await areFriends(db, own.accountId, other.accountId)) return true;
  return (await db.trade.count({ where: finishedBetween(own.accountId, other.accountId) })) > 0;
}

/** The condition of the trades that two accounts have finished. */
const finishedBetween = (one: AccountId, other: AccountId) => ({
  reason: 'completed',
  AND: [one, other].map((accountId) => ({ sides: { some: { accountId } } })),
});
