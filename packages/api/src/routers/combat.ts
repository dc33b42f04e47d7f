import { combatLog, encounters, combatSheet } from '@necp/domain/combat/queries';
import { CombatLogInput, CombatLogView, EncountersView, CombatSheetView } from '@necp/shared/combat/schema';
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
  encounters: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/combat/encounters',
        tags: ['combat'],
        summary: 'The latest fights of the character of this session',
      },
    })
    .output(EncountersView)
    .query(({ ctx }) => encounters(ctx.domain, ctx.characterId)),
  log: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/combat/encounters/{encounterId}',
        tags: ['combat'],
        summary: 'The lines of a fight one was in',
      },
    })
    .input(CombatLogInput)
    .output(CombatLogView)
    .query(({ ctx, input }) => combatLog(ctx.domain, { ...input, characterId: ctx.characterId })),
});
