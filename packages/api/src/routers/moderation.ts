import { reports, watch } from '@necp/domain/moderation/queries';
import {
  decideReport,
  endMute,
  notePlayer,
  readLetter,
  reportLetter,
  reportLine,
  reportTrade,
  reportVoice,
  setSlow,
} from '@necp/domain/moderation/service';
import {
  DecideReportInput,
  EndMuteInput,
  ModeratedView,
  NotePlayerInput,
  ReadLetterInput,
  ReadLetterView,
  ReportLetterInput,
  ReportLineInput,
  ReportVoiceInput,
  ReportsInput,
  ReportTradeInput,
  ReportsView,
  SetSlowInput,
  WatchView,
} from '@necp/shared/moderation/schema';
import { characterProcedure, permittedProcedure } from '../procedures';
import { router } from '../trpc';

/** Returns the place of a procedure in the REST interface. */
const at = <const M extends 'GET' | 'POST' | 'PUT', const P extends `/moderation${string}`>(
  method: M,
  path: P,
  summary: string,
) => ({ openapi: { method, path, tags: ['moderation'], summary } });

export const moderationRouter = router({
  reportLine: characterProcedure
    .meta(at('POST', '/moderation/reports', 'Report a line of the chat with the lines around it'))
    .input(ReportLineInput)
    .output(ModeratedView)
    .mutation(({ ctx, input }) => reportLine(ctx.domain, input)),
  reportVoice: characterProcedure
    .meta(at('POST', '/moderation/reports/voice', 'Report what a player said in a call, with who was in it'))
    .input(ReportVoiceInput)
    .output(ModeratedView)
    .mutation(({ ctx, input }) => reportVoice(ctx.domain, input)),
  reportTrade: characterProcedure
    .meta(at('POST', '/moderation/trades/{tradeId}/reports', 'Report a finished trade with what each side gave'))
    .input(ReportTradeInput)
    .output(ModeratedView)
    .mutation(({ ctx, input }) => reportTrade(ctx.domain, input)),
  reportLetter: characterProcedure
    .meta(at('POST', '/moderation/letters/{letterId}/reports', 'Report a letter that the character got'))
    .input(ReportLetterInput)
    .output(ModeratedView)
    .mutation(({ ctx, input }) => reportLetter(ctx.domain, input)),
  readLetter: permittedProcedure('moderation.view')
    .meta(at('POST', '/moderation/reports/{reportId}/letter', 'Read a reported letter, which the audit log keeps'))
    .input(ReadLetterInput)
    .output(ReadLetterView)
    .mutation(({ ctx, input }) => readLetter(ctx.domain, input)),
  reports: permittedProcedure('moderation.view')
    .meta(at('POST', '/moderation/reports/page', 'Open reports, oldest first, or the latest decided ones'))
    .input(ReportsInput)
    .output(ReportsView)
    .query(({ ctx, input }) => reports(ctx.domain, input)),
  watch: permittedProcedure('moderation.view')
    .meta(at('GET', '/moderation/watch', 'The mutes that run, and how slow the open channels are'))
    .output(WatchView)
    .query(({ ctx }) => watch(ctx.domain)),
  decide: permittedProcedure('moderation.decide')
    .meta(at('POST', '/moderation/reports/{reportId}/decide', 'Mute or warn a reported player, or dismiss the report'))
    .input(DecideReportInput)
    .output(ModeratedView)
    .mutation(({ ctx, input }) => decideReport(ctx.domain, input)),
  endMute: permittedProcedure('moderation.decide')
    .meta(at('POST', '/moderation/mutes/{sanctionId}/end', 'End a mute before its time'))
    .input(EndMuteInput)
    .output(ModeratedView)
    .mutation(({ ctx, input }) => endMute(ctx.domain, input)),
  note: permittedProcedure('moderation.decide')
    .meta(at('POST', '/moderation/people/{accountId}/notes', 'Note something about a player for other moderators'))
    .input(NotePlayerInput)
    .output(ModeratedView)
    .mutation(({ ctx, input }) => notePlayer(ctx.domain, input)),
  setSlow: permittedProcedure('moderation.slow')
    .meta(at('PUT', '/moderation/slow/{channel}', 'Change how long players wait between lines of an open channel'))
    .input(SetSlowInput)
    .output(ModeratedView)
    .mutation(({ ctx, input }) => setSlow(ctx.domain, input)),
});
