import { voiceState } from '@necp/domain/voice/queries';
import { joinVoice } from '@necp/domain/voice/service';
import { JoinVoiceInput, VoiceStateView, VoiceTicketView } from '@necp/shared/voice/schema';
import { signedInProcedure } from '../procedures';
import { router } from '../trpc';

export const voiceRouter = router({
  state: signedInProcedure
    .meta({
      openapi: { method: 'GET', path: '/voice/state', tags: ['voice'], summary: 'Whether and with whom one can talk' },
    })
    .output(VoiceStateView)
    .query(({ ctx }) => voiceState(ctx.domain)),
  join: signedInProcedure
    .meta({ openapi: { method: 'POST', path: '/voice/tickets', tags: ['voice'], summary: 'A ticket to a call' } })
    .input(JoinVoiceInput)
    .output(VoiceTicketView)
    .mutation(({ ctx, input }) => joinVoice(ctx.domain, input)),
});
