import { combatLog, combatSessions, combatSheet } from '@necp/domain/combat/queries';
import { CombatLogInput, CombatLogView, CombatSessionsView, CombatSheetView } from '@necp/shared/combat/schema';
import { characterProcedure } from '../procedures';
import { router } from '../trpc';

export const combatRouter = router({
  sheet: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/combat/sheet',
        tags: ['combat'],
        summary: 'What the numbers of the character of this session are made of',
      },
    })
    .output(CombatSheetView)
    .query(({ ctx }) => combatSheet(ctx.domain, ctx.characterId)),
  sessions: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/combat/sessions',
        tags: ['combat'],
        summary: 'The latest fights of the character of this session',
      },
    })
    .output(CombatSessionsView)
    .query(({ ctx }) => combatSessions(ctx.domain, ctx.characterId)),
  log: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/combat/sessions/{sessionId}',
        tags: ['combat'],
        summary: 'The lines of a fight one was in',
      },
    })
    .input(CombatLogInput)
    .output(CombatLogView)
    .query(({ ctx, input }) => combatLog(ctx.domain, { ...input, characterId: ctx.characterId })),
});
