import type { AccountId } from '@necp/shared/kernel';
import { assertAllowed } from '@necp/shared/kernel';
import { tradeNoteWritten } from '@necp/shared/trade/events';
import { canWriteTradeNote } from '@necp/shared/trade/rules';
import type { TradeNoteView } from '@necp/shared/trade/schema';
import { emit, newId, nowOf, pushAfterCommit, type Tx } from '../kernel';

/**
 * Keeps a note of an account, writes the event, and updates the account's open windows.
 * @throws GameError conflict `trade.notes_full`
 */
export async function keepTradeNote(tx: Tx, note: { accountId: AccountId; text: string }): Promise<TradeNoteView> {
  const { accountId, text } = note;
  // Two notes at once count one another only when they take turns.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('trade:' || ${accountId}::text, 0))`;
  assertAllowed(canWriteTradeNote(await tx.tradeNote.count({ where: { accountId } })), 'conflict');
  const row = await tx.tradeNote.create({ data: { id: newId(), accountId, text, writtenAt: nowOf(tx) } });
  await emit(tx, tradeNoteWritten, { accountId, noteId: row.id });
  pushAfterCommit(tx, { accountId }, { topic: tradeNoteWritten.name });
  return { noteId: row.id, text: row.text, writtenAt: row.writtenAt };
}
