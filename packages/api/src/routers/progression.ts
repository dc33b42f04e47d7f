import { progressionView } from '@necp/domain/progression/queries';
import { respec, spendAttribute, spendPerk, wearTitle } from '@necp/domain/progression/service';
import {
  ProgressionView,
  RespecInput,
  SpendAttributeInput,
  SpendPerkInput,
  WearTitleInput,
} from '@necp/shared/progression/schema';
import { characterProcedure } from '../procedures';
import { router } from '../trpc';

export const progressionRouter = router({
  view: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/progression',
        tags: ['progression'],
        summary: 'Level, attributes, skills, trees and titles of the character of this session',
      },
    })
    .output(ProgressionView)
    .query(({ ctx }) => progressionView(ctx.domain, ctx.characterId)),
  spendAttribute: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/progression/attributes',
        tags: ['progression'],
        summary: 'Put points into an attribute',
      },
    })
    .input(SpendAttributeInput)
    .output(ProgressionView)
    .mutation(({ ctx, input }) => spendAttribute(ctx.domain, input)),
  spendPerk: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/progression/perks',
        tags: ['progression'],
        summary: 'Take the next rank of a node of a class tree',
      },
    })
    .input(SpendPerkInput)
    .output(ProgressionView)
    .mutation(({ ctx, input }) => spendPerk(ctx.domain, input)),
  respec: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/progression/respec',
        tags: ['progression'],
        summary: 'Forget all perks for the agreed price',
      },
    })
    .input(RespecInput)
    .output(ProgressionView)
    .mutation(({ ctx, input }) => respec(ctx.domain, input)),
  wearTitle: characterProcedure
    .meta({
      openapi: { method: 'POST', path: '/progression/title', tags: ['progression'], summary: 'Wear a title, or none' },
    })
    .input(WearTitleInput)
    .output(ProgressionView)
    .mutation(({ ctx, input }) => wearTitle(ctx.domain, input)),
});
