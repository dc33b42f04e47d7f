import type { CharacterId } from '@necp/shared/kernel';
import type { ProfileInput } from '@necp/shared/character/schema';
import { guildLevelOf } from '@necp/shared/guild/growth';
import type { GuildView, OwnGuildView, ShownGuildView } from '@necp/shared/guild/schema';
import { rightWords } from '@necp/shared/guild/rules';
import { namesOf, shownCharacter } from '../character';
import { type Ctx, requirePlaying } from '../kernel';
import { shownEmblem } from './guild-lines';
import { rankFrom, ranksOf } from './steps';

/** Returns the guild of the caller's character; null for one that is in none. */
export async function ownGuild(ctx: Ctx): Promise<OwnGuildView> {
  const { characterId } = requirePlaying(ctx);
  const own = await ctx.db.guildMember.findUnique({
    where: { characterId },
    include: { guild: true, rank: true },
  });
  if (own === null) return { guild: null };
  const { guild } = own;
  const guildId = guild.id as GuildView['guildId'];
  const ranks = await ranksOf(ctx.db, guildId);
  const counts = await ctx.db.guildMember.groupBy({ by: ['place'], where: { guildId }, _count: true });
  const countOf = (place: number) => counts.find((one) => one.place === place)?._count ?? 0;
  const leader = await ctx.db.guildMember.findFirst({ where: { guildId, place: 0 }, select: { characterId: true } });
  const leaderId = (leader?.characterId ?? characterId) as CharacterId;
  const names = await namesOf(ctx.db, [leaderId]);
  const growth = await ctx.db.guildGrowth.findUnique({ where: { guildId } });
  const rank = rankFrom(own.rank);
  const { name, tag, foundedAt, message, messageAt, about, disbandsAt } = guild;
  return {
    guild: {
      ...{ guildId, name, tag, foundedAt, message, messageAt, about, disbandsAt },
      emblem: shownEmblem(growth?.emblem, tag),
      level: guildLevelOf(growth?.experience ?? 0).level,
      leader: { characterId: leaderId, name: names.get(leaderId)?.name ?? '' },
      members: counts.reduce((sum, { _count }) => sum + _count, 0),
      ranks: ranks.map((one) => ({ ...one, rights: [...one.rights], members: countOf(one.place) })),
      own: {
        place: rank.place,
        rights: rank.place === 0 ? [...rightWords] : [...rank.rights],
        joinedAt: own.joinedAt,
      },
    },
  };
}

/**
 * Returns the guild of a character, as its profile shows it.
 * @throws GameError not_found `character.not_found` for unknown, deleted and hidden ones alike
 */
export async function shownGuild(ctx: Ctx, { name }: ProfileInput): Promise<ShownGuildView> {
  const characterId = await shownCharacter(ctx, { name, part: 'record' });
  const own = await ctx.db.guildMember.findUnique({
    where: { characterId },
    select: { guild: { select: { name: true, tag: true } } },
  });
  return { guild: own?.guild ?? null };
}
