import type { ChatMessage } from '@necp/shared/chat/schema';
import type { ZoneId } from '@necp/shared/kernel';
import { afterCommit, ctxOf, inTx, newId, type Ctx } from '../kernel';
import { cacheMessages } from './cache';
import { styleColumns } from './rows';

export { changeMember, leaveChannel, removeChannel, setChannel } from './managing';
export { joinChannel, makeChannel } from './channels';
export { sendLine } from './lines';
export { markChatRead } from './reading';
export { heedWarning } from './sanctions';

/** Stores the messages of a zone; a message that is stored already is not changed, so a batch may be sent twice. */
export async function recordMessages(
  ctx: Ctx,
  input: { readonly zoneId: ZoneId; readonly messages: readonly ChatMessage[] },
): Promise<void> {
  const { zoneId, messages } = input;
  const rows = messages.map((message) => ({
    id: newId<string>(),
    messageId: message.id,
    channel: message.channel,
    scope: zoneId,
    characterId: message.sender.characterId,
    senderName: message.sender.name,
    text: message.text,
    at: new Date(message.atMs),
    ...styleColumns(message),
  }));
  await inTx(ctx, async (tx) => {
    const { redis } = ctxOf(tx);
    const stored = await tx.chatMessage.createManyAndReturn({
      data: rows,
      skipDuplicates: true,
      select: { messageId: true },
    });
    const fresh = new Set(stored.map(({ messageId }) => messageId));
    const cached = messages.filter(({ id, channel }) => channel === 'zone' && fresh.has(id));
    if (cached.length > 0) afterCommit(tx, () => cacheMessages(redis, { channel: 'zone', scope: zoneId }, cached));
  });
}
