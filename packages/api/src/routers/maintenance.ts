import { change, currentMaintenance, end, plan } from '@necp/domain/maintenance/service';
import {
  ChangeMaintenanceInput,
  EndedMaintenanceView,
  EndMaintenanceInput,
  MaintenanceView,
  PlanMaintenanceInput,
} from '@necp/shared/maintenance/schema';
import { permittedProcedure, publicProcedure } from '../procedures';
import { router } from '../trpc';

export const maintenanceRouter = router({
  current: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/world/maintenance',
        tags: ['world'],
        protect: false,
        summary: 'The maintenance that is planned or running',
      },
    })
    .output(MaintenanceView.nullable())
    .query(({ ctx }) => currentMaintenance(ctx.domain)),
  plan: permittedProcedure('maintenance.plan')
    .meta({
      openapi: {
        method: 'POST',
        path: '/admin/maintenance/plan',
        tags: ['admin'],
        summary: 'Plan a maintenance and announce it to all players',
      },
    })
    .input(PlanMaintenanceInput)
    .output(MaintenanceView)
    .mutation(({ ctx, input }) => plan(ctx.domain, input)),
  change: permittedProcedure('maintenance.plan')
    .meta({
      openapi: {
        method: 'POST',
        path: '/admin/maintenance/change',
        tags: ['admin'],
        summary: 'Set the expected end and the message of a maintenance anew',
      },
    })
    .input(ChangeMaintenanceInput)
    .output(MaintenanceView)
    .mutation(({ ctx, input }) => change(ctx.domain, input)),
  end: permittedProcedure('maintenance.plan')
    .meta({
      openapi: {
        method: 'POST',
        path: '/admin/maintenance/end',
        tags: ['admin'],
        summary: 'End a maintenance, or cancel it before it has begun',
      },
    })
    .input(EndMaintenanceInput)
    .output(EndedMaintenanceView)
    .mutation(({ ctx, input }) => end(ctx.domain, input)),
});
