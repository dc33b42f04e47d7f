import type { ChatHistoryInput, ChatHistoryView, ChatMessage } from '@necp/shared/chat/schema';
import type { ZoneId } from '@necp/shared/kernel';
import type { Ctx } from '../kernel';
import { cachedMessageCount, readCachedMessages } from './cache';

/** Returns the last messages of a zone, oldest first: from the cache in Redis, else from the table. */
export async function recentMessages(ctx: Ctx, zoneId: ZoneId): Promise<ChatMessage[]> {
  return (
    (await readCachedMessages(ctx.redis, zoneId)) ?? (await olderMessages(ctx, { zoneId, limit: cachedMessageCount }))
  );
}

/** Returns a page of a zone's messages, oldest first, before a time when one is given. */
export async function messageHistory(ctx: Ctx, input: ChatHistoryInput): Promise<ChatHistoryView> {
  const { zoneId, beforeMs, limit } = input;
  const messages =
    beforeMs === undefined
      ? (await recentMessages(ctx, zoneId)).slice(-limit)
      : await olderMessages(ctx, { zoneId, beforeMs, limit });
  return { messages, hasMore: messages.length === limit };
}

async function olderMessages(
  ctx: Ctx,
  page: { readonly zoneId: ZoneId; readonly beforeMs?: number; readonly limit: number },
): Promise<ChatMessage[]> {
  const rows = await ctx.db.chatMessage.findMany({
    where: {
      channel: 'zone',
      scope: page.zoneId,
      ...(page.beforeMs === undefined ? {} : { at: { lt: new Date(page.beforeMs) } }),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: page.limit,
  });
  return rows.toReversed().map((row) => ({
    id: row.messageId,
    channel: 'zone',
    atMs: row.at.getTime(),
    sender: { characterId: row.characterId, name: row.senderName, entityId: null },
    text: row.text,
  }));
}
