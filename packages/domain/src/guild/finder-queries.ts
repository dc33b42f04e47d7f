import type { Prisma } from '@necp/db/types';
import { type CharacterId, GameError, type GuildId, type Locale } from '@necp/shared/kernel';
import type {
  FindGuildsInput,
  FoundGuildsView,
  FoundGuildView,
  GuildFocus,
  GuildRecruitingView,
  GuildWaysView,
} from '@necp/shared/guild/finder-schema';
import { hasRight } from '@necp/shared/guild/rules';
import { namesOf, peopleAmong } from '../character';
import { type Ctx, requirePlaying } from '../kernel';
import { silencedOf } from '../social';
import { rankFrom } from './steps';
import { taxesOf } from './treasury-queries';

/** How many guilds a page shows. */
const guildsShown = 20;

/**
 * Returns guilds that look for players, those that changed last first. Guilds are left out whose leader has blocked the
 * caller, or is blocked.
 */
export async function findGuilds(ctx: Ctx, input: FindGuildsInput): Promise<FoundGuildsView> {
  const { characterId, accountId } = requirePlaying(ctx);
  const { text, locale, focus, fits, cursor } = input;
  const [person] = await peopleAmong(ctx.db, [characterId]);
  const silenced = await silencedOf(ctx.db, accountId);
  const part = text.trim();
  const last = cursor ? await ctx.db.guildListing.findUnique({ where: { guildId: cursor } }) : null;
  const called = { contains: part, mode: 'insensitive' } as const;
  const where: Prisma.GuildListingWhereInput = {
    isOpen: true,
    ...(locale === undefined ? {} : { locales: { has: locale } }),
    ...(focus === undefined ? {} : { focuses: { has: focus } }),
    ...(fits ? { levelMin: { lte: person?.level ?? 0 } } : {}),
    guild: {
      endedAt: null,
      ...(part === '' ? {} : { OR: [{ name: called }, { tag: called }] }),
      members: { none: { place: 0, accountId: { in: silenced } } },
    },
    ...(last === null
      ? {}
      : {
          OR: [{ changedAt: { lt: last.changedAt } }, { changedAt: last.changedAt, guildId: { lt: last.guildId } }],
        }),
  };
  const rows = await ctx.db.guildListing.findMany({
    where,
    orderBy: [{ changedAt: 'desc' }, { guildId: 'desc' }],
    take: guildsShown + 1,
    include: { guild: { include: { _count: { select: { members: true } }, members: { where: { place: 0 } } } } },
  });
  const shown = rows.slice(0, guildsShown);
  const own = await openApplications(ctx, characterId);
  const taxes = await taxesOf(
    ctx.db,
    shown.map(({ guildId }) => guildId as GuildId),
  );
  const names = await namesOf(
    ctx.db,
    shown.flatMap(({ guild }) => guild.members.map((leader) => leader.characterId as CharacterId)),
  );
  return {
    guilds: shown.map(({ guild, guildId, note, questions, levelMin, locales, focuses }): FoundGuildView => {
      const leader = guild.members[0]?.characterId as CharacterId | undefined;
      return {
        ...{ guildId: guildId as GuildId, name: guild.name, tag: guild.tag, about: guild.about },
        ...{ note, questions, levelMin, locales: locales as Locale[], focuses: focuses as GuildFocus[] },
        leader: (leader && names.get(leader)?.name) ?? '',
        members: guild._count.members,
        taxPercent: taxes.get(guildId as GuildId) ?? 0,
        applicationId: own.find((one) => one.guildId === guildId)?.id ?? null,
      };
    }),
    next: rows.length > guildsShown ? (shown.at(-1)?.guildId ?? null) : null,
  };
}

const openApplications = (ctx: Ctx, characterId: CharacterId) =>
  ctx.db.guildApplication.findMany({
    where: { characterId, state: 'open', endsAt: { gt: new Date(ctx.clock.nowMs()) } },
    include: { guild: { select: { name: true, tag: true } } },
    orderBy: { madeAt: 'desc' },
  });

/** Returns the invitations that the caller's character can answer, and its applications that wait. */
export async function waysIn(ctx: Ctx): Promise<GuildWaysView> {
  const { characterId, accountId } = requirePlaying(ctx);
  const silenced = await silencedOf(ctx.db, accountId);
  const invites = await ctx.db.guildInvite.findMany({
    where: {
      ...{ characterId, state: 'open', endsAt: { gt: new Date(ctx.clock.nowMs()) } },
      fromAccountId: { notIn: silenced },
    },
    include: { guild: { include: { _count: { select: { members: true } } } } },
    orderBy: { madeAt: 'desc' },
  });
  const names = await namesOf(
    ctx.db,
    invites.map((invite) => invite.fromCharacterId as CharacterId),
  );
  const applications = await openApplications(ctx, characterId);
  const taxes = await taxesOf(
    ctx.db,
    invites.map(({ guildId }) => guildId as GuildId),
  );
  return {
    invites: invites.map(({ id, guild, fromCharacterId, endsAt }) => ({
      inviteId: id,
      guild: {
        ...{ guildId: guild.id as GuildId, name: guild.name, tag: guild.tag, about: guild.about },
        members: guild._count.members,
        taxPercent: taxes.get(guild.id as GuildId) ?? 0,
      },
      from: names.get(fromCharacterId as CharacterId)?.name ?? '',
      endsAt,
    })),
    applications: applications.map(({ id, guildId, guild, endsAt }) => ({
      ...{ applicationId: id, guildId: guildId as GuildId, name: guild.name, tag: guild.tag, endsAt },
    })),
  };
}

/**
 * Returns what the caller's guild shows to players who look for one, who applied, and who is invited.
 * @throws GameError conflict `guild.none`
 */
export async function recruiting(ctx: Ctx): Promise<GuildRecruitingView> {
  const { characterId } = requirePlaying(ctx);
  const own = await ctx.db.guildMember.findUnique({ where: { characterId }, include: { rank: true } });
  if (own === null) throw new GameError('conflict', 'guild.none');
  const rank = rankFrom(own.rank);
  const live = { guildId: own.guildId, endsAt: { gt: new Date(ctx.clock.nowMs()) } };
  const listing = await ctx.db.guildListing.findUnique({ where: { guildId: own.guildId } });
  const applications = hasRight(rank, 'applications').ok
    ? await ctx.db.guildApplication.findMany({ where: { ...live, state: 'open' }, orderBy: { madeAt: 'asc' } })
    : [];
  const invites = hasRight(rank, 'invite').ok
    ? await ctx.db.guildInvite.findMany({
        where: { ...live, state: { in: ['open', 'unseen'] } },
        orderBy: { madeAt: 'desc' },
      })
    : [];
  const people = await peopleAmong(
    ctx.db,
    [...applications, ...invites].map((one) => one.characterId as CharacterId),
  );
  const listed = (id: string) => {
    const person = people.find((one) => one.characterId === id);
    return person && { name: person.name, level: person.level, classId: person.classId };
  };
  return {
    listing: listing && {
      ...{ isOpen: listing.isOpen, note: listing.note, questions: listing.questions, levelMin: listing.levelMin },
      ...{ locales: listing.locales as Locale[], focuses: listing.focuses as GuildFocus[] },
    },
    applications: applications.flatMap(({ id, answers, madeAt, endsAt, ...row }) => {
      const character = listed(row.characterId);
      const read = answers as GuildRecruitingView['applications'][number]['answers'];
      return character === undefined ? [] : [{ applicationId: id, character, answers: read, madeAt, endsAt }];
    }),
    invites: invites.flatMap(({ id, endsAt, ...row }) => {
      const character = listed(row.characterId);
      return character === undefined ? [] : [{ inviteId: id, character, endsAt }];
    }),
  };
}
