import { combatLog, encounters, combatSheet, shownFights } from '@necp/domain/combat/queries';
import { ProfileInput } from '@necp/shared/character/schema';
import {
  CombatLogInput,
  CombatLogView,
  EncountersView,
  CombatSheetView,
  ShownFightsView,
} from '@necp/shared/combat/schema';
import { characterProcedure, publicProcedure } from '../procedures';
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
  shown: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/characters/profiles/{name}/fights',
        tags: ['characters'],
        summary: 'The latest fights of a character, as its profile shows them',
      },
    })
    .input(ProfileInput)
    .output(ShownFightsView)
    .query(({ ctx, input }) => shownFights(ctx.domain, input)),
});
