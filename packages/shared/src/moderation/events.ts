import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { AccountId } from '../kernel/ids';
import { MuteChannel, ReportOutcome, ReportReason } from './schema';

/** A moderator muted a player, or warned them. */
export const playerSanctioned = defineEvent({
  name: 'moderation.player_sanctioned',
  version: 1,
  payload: z.object({
    accountId: AccountId,
    reportId: z.uuid(),
    sanction: z.enum(['mute', 'warning']),
    /** Where the player is muted; null for a warning. */
    channel: MuteChannel.nullable(),
    /** When the mute ends; null for a warning. */
    untilMs: z.int().nullable(),
    /** What the player was reported for; the words of the moderator are with the sanction. */
    reason: ReportReason,
  }),
  keyOf: (event) => event.accountId,
});

/** A report was decided; each player who made it is the account of one event. */
export const reportDecided = defineEvent({
  name: 'moderation.report_decided',
  version: 1,
  payload: z.object({ accountId: AccountId, reportId: z.uuid(), reason: ReportReason, outcome: ReportOutcome }),
  keyOf: (event) => event.accountId,
});
