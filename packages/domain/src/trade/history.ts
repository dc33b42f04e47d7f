import { items } from '@necp/content/server';
import { GameError, type AccountId, type CharacterId } from '@necp/shared/kernel';
import { pastTradesShown } from '@necp/shared/trade/rules';
import type { PastTradeView, TradeHistoryInput, TradeHistoryView } from '@necp/shared/trade/schema';
import { peopleAmong, peopleNamed } from '../character';
import { contentOf } from '../inventory';
import { requireActor, type Ctx, type Playing, type Tx } from '../kernel';

/**
 * Returns a page of the finished trades of the caller's account, newest first. A text is looked for in the names of
 * players and of items in both languages.
 * @throws GameError unauthenticated
 */
export async function tradeHistory(ctx: Ctx, { text, cursor = null }: TradeHistoryInput): Promise<TradeHistoryView> {
  const { accountId } = requireActor(ctx);
  const last = cursor === null ? null : await ctx.db.trade.findFirst({ where: { id: cursor, ...endedOf(accountId) } });
  const before = last?.endedAt ?? null;
  const rows = await ctx.db.trade.findMany({
    where: {
      ...endedOf(accountId),
      ...(last === null || before === null
        ? {}
        : { OR: [{ endedAt: { lt: before } }, { endedAt: before, id: { lt: last.id } }] }),
      ...(text.trim() === '' ? {} : { AND: await matching(ctx, accountId, text.trim()) }),
    },
    include: { sides: true, offers: { where: { outVersion: null }, orderBy: { place: 'asc' } } },
    orderBy: [{ endedAt: 'desc' }, { id: 'desc' }],
    take: pastTradesShown + 1,
  });
  const page = rows.slice(0, pastTradesShown);
  const ids = page.flatMap(({ sides }) => sides.map(({ characterId }) => characterId as CharacterId));
  const names = new Map((await peopleAmong(ctx.db, [...new Set(ids)])).map((one) => [one.characterId, one.name]));
  return {
    next: rows.length > pastTradesShown ? (page.at(-1)?.id ?? null) : null,
    trades: page.flatMap((row) => pastView(row, accountId, names)),
  };
}

const endedOf = (accountId: AccountId) => ({ reason: 'completed', sides: { some: { accountId } } }) as const;

/** The most players that a search by name looks at. */
const mostNamed = 50;

/** Returns the condition of trades with a player or an item whose name has a text in it. */
async function matching({ db }: Ctx, accountId: AccountId, text: string) {
  const people = await peopleNamed(db, { start: text, most: mostNamed });
  const wanted = text.toLowerCase();
  const templates = items.filter(({ name }) => Object.values(name).some((word) => word.toLowerCase().includes(wanted)));
  const characterIds = people.filter((one) => one.accountId !== accountId).map(({ characterId }) => characterId);
  return {
    OR: [
      { sides: { some: { characterId: { in: characterIds } } } },
      { offers: { some: { outVersion: null, templateId: { in: templates.map(({ id }) => id) } } } },
    ],
  };
}

interface PastRow {
  readonly id: string;
  readonly endedAt: Date | null;
  readonly sides: readonly { readonly side: number; accountId: string; characterId: string; chits: bigint }[];
  readonly offers: readonly { side: number; templateId: string; quantity: number; rarity: string; level: number }[];
}

function pastView(
  { id, endedAt, sides, offers }: PastRow,
  accountId: AccountId,
  names: ReadonlyMap<CharacterId, string>,
): PastTradeView[] {
  const own = sides.find((side) => side.accountId === accountId);
  const other = sides.find((side) => side !== own);
  if (own === undefined || other === undefined || endedAt === null) return [];
  const given = ({ side, chits }: (typeof sides)[number]): PastTradeView['gave'] => ({
    chits: Number(chits),
    items: offers
      .filter((offer) => offer.side === side)
      .map(({ templateId, quantity, rarity, level }) => ({
        ...{ templateId: templateId as PastItem['templateId'], quantity, rarity: rarity as PastItem['rarity'], level },
      })),
  });
  const partner = names.get(other.characterId as CharacterId) ?? null;
  return [{ tradeId: id, partner, endedAt, gave: given(own), got: given(other) }];
}
type PastItem = PastTradeView['gave']['items'][number];

/** A finished trade as it is reported. */
export interface ReportedTrade {
  readonly accountId: AccountId;
  readonly characterId: CharacterId;
  readonly at: Date;
  /** What each side gave, as words of the content. */
  readonly gave: readonly { readonly characterId: CharacterId; readonly text: string }[];
}

/**
 * Returns a finished trade of the caller's account; `accountId` and `characterId` are the partner's.
 * @throws GameError not_found `trade.gone`
 */
export async function reportedTrade(tx: Tx, { accountId }: Playing, tradeId: string): Promise<ReportedTrade> {
  const row = await tx.trade.findFirst({
    where: { id: tradeId, ...endedOf(accountId) },
    include: {
      sides: { orderBy: { side: 'asc' } },
      offers: { where: { outVersion: null }, orderBy: { place: 'asc' } },
    },
  });
  const other = row?.sides.find((side) => side.accountId !== accountId);
  if (row === null || other === undefined) throw new GameError('not_found', 'trade.gone');
  const gave = row.sides.map(({ side, characterId, chits }) => {
    const stacks = row.offers
      .filter((offer) => offer.side === side)
      .map(({ templateId, quantity, rarity }) => `${contentOf(templateId).name.en} ×${quantity} (${rarity})`);
    const text = [...(chits > 0n ? [`${chits} chits`] : []), ...stacks].join(', ') || '—';
    return { characterId: characterId as CharacterId, text };
  });
  return {
    ...{ accountId: other.accountId as AccountId, characterId: other.characterId as CharacterId },
    ...{ at: row.endedAt ?? row.askedAt, gave },
  };
}
