import { Prisma } from '@necp/db/types';
import { nameSkeleton } from '@necp/shared/character/rules';
import { guildLevelOf } from '@necp/shared/guild/growth';
import {
  type GuildMilestoneView,
  type PublicGuildInput,
  type PublicGuildsInput,
  type PublicGuildsView,
  type PublicGuildView,
  type PublicMemberView,
  publicGuildsPage,
} from '@necp/shared/guild/public';
import { tidyTag } from '@necp/shared/guild/rules';
import { type CharacterId, GameError, type GuildId } from '@necp/shared/kernel';
import { peopleAmong } from '../character';
import { type Ctx, selectRaw } from '../kernel';
import { unlistedAmong } from '../settings';
import { alliesOf } from './alliance-steps';
import { guildLines, shownEmblem } from './guild-lines';
import { membersOf, ranksOf } from './steps';

const orders = {
  level: Prisma.sql`COALESCE(growth.experience, 0) DESC, guild.founded_at, guild.id`,
  members: Prisma.sql`members DESC, guild.founded_at, guild.id`,
  newest: Prisma.sql`guild.founded_at DESC, guild.id`,
} as const;

/** Returns a page of all guilds, as everyone may see them. */
export async function publicGuilds(ctx: Ctx, { text, order, page }: PublicGuildsInput): Promise<PublicGuildsView> {
  const sought = `%${text.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const fits = Prisma.sql`guild.ended_at IS NULL AND (guild.name ILIKE ${sought} OR guild.tag ILIKE ${sought})`;
  const [rows, counts] = await Promise.all([
    selectRaw<{ id: GuildId; about: string; isOpen: boolean }>(
      ctx,
      Prisma.sql`SELECT guild.id::text AS id, guild.about, COALESCE(listing.is_open, false) AS "isOpen",
          (SELECT count(*) FROM guild_members AS member WHERE member.guild_id = guild.id) AS members
        FROM guilds AS guild
        LEFT JOIN guild_growths AS growth ON growth.guild_id = guild.id
        LEFT JOIN guild_listings AS listing ON listing.guild_id = guild.id
        WHERE ${fits} ORDER BY ${orders[order]}
        LIMIT ${publicGuildsPage} OFFSET ${(page - 1) * publicGuildsPage}`,
    ),
    selectRaw<{ count: bigint }>(ctx, Prisma.sql`SELECT count(*) AS count FROM guilds AS guild WHERE ${fits}`),
  ]);
  const lines = await guildLines(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const guilds = lines.flatMap((line) => {
    const row = rows.find(({ id }) => id === line.guildId);
    return row === undefined ? [] : [{ ...line, about: row.about, isOpen: row.isOpen }];
  });
  return { guilds, count: Number(counts[0]?.count ?? 0) };
}

/**
 * Returns a guild as everyone may see it; members whose players hide their profiles are only counted.
 * @throws GameError not_found `guild.no_such_guild`
 */
export async function publicGuild(ctx: Ctx, { tag }: PublicGuildInput): Promise<PublicGuildView> {
  const row = await ctx.db.guild.findFirst({
    where: { tagSkeleton: nameSkeleton(tidyTag(tag)), endedAt: null },
    include: { listing: { select: { isOpen: true } } },
  });
  if (row === null) throw new GameError('not_found', 'guild.no_such_guild');
  const guildId = row.id as GuildId;
  const [growth, members, allied, rivalries, milestones] = await Promise.all([
    ctx.db.guildGrowth.findUnique({ where: { guildId } }),
    membersOf(ctx.db, guildId),
    alliesOf(ctx.db, guildId),
    ctx.db.guildRival.findMany({ where: { guildId }, orderBy: { at: 'asc' } }),
    milestonesOf(ctx, guildId),
  ]);
  const [allies, rivals] = await Promise.all([
    guildLines(ctx.db, allied),
    guildLines(
      ctx.db,
      rivalries.map(({ rivalId }) => rivalId as GuildId),
    ),
  ]);
  const { name, about, foundedAt, listing } = row;
  return {
    ...{ name, tag: row.tag, about, foundedAt, allies, rivals },
    ...guildLevelOf(growth?.experience ?? 0),
    emblem: shownEmblem(growth?.emblem, row.tag),
    memberCount: members.length,
    members: await shownMembers(ctx, guildId, members),
    isOpen: listing?.isOpen ?? false,
    milestones: [...milestones, { kind: 'founded', level: 0, enemy: null, at: foundedAt }],
  };
}

type Members = Awaited<ReturnType<typeof membersOf>>;

async function shownMembers(ctx: Ctx, guildId: GuildId, members: Members): Promise<PublicMemberView[]> {
  const [hidden, people, ranks] = await Promise.all([
    unlistedAmong(
      ctx.db,
      members.map(({ accountId }) => accountId),
    ),
    peopleAmong(
      ctx.db,
      members.map(({ characterId }): CharacterId => characterId),
    ),
    ranksOf(ctx.db, guildId),
  ]);
  return members.flatMap(({ characterId, accountId, place }) => {
    const person = people.find((one) => one.characterId === characterId);
    if (person === undefined || hidden.has(accountId)) return [];
    const { name, level, classId } = person;
    return [{ name, level, classId, place, rank: ranks.find((rank) => rank.place === place)?.name ?? null }];
  });
}

/** The most of what a guild has reached that its page shows. */
const mostMilestones = 30;

async function milestonesOf(ctx: Ctx, guildId: GuildId): Promise<GuildMilestoneView[]> {
  const rows = await ctx.db.guildMilestone.findMany({
    where: { guildId },
    orderBy: [{ at: 'desc' }, { kind: 'asc' }, { key: 'asc' }],
    take: mostMilestones,
  });
  return rows.map(({ kind, key, at }) => ({
    kind: kind as GuildMilestoneView['kind'],
    level: kind === 'level' ? Number(key) : 0,
    enemy: kind === 'boss' ? key : null,
    at,
  }));
}
