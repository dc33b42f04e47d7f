import type { ChatLink, LinkRef } from '@necp/shared/chat/links';
import type { ChatHistoryInput, ChatHistoryView, ChatMessage } from '@necp/shared/chat/schema';
import type { AccountId, CharacterId, ZoneId } from '@necp/shared/kernel';
import { charactersOf, ownersAmong } from '../character';
import { type Ctx, type Playing, requireActor } from '../kernel';
import { silencedOf } from '../social';
import { cachedMessageCount, readCachedMessages } from './cache';
import { linksOf } from './links';
import { messageOf } from './rows';

export { channelPeople, chatOverview, chatPage } from './reading';
export { translateLine } from './translate';

/**
 * Returns what a line of the zone links to, as it is now.
 * @throws GameError as `linksOf`
 */
export function checkLinks(ctx: Ctx, who: Playing, refs: readonly LinkRef[]): Promise<ChatLink[]> {
  return linksOf(ctx.db, who, refs);
}

/** Returns the last messages of a zone, oldest first: from the cache in Redis, else from the table. */
export async function recentMessages(ctx: Ctx, zoneId: ZoneId): Promise<ChatMessage[]> {
  const stream = { channel: 'zone', scope: zoneId } as const;
  return (
    (await readCachedMessages(ctx.redis, stream, cachedMessageCount)) ??
    (await olderMessages(ctx, { zoneId, limit: cachedMessageCount }))
  );
}

/** A message with the account of its sender; null when the account is not known. */
export interface SpokenMessage {
  readonly chatMessage: ChatMessage;
  readonly accountId: AccountId | null;
}

/** Returns the last messages of a zone like `recentMessages`, with the accounts of their senders. */
export async function recentlySpoken(ctx: Ctx, zoneId: ZoneId): Promise<SpokenMessage[]> {
  const messages = await recentMessages(ctx, zoneId);
  const senders = messages.map(({ sender }) => (sender?.characterId ?? null) as CharacterId | null);
  const known = new Set(senders.filter((characterId) => characterId !== null));
  const owners = await ownersAmong(ctx.db, [...known]);
  return messages.map((chatMessage, index) => ({
    chatMessage,
    accountId: owners.get(senders[index] as CharacterId) ?? null,
  }));
}

/**
 * Returns a page of a zone's messages, oldest first, before a time when one is given; without those of players with a
 * block between them and the caller, set by either.
 */
export async function messageHistory(ctx: Ctx, input: ChatHistoryInput): Promise<ChatHistoryView> {
  const { accountId } = requireActor(ctx);
  const { zoneId, beforeMs, limit } = input;
  const silenced = await silencedOf(ctx.db, accountId);
  const messages =
    beforeMs === undefined && silenced.length === 0
      ? (await recentMessages(ctx, zoneId)).slice(-limit)
      : await olderMessages(ctx, { zoneId, beforeMs, limit, without: await charactersOf(ctx.db, silenced) });
  return { messages, hasMore: messages.length === limit };
}

interface MessagePage {
  readonly zoneId: ZoneId;
  readonly beforeMs?: number | undefined;
  readonly limit: number;
  /** Characters whose messages are left out. */
  readonly without?: readonly CharacterId[];
}

async function olderMessages(ctx: Ctx, page: MessagePage): Promise<ChatMessage[]> {
  const { zoneId, beforeMs, limit, without = [] } = page;
  const rows = await ctx.db.chatMessage.findMany({
    where: {
      channel: 'zone',
      scope: zoneId,
      ...(beforeMs === undefined ? {} : { at: { lt: new Date(beforeMs) } }),
      ...(without.length === 0 ? {} : { characterId: { notIn: [...without] } }),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.toReversed().map(messageOf);
}
