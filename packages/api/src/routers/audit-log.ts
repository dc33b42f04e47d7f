import { auditLog } from '@necp/domain/audit-log/queries';
import { AuditLogInput, AuditLogView } from '@necp/shared/audit-log/schema';
import { permittedProcedure } from '../procedures';
import { router } from '../trpc';

export const auditLogRouter = router({
  view: permittedProcedure('audit_log.view')
    .meta({
      openapi: {
        method: 'GET',
        path: '/audit-log',
        tags: ['audit-log'],
        summary: 'The latest entries of the audit log, and whether the end of its chain fits',
      },
    })
    .input(AuditLogInput)
    .output(AuditLogView)
    .query(({ ctx, input }) => auditLog(ctx.domain, input)),
});
