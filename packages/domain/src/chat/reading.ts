import { Prisma } from '@necp/db/types';
import { groupChannels } from '@necp/shared/chat/schema';
import type {
  ChannelDoneView,
  ChannelPeopleInput,
  ChannelPeopleView,
  ChannelRole,
  ChatHistoryView,
  ChatMessage,
  ChatOverviewView,
  ChatPageInput,
  MarkChatReadInput,
} from '@necp/shared/chat/schema';
import { type CharacterId, GameError } from '@necp/shared/kernel';
import { charactersOf, namesOf } from '../character';
import { actOnce, type Ctx, nowOf, type Playing, requirePlaying, selectRaw } from '../kernel';
import { silencedOf } from '../social';
import { audienceIn } from './audiences';
import { readCachedMessages } from './cache';
import { messageOf } from './rows';
import { ownSanctions } from './sanctions';
import { type OpenStream, streamOf } from './streams';

/**
 * Returns the newest lines of a stream to which the caller's character belongs now, or those before one, oldest first;
 * without those of players with a block between them.
 * @throws GameError as `streamOf`
 */
export async function chatPage(ctx: Ctx, input: ChatPageInput): Promise<ChatHistoryView> {
  const who = requirePlaying(ctx);
  const stream = await streamOf(ctx.db, who, input.target);
  const silenced = await silencedOf(ctx.db, who.accountId);
  const { limit, before } = input;
  // A whisper that its receiver never sees is in the table only, and its sender sees it.
  const isCached = before === null && silenced.length === 0 && stream.channel !== 'whisper';
  const messages =
    (isCached ? await readCachedMessages(ctx.redis, stream, limit) : null) ??
    (await storedPage(ctx, who, { input, stream, without: await charactersOf(ctx.db, silenced) }));
  return { messages, hasMore: messages.length === limit };
}

interface StoredPage {
  readonly input: ChatPageInput;
  readonly stream: OpenStream;
  readonly without: readonly CharacterId[];
}

async function storedPage(ctx: Ctx, who: Playing, { input, stream, without }: StoredPage): Promise<ChatMessage[]> {
  const { before, limit } = input;
  const { channel, scope } = stream;
  const at = new Date(before?.atMs ?? 0);
  const rows = await ctx.db.chatMessage.findMany({
    where: {
      channel,
      scope,
      // The second part alone would be slow: the index begins with the time.
      ...(before === null ? {} : { at: { lte: at }, OR: [{ at: { lt: at } }, { id: { lt: before.id } }] }),
      ...(channel === 'whisper' ? { AND: { OR: [{ isUnheard: false }, { characterId: who.characterId }] } } : {}),
      // What the player said to someone in a block was said before it.
      ...(without.length === 0 ? {} : { characterId: { notIn: [...without] } }),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.toReversed().map(messageOf);
}

/** The most partners of whispers that are listed, and the most unread lines that are counted. */
const mostPartners = 30;
const mostUnread = 99;

/** Returns where the caller's character talks, with what is unread there. */
export async function chatOverview(ctx: Ctx): Promise<ChatOverviewView> {
  const who = requirePlaying(ctx);
  const silenced = await silencedOf(ctx.db, who.accountId);
  const without = await charactersOf(ctx.db, silenced);
  const groups = await Promise.all(
    groupChannels.map(async (channel) =>
      (await audienceIn(ctx.db, channel, who.characterId)) === null ? [] : [channel],
    ),
  );
  return {
    channels: await ownChannels(ctx, who.characterId, without),
    partners: await whisperPartners(ctx, who.characterId, without),
    groups: groups.flat(),
    canTranslate: (ctx.config.translation ?? null) !== null,
    ...(await ownSanctions(ctx, who.accountId)),
  };
}

interface ChannelRow {
  readonly id: string;
  readonly name: string;
  readonly role: ChannelRole;
  readonly hasPassword: boolean;
  readonly slowSeconds: number;
  readonly members: number;
  readonly unread: number;
  readonly mentions: number;
}

/** Returns the own channels of a character; lines of `without` do not count as unread. */
function ownChannels(ctx: Ctx, own: CharacterId, without: readonly CharacterId[]): Promise<ChannelRow[]> {
  return selectRaw<ChannelRow>(
    ctx,
    Prisma.sql`
    SELECT channel.id, channel.name, member.role, channel.password_hash IS NOT NULL AS "hasPassword",
      channel.slow_seconds AS "slowSeconds",
      (SELECT count(*)::int FROM chat_channel_members AS each WHERE each.channel_id = channel.id) AS members,
      (SELECT count(*)::int FROM (
        SELECT 1 FROM chat_messages AS line
        WHERE line.channel = 'own' AND line.scope = channel.id::text AND line.character_id <> ${own}::uuid
          AND line.character_id <> ALL(${[...without]}::uuid[])
          AND line.at > COALESCE((SELECT read_at FROM chat_reads AS seen
            WHERE seen.character_id = ${own}::uuid AND seen.channel = 'own' AND seen.scope = channel.id::text),
            member.joined_at)
        LIMIT ${mostUnread}) AS counted) AS unread,
      (SELECT count(*)::int FROM (
        SELECT 1 FROM chat_mentions AS mention JOIN chat_messages AS line ON line.id = mention.message_id
        WHERE mention.character_id = ${own}::uuid AND line.channel = 'own' AND line.scope = channel.id::text
          AND line.character_id <> ALL(${[...without]}::uuid[])
          AND line.at > COALESCE((SELECT read_at FROM chat_reads AS seen
            WHERE seen.character_id = ${own}::uuid AND seen.channel = 'own' AND seen.scope = channel.id::text),
            member.joined_at)
        LIMIT ${mostUnread}) AS counted) AS mentions
    FROM chat_channel_members AS member JOIN chat_channels AS channel ON channel.id = member.channel_id
    WHERE member.character_id = ${own}::uuid
    ORDER BY lower(channel.name)`,
  );
}

interface PartnerRow {
  readonly otherId: CharacterId;
  readonly lastAtMs: number;
  readonly unread: number;
}

/** Returns the characters that a character has exchanged whispers with, the latest first. */
async function whisperPartners(ctx: Ctx, own: CharacterId, without: readonly CharacterId[]) {
  const rows = await selectRaw<PartnerRow>(
    ctx,
    Prisma.sql`
    SELECT talk.other AS "otherId", (extract(epoch FROM talk.last_at) * 1000)::float8 AS "lastAtMs",
      (SELECT count(*)::int FROM (
        SELECT 1 FROM chat_messages AS line
        WHERE line.channel = 'whisper' AND line.scope = talk.scope AND line.character_id = talk.other
          AND NOT line.is_unheard
          AND line.at > COALESCE((SELECT read_at FROM chat_reads AS seen
            WHERE seen.character_id = ${own}::uuid AND seen.channel = 'whisper' AND seen.scope = talk.scope),
            '-infinity')
        LIMIT ${mostUnread}) AS counted) AS unread
    FROM (
      SELECT both_ways.other, both_ways.scope, max(both_ways.at) AS last_at FROM (
        SELECT to_character_id AS other, scope, at FROM chat_messages
        WHERE character_id = ${own}::uuid AND channel = 'whisper'
        UNION ALL
        SELECT character_id AS other, scope, at FROM chat_messages
        WHERE to_character_id = ${own}::uuid AND channel = 'whisper' AND NOT is_unheard
      ) AS both_ways
      WHERE both_ways.other <> ALL(${[...without]}::uuid[])
      GROUP BY both_ways.other, both_ways.scope
      ORDER BY last_at DESC LIMIT ${mostPartners}
    ) AS talk
    ORDER BY talk.last_at DESC`,
  );
  const names = await namesOf(
    ctx.db,
    rows.map(({ otherId }) => otherId),
  );
  return rows.flatMap(({ otherId, lastAtMs, unread }) => {
    const name = names.get(otherId)?.name;
    return name === undefined ? [] : [{ name, lastAtMs, unread }];
  });
}

/**
 * Returns the members of an own channel, and for its owner and operators those who are banned.
 * @throws GameError not_found `chat.no_channel`
 */
export async function channelPeople(ctx: Ctx, { channelId }: ChannelPeopleInput): Promise<ChannelPeopleView> {
  const who = requirePlaying(ctx);
  const members = await ctx.db.chatChannelMember.findMany({ where: { channelId }, orderBy: { joinedAt: 'asc' } });
  const own = members.find(({ characterId }) => characterId === who.characterId);
  if (own === undefined) throw new GameError('not_found', 'chat.no_channel');
  const bans =
    own.role === 'member' ? [] : await ctx.db.chatChannelBan.findMany({ where: { channelId }, orderBy: { at: 'asc' } });
  const ids = [...members, ...bans].map(({ characterId }) => characterId as CharacterId);
  const names = await namesOf(ctx.db, ids);
  const nameOf = (characterId: string) => names.get(characterId as CharacterId)?.name ?? '—';
  return {
    people: members.map(({ characterId, role }) => ({ name: nameOf(characterId), role: role as ChannelRole })),
    banned: bans.map(({ characterId }) => ({ name: nameOf(characterId) })),
  };
}

/**
 * Notes that the caller's character has read a stream up to now.
 * @throws GameError as `streamOf`
 */
export function markChatRead(ctx: Ctx, input: MarkChatReadInput): Promise<ChannelDoneView> {
  return actOnce(ctx, { verb: 'chat.mark_read', input }, async (tx, who) => {
    const { channel, scope } = await streamOf(tx, who, input.target);
    const { characterId } = who;
    const readAt = nowOf(tx);
    await tx.chatRead.upsert({
      where: { characterId_channel_scope: { characterId, channel, scope } },
      create: { characterId, channel, scope, readAt },
      update: { readAt },
    });
    return { done: true as const };
  });
}
