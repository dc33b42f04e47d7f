import { tradeNotes } from '@necp/domain/trade/queries';
import { eraseTradeNote, writeTradeNote } from '@necp/domain/trade/service';
import { EraseTradeNoteInput, TradeNotesView, TradeNoteView, WriteTradeNoteInput } from '@necp/shared/trade/schema';
import * as z from 'zod';
import { signedInProcedure } from '../procedures';
import { router } from '../trpc';

export const tradeRouter = router({
  notes: signedInProcedure
    .meta({ openapi: { method: 'GET', path: '/trade/notes', tags: ['trade'], summary: 'Own notes, the newest first' } })
    .output(TradeNotesView)
    .query(({ ctx }) => tradeNotes(ctx.domain)),
  writeNote: signedInProcedure
    .meta({ openapi: { method: 'POST', path: '/trade/notes', tags: ['trade'], summary: 'Write a note' } })
    .input(WriteTradeNoteInput)
    .output(TradeNoteView)
    .mutation(({ ctx, input }) => writeTradeNote(ctx.domain, input)),
  eraseNote: signedInProcedure
    .meta({ openapi: { method: 'DELETE', path: '/trade/notes/{noteId}', tags: ['trade'], summary: 'Erase a note' } })
    .input(EraseTradeNoteInput)
    .output(z.object({ noteId: z.uuid() }))
    .mutation(({ ctx, input }) => eraseTradeNote(ctx.domain, input)),
});
