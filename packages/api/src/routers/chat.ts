import { messageHistory } from '@necp/domain/chat/queries';
import { ChatHistoryInput, ChatHistoryView } from '@necp/shared/chat/schema';
import { signedInProcedure } from '../procedures';
import { router } from '../trpc';

export const chatRouter = router({
  history: signedInProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/chat/zones/{zoneId}/messages',
        tags: ['chat'],
        summary: 'The messages of a zone, oldest first',
      },
    })
    .input(ChatHistoryInput)
    .output(ChatHistoryView)
    .query(({ ctx, input }) => messageHistory(ctx.domain, input)),
});
