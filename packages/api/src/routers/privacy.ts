import { exportsOf, shownRetention } from '@necp/domain/privacy/queries';
import { askDeletion, askExport, downloadExport } from '@necp/domain/privacy/service';
import {
  AskDeletionInput,
  AskExportInput,
  DeletionView,
  DownloadExportInput,
  ExportFileView,
  ExportsView,
  ExportView,
  RetentionView,
} from '@necp/shared/privacy/schema';
import { publicProcedure, signedInProcedure } from '../procedures';
import { router } from '../trpc';

export const privacyRouter = router({
  retention: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/privacy/retention',
        tags: ['privacy'],
        protect: false,
        summary: 'How long the server keeps what it knows of players',
      },
    })
    .output(RetentionView)
    .query(() => shownRetention()),
  exports: signedInProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/account/export',
        tags: ['privacy'],
        summary: 'The latest export of the account',
      },
    })
    .output(ExportsView)
    .query(({ ctx }) => exportsOf(ctx.domain)),
  askExport: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/export',
        tags: ['privacy'],
        summary: 'Ask for a copy of everything kept of the account; an email with a link follows',
      },
    })
    .input(AskExportInput)
    .output(ExportView)
    .mutation(({ ctx, input }) => askExport(ctx.domain, input)),
  downloadExport: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/export/download',
        tags: ['privacy'],
        summary: 'The ZIP file, with the secret of the email; for a day',
      },
    })
    .input(DownloadExportInput)
    .output(ExportFileView)
    .mutation(({ ctx, input }) => downloadExport(ctx.domain, input)),
  askDeletion: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/delete',
        tags: ['privacy'],
        summary: 'Delete the account; for fourteen days its owner may return by signing in',
      },
    })
    .input(AskDeletionInput)
    .output(DeletionView)
    .mutation(({ ctx, input }) => askDeletion(ctx.domain, input)),
});
