import { abilityView } from '@necp/domain/ability/queries';
import { setSlot } from '@necp/domain/ability/service';
import { AbilityView, SetSlotInput } from '@necp/shared/ability/schema';
import { characterProcedure } from '../procedures';
import { router } from '../trpc';

export const abilityRouter = router({
  view: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/progression/abilities',
        tags: ['abilities'],
        summary: 'Known abilities and the sixteen hotbar slots',
      },
    })
    .output(AbilityView)
    .query(({ ctx }) => abilityView(ctx.domain, ctx.characterId)),
  setSlot: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/progression/abilities/slots',
        tags: ['abilities'],
        summary: 'Put an ability or an item template on a hotbar slot, or clear it',
      },
    })
    .input(SetSlotInput)
    .output(AbilityView)
    .mutation(({ ctx, input }) => setSlot(ctx.domain, input)),
});
