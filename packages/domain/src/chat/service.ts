import type { ChatMessage } from '@necp/shared/chat/schema';
import type { ZoneId } from '@necp/shared/kernel';
import { afterCommit, ctxOf, inTx, newId, type Ctx } from '../kernel';
import { cacheMessages } from './cache';

/** Stores the messages of a zone; a message that is stored already is not changed, so a batch may be sent twice. */
export async function recordMessages(
  ctx: Ctx,
  input: { readonly zoneId: ZoneId; readonly messages: readonly ChatMessage[] },
): Promise<void> {
  const { zoneId, messages } = input;
  const rows = messages.flatMap(({ id, channel, atMs, sender, text }) =>
    sender === null
      ? []
      : [
          {
            id: newId(),
            messageId: id,
            channel,
            scope: zoneId,
            characterId: sender.characterId,
            senderName: sender.name,
            text,
            at: new Date(atMs),
          },
        ],
  );
  await inTx(ctx, async (tx) => {
    const { redis } = ctxOf(tx);
    const stored = await tx.chatMessage.createManyAndReturn({
      data: rows,
      skipDuplicates: true,
      select: { messageId: true },
    });
    const fresh = new Set(stored.map(({ messageId }) => messageId));
    const cached = messages.filter(({ id, channel }) => channel === 'zone' && fresh.has(id));
    if (cached.length > 0) afterCommit(tx, () => cacheMessages(redis, zoneId, cached));
  });
}
