import * as z from 'zod';
import { RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';

/** `too_large` for an account with more than an archive may hold; the operator sends it another way. */
export const ExportState = z.enum(['making', 'ready', 'too_large']);
export type ExportState = z.infer<typeof ExportState>;

export const ExportView = z.object({
  state: ExportState,
  askedAt: z.date(),
  /** Until when it can be downloaded; null before it is ready and after its day. */
  downloadUntil: z.date().nullable(),
});
export type ExportView = z.infer<typeof ExportView>;

/** The latest export of the account, null when there was none, and when the next one may be asked for. */
export const ExportsView = z.object({ latest: ExportView.nullable(), nextAt: z.date().nullable() });
export type ExportsView = z.infer<typeof ExportsView>;

export const AskExportInput = z.strictObject({ requestId: RequestId });
export type AskExportInput = z.infer<typeof AskExportInput>;

/** The token is that of the link in the email; guests, who have no email, need none. */
export const DownloadExportInput = z.strictObject({ token: typedText(256).nullable() });
export type DownloadExportInput = z.infer<typeof DownloadExportInput>;

/** A ZIP file of JSON files. */
export const ExportFileView = z.object({ fileName: z.string(), zipBase64: z.string() });
export type ExportFileView = z.infer<typeof ExportFileView>;

/** The word that the player typed, to show that it is no accident. */
export const AskDeletionInput = z.strictObject({ requestId: RequestId, word: typedText(40) });
export type AskDeletionInput = z.infer<typeof AskDeletionInput>;

/** When everything personal is removed; guests cannot return until then. */
export const DeletionView = z.object({ eraseAt: z.date(), canReturn: z.boolean() });
export type DeletionView = z.infer<typeof DeletionView>;

/** What players know of that is removed after a time, in the order in which it is shown. */
export const shownRetentions = [
  'addresses',
  'signIns',
  'sessions',
  'trustedDevices',
  'knownDevices',
  'emails',
  'chat',
  'fights',
  'rolls',
  'trades',
  'letters',
  'guildEntries',
  'guildBank',
  'notifications',
  'events',
  'instances',
  'friendRequests',
  'meetings',
  'archives',
  'sanctions',
  'reports',
  'voiceStays',
] as const;
export const ShownRetention = z.enum(shownRetentions);
export type ShownRetention = z.infer<typeof ShownRetention>;

/** How long the server keeps what players know of, in days. */
export const RetentionView = z.object({ kept: z.array(z.object({ what: ShownRetention, days: z.int() })) });
export type RetentionView = z.infer<typeof RetentionView>;
