import type { TradeNotesView } from '@necp/shared/trade/schema';
import { requireActor, type Ctx } from '../kernel';

/**
 * Returns the notes of the caller, the newest first.
 * @throws GameError unauthenticated
 */
export async function tradeNotes(ctx: Ctx): Promise<TradeNotesView> {
  const { accountId } = requireActor(ctx);
  const rows = await ctx.db.tradeNote.findMany({ where: { accountId }, orderBy: { id: 'desc' } });
  return rows.map(({ id, text, writtenAt }) => ({ noteId: id, text, writtenAt }));
}
