import type { ChatMessage } from '@necp/shared/chat/schema';
import type { ZoneId } from '@necp/shared/kernel';
import { afterCommit, ctxOf, inTx, newId, type Ctx } from '../kernel';
import { cacheLines } from './cache';

/** Stores what was said in a zone; a line that is stored already is left as it is, so a batch may come twice. */
export async function recordMessages(
  ctx: Ctx,
  input: { readonly zoneId: ZoneId; readonly lines: readonly ChatMessage[] },
): Promise<void> {
  const { zoneId, lines } = input;
  const rows = lines.flatMap(({ id, channel, atMs, sender, text }) =>
    sender === null
      ? []
      : [
          {
            id: newId(),
            lineId: id,
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
      select: { lineId: true },
    });
    const fresh = new Set(stored.map(({ lineId }) => lineId));
    const cached = lines.filter(({ id, channel }) => channel === 'zone' && fresh.has(id));
    if (cached.length > 0) afterCommit(tx, () => cacheLines(redis, zoneId, cached));
  });
}
