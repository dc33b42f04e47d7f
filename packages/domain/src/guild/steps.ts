import type { Prisma } from '@necp/db/types';
import { assertAllowed, type AccountId, type CharacterId, GameError, type GuildId } from '@necp/shared/kernel';
import { hasRight } from '@necp/shared/guild/rules';
import type { GuildPart, GuildRight } from '@necp/shared/guild/schema';
import { newId, nowOf, type ReadDb, type Tx } from '../kernel';
import { announceGuild } from './announcing';

export { announceGuild } from './announcing';

type MemberRow = Prisma.GuildMemberGetPayload<object>;
type RankRow = Prisma.GuildRankGetPayload<object>;

/** A member, with the types of its columns; `place` is the place of its rank. */
export interface Member extends Omit<MemberRow, 'characterId' | 'accountId' | 'guildId'> {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly guildId: GuildId;
}

export interface Rank extends Pick<RankRow, 'place' | 'name'> {
  readonly rights: readonly GuildRight[];
}

/** The guild of the caller's character behind its lock: nothing of it changes until the transaction ends. */
export interface OwnGuild {
  readonly guildId: GuildId;
  readonly own: Member;
  /** The rank of the caller's character. */
  readonly rank: Rank;
}

/** Locks guilds until the transaction ends, in the order of ids, before anything of them is read. */
export async function lockGuilds(tx: Tx, guildIds: readonly GuildId[]): Promise<void> {
  const inOrder = [...new Set(guildIds)].toSorted();
  await tx.$queryRaw`SELECT 1 FROM guilds WHERE id = ANY(${inOrder}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** Returns the id of the guild of a character, without a lock; null for one that is in none. */
export async function guildIdOf(db: ReadDb | Tx, characterId: CharacterId): Promise<GuildId | null> {
  const row = await db.guildMember.findUnique({ where: { characterId }, select: { guildId: true } });
  return (row?.guildId ?? null) as GuildId | null;
}

/** Returns the members of a guild, those of the highest rank first and of those who joined first. */
export async function membersOf(db: ReadDb | Tx, guildId: GuildId): Promise<Member[]> {
  const rows = await db.guildMember.findMany({
    where: { guildId },
    orderBy: [{ place: 'asc' }, { joinedAt: 'asc' }, { characterId: 'asc' }],
  });
  return rows as Member[];
}

/** Returns the ids of the members of a guild. */
export async function memberIdsOf(db: ReadDb | Tx, guildId: GuildId): Promise<CharacterId[]> {
  const rows = await db.guildMember.findMany({ where: { guildId }, select: { characterId: true } });
  return rows.map(({ characterId }) => characterId as CharacterId);
}

/** Returns the ranks of a guild, from the leader's. */
export async function ranksOf(db: ReadDb | Tx, guildId: GuildId): Promise<Rank[]> {
  const rows = await db.guildRank.findMany({ where: { guildId }, orderBy: { place: 'asc' } });
  return rows.map(rankFrom);
}

export const rankFrom = ({ place, name, rights }: RankRow): Rank => ({
  place,
  name,
  rights: rights as GuildRight[],
});

/** Returns the guild of a character behind its lock; null for one that is in none. */
export async function findGuild(tx: Tx, characterId: CharacterId): Promise<OwnGuild | null> {
  const guildId = await guildIdOf(tx, characterId);
  if (guildId === null) return null;
  await lockGuilds(tx, [guildId]);
  // It may have left, or its rank may have changed, while this waited for the lock.
  const row = await tx.guildMember.findFirst({ where: { characterId, guildId }, include: { rank: true } });
  if (row === null) return null;
  const { rank, ...own } = row;
  return { guildId, own: own as Member, rank: rankFrom(rank) };
}

/**
 * Returns the guild of a character behind its lock.
 * @throws GameError conflict `guild.none`
 */
export async function holdGuild(tx: Tx, characterId: CharacterId): Promise<OwnGuild> {
  const guild = await findGuild(tx, characterId);
  if (guild === null) throw new GameError('conflict', 'guild.none');
  return guild;
}

/**
 * Returns the guild of a character whose rank has a right, behind its lock.
 * @throws GameError conflict `guild.none`; forbidden `guild.no_right`
 */
export async function holdGuildWith(tx: Tx, characterId: CharacterId, right: GuildRight): Promise<OwnGuild> {
  const guild = await holdGuild(tx, characterId);
  assertAllowed(hasRight(guild.rank, right), 'forbidden');
  return guild;
}

/** What is written into the log of a guild. */
export interface NewEntry {
  readonly guildId: GuildId;
  /** A word that the log has texts for. */
  readonly kind: string;
  readonly actorId?: CharacterId | null;
  readonly subjectId?: CharacterId | null;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Writes what happened into the log of a guild. */
export async function noteEntry(tx: Tx, { guildId, kind, actorId, subjectId, params }: NewEntry): Promise<void> {
  const about = { actorId: actorId ?? null, subjectId: subjectId ?? null, params: params ?? {} };
  await tx.guildEntry.create({ data: { id: newId(), guildId, at: nowOf(tx), kind, ...about } });
}

/** Lets the browsers of all members read again parts of what they see of their guild. */
export async function announceMembers(tx: Tx, guildId: GuildId, ...what: readonly GuildPart[]): Promise<void> {
  announceGuild(tx, await memberIdsOf(tx, guildId), ...what);
}
