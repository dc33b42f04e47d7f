import { clinicView } from '@necp/domain/clinic/queries';
import { installImplant, removeImplant } from '@necp/domain/clinic/service';
import { ClinicView, OperateInput } from '@necp/shared/clinic/schema';
import { characterProcedure } from '../procedures';
import { router } from '../trpc';

export const clinicRouter = router({
  view: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/clinic',
        tags: ['clinic'],
        summary: 'The implants of the character, and whether it is in the chair',
      },
    })
    .output(ClinicView)
    .query(({ ctx }) => clinicView(ctx.domain, ctx.characterId)),
  install: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/clinic/install',
        tags: ['clinic'],
        summary: 'Install an implant from the bag',
      },
    })
    .input(OperateInput)
    .output(ClinicView)
    .mutation(({ ctx, input }) => installImplant(ctx.domain, input)),
  remove: characterProcedure
    .meta({ openapi: { method: 'POST', path: '/clinic/remove', tags: ['clinic'], summary: 'Take an implant out' } })
    .input(OperateInput)
    .output(ClinicView)
    .mutation(({ ctx, input }) => removeImplant(ctx.domain, input)),
});
