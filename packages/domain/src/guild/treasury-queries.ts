import { entriesShown, guildLettersADay, isWithin, leftToday, taxPercentMost } from '@necp/shared/guild/bank-rules';
import type { TreasuryLogInput, TreasuryLogView, TreasuryView } from '@necp/shared/guild/bank-schema';
import { hasRight } from '@necp/shared/guild/rules';
import { dayOf, GameError, type CharacterId, type GuildId } from '@necp/shared/kernel';
import { namesOf } from '../character';
import { requirePlaying, type Ctx, type ReadDb, type Tx } from '../kernel';
import { balanceOfHolder } from '../wallet';
import { chitsADayOf, guildHolder, treasuryUse, usedToday } from './bank-held';
import { rankFrom, ranksOf, type Rank } from './steps';

/** The guild and the rank of a character. */
export interface Membership {
  readonly guildId: GuildId;
  readonly characterId: CharacterId;
  readonly rank: Rank;
}

/**
 * Returns the guild and the rank of the caller's character, without a lock.
 * @throws GameError conflict `guild.none`
 */
export async function membership(ctx: Ctx): Promise<Membership> {
  const { characterId } = requirePlaying(ctx);
  const own = await ctx.db.guildMember.findUnique({ where: { characterId }, include: { rank: true } });
  if (own === null) throw new GameError('conflict', 'guild.none');
  return { guildId: own.guildId as GuildId, characterId, rank: rankFrom(own.rank) };
}

/** Returns the tax of guilds, in percent; those that take none are left out. */
export async function taxesOf(db: ReadDb | Tx, guildIds: readonly GuildId[]): Promise<ReadonlyMap<GuildId, number>> {
  const rows = await db.guildTreasury.findMany({ where: { guildId: { in: [...guildIds] }, taxPercent: { gt: 0 } } });
  return new Map(rows.map(({ guildId, taxPercent }) => [guildId as GuildId, Math.min(taxPercent, taxPercentMost)]));
}

/** Returns how many letters to all members a guild can still send on the day of a moment (UTC). */
export async function lettersLeft(db: ReadDb | Tx, guildId: GuildId, nowMs: number): Promise<number> {
  const sent = await db.guildLetter.count({ where: { guildId, startedAt: { gte: dayOf(nowMs) } } });
  return Math.max(0, guildLettersADay - sent);
}

/**
 * Returns what a member sees of the money of its guild.
 * @throws GameError conflict `guild.none`
 */
export async function treasury(ctx: Ctx): Promise<TreasuryView> {
  const { guildId, characterId, rank } = await membership(ctx);
  const nowMs = ctx.clock.nowMs();
  const [balance, taxes, ownLimit, used, ranks, limits, left] = await Promise.all([
    balanceOfHolder(ctx.db, guildHolder(guildId)),
    taxesOf(ctx.db, [guildId]),
    chitsADayOf(ctx.db, { guildId, place: rank.place }),
    usedToday(ctx.db, { guildId, characterId }, nowMs),
    ranksOf(ctx.db, guildId),
    ctx.db.guildRankLimit.findMany({ where: { guildId } }),
    lettersLeft(ctx.db, guildId, nowMs),
  ]);
  const hasBank = hasRight(rank, 'bank').ok;
  return {
    guildId,
    balanceChits: Number(balance),
    taxPercent: taxes.get(guildId) ?? 0,
    own: { chitsADay: ownLimit, leftChits: leftToday(ownLimit, used.get(treasuryUse) ?? 0) },
    can: { tax: hasRight(rank, 'tax').ok, limits: hasBank, letters: hasRight(rank, 'letters').ok },
    ranks: ranks
      .filter(({ place }) => place > 0)
      .map(({ place, name }) => {
        const limit = limits.find((one) => one.place === place);
        const chitsADay = limit === undefined ? 0 : limit.chitsADay === null ? null : Number(limit.chitsADay);
        return { place, name, chitsADay, isChangeable: hasBank && place > rank.place && isWithin(0, ownLimit) };
      }),
    lettersLeft: left,
  };
}

/**
 * Returns the lines of the ledger of the caller's guild, the newest first.
 * @throws GameError conflict `guild.none`
 */
export async function treasuryLog(ctx: Ctx, { cursor }: TreasuryLogInput): Promise<TreasuryLogView> {
  const { guildId } = await membership(ctx);
  const rows = await ctx.db.guildMoneyEntry.findMany({
    where: { guildId, ...(cursor ? { id: { lt: cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: entriesShown + 1,
  });
  const shown = rows.slice(0, entriesShown);
  const people = await peopleIn(ctx, shown);
  return {
    entries: shown.map(({ id, at, kind, characterId, chits }) => ({
      entryId: id,
      at,
      kind: kind as TreasuryLogView['entries'][number]['kind'],
      by: people(characterId),
      chits: Number(chits),
    })),
    next: rows.length > entriesShown ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** Returns the names of the characters of some lines. */
export async function peopleIn(
  ctx: Pick<Ctx, 'db'>,
  lines: readonly { readonly characterId: string | null }[],
): Promise<(id: string | null) => { characterId: CharacterId; name: string | null } | null> {
  const ids = [...new Set(lines.flatMap(({ characterId }) => (characterId === null ? [] : [characterId])))];
  const names = await namesOf(ctx.db, ids as CharacterId[]);
  return (id) =>
    id === null ? null : { characterId: id as CharacterId, name: names.get(id as CharacterId)?.name ?? null };
}
