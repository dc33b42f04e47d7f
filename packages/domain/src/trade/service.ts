import { type AccountId, GameError } from '@necp/shared/kernel';
import type { EraseTradeNoteInput, TradeNoteView, WriteTradeNoteInput } from '@necp/shared/trade/schema';
import { inTx, once, onceById, requireActor, type Ctx } from '../kernel';
import { assertWriters, type HeldZone, type Writer } from '../zone';
import { keepTradeNote } from './steps';

/**
 * Writes a note of the caller.
 * @throws GameError unauthenticated; conflict `trade.notes_full`
 */
export async function writeTradeNote(ctx: Ctx, input: WriteTradeNoteInput): Promise<TradeNoteView> {
  const { accountId } = requireActor(ctx);
  const { requestId, text } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'trade.write_note', input }, () => keepTradeNote(tx, { accountId, text })),
  );
}

/**
 * Erases a note of the caller; another player's note counts as not existing.
 * @throws GameError unauthenticated; not_found `trade.note_not_found`
 */
export async function eraseTradeNote(ctx: Ctx, input: EraseTradeNoteInput): Promise<{ noteId: string }> {
  const { accountId } = requireActor(ctx);
  const { requestId, noteId } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'trade.erase_note', input }, async () => {
      const { count } = await tx.tradeNote.deleteMany({ where: { id: noteId, accountId } });
      if (count !== 1) throw new GameError('not_found', 'trade.note_not_found');
      return { noteId };
    }),
  );
}

/**
 * Keeps a note that a character takes in the zone; the same id keeps it once.
 * @throws GameError unavailable `zone.moved`; conflict `trade.notes_full`
 */
export async function takeTradeNote(
  ctx: Ctx,
  zone: HeldZone,
  note: Writer & { readonly id: string; readonly accountId: AccountId; readonly text: string },
): Promise<TradeNoteView> {
  const { id, accountId, text } = note;
  return inTx(ctx, async (tx) => {
    await assertWriters(tx, zone, [note]);
    return onceById(tx, { verb: 'trade.take_note', id }, () => keepTradeNote(tx, { accountId, text }));
  });
}
