import * as z from 'zod';
import { ChatChannel, LineStyle, OpenChannel } from '../chat/schema';
import { AccountId, RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';

/** Why a player reports a line. */
export const reportReasons = ['abuse', 'hate', 'spam', 'fraud', 'other'] as const;
export const ReportReason = z.enum(reportReasons);
export type ReportReason = z.infer<typeof ReportReason>;

/** The greatest length of what a player writes beside a report, in characters. */
export const reportWordsLength = 300;

export const ReportLineInput = z.strictObject({
  requestId: RequestId,
  /** The id of the line, as the player received it. */
  messageId: typedText(120),
  reason: ReportReason,
  words: typedText(reportWordsLength),
});
export type ReportLineInput = z.infer<typeof ReportLineInput>;

/** Reports what a player said in a call that the reporter was in too. */
export const ReportVoiceInput = z.strictObject({
  requestId: RequestId,
  /** The name of the player's character. */
  name: typedText(64),
  reason: ReportReason,
  words: typedText(reportWordsLength),
});
export type ReportVoiceInput = z.infer<typeof ReportVoiceInput>;

export const ReportTradeInput = z.strictObject({
  requestId: RequestId,
  tradeId: z.uuid(),
  reason: ReportReason,
  words: typedText(reportWordsLength),
});
export type ReportTradeInput = z.infer<typeof ReportTradeInput>;

/** Reports a letter that the caller's character got. */
export const ReportLetterInput = z.strictObject({
  requestId: RequestId,
  letterId: z.uuid(),
  reason: ReportReason,
  words: typedText(reportWordsLength),
});
export type ReportLetterInput = z.infer<typeof ReportLetterInput>;

/** Reads a reported letter; the audit log keeps who did. */
export const ReadLetterInput = z.strictObject({ requestId: RequestId, reportId: z.uuid() });
export type ReadLetterInput = z.infer<typeof ReadLetterInput>;
/** A reported letter, and what was inside, a line for each stack and for the money. */
export const ReadLetterView = z.object({ subject: z.string(), text: z.string(), inside: z.array(z.string()) });
export type ReadLetterView = z.infer<typeof ReadLetterView>;

export const ModeratedView = z.object({ done: z.literal(true) });
export type ModeratedView = z.infer<typeof ModeratedView>;

/** Where a report comes from: a channel of the chat, the call of a group, or a letter. */
export const ReportedIn = z.enum([...ChatChannel.options, 'voice', 'mail']);
export type ReportedIn = z.infer<typeof ReportedIn>;

/** Where a player is muted: in one channel, in calls, in letters, or everywhere. */
export const MuteChannel = z.enum([...ReportedIn.options, 'all']);
export type MuteChannel = z.infer<typeof MuteChannel>;
/** The longest mute: thirty days. */
export const longestMuteMinutes = 43_200;

export const ReportOutcome = z.enum(['muted', 'warned', 'dismissed']);
export type ReportOutcome = z.infer<typeof ReportOutcome>;

/** The schema checks only the length, so that the rule can give a readable reason. */
const typedReason = typedText(1024);

const Decision = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('mute'),
    channel: MuteChannel,
    minutes: z.int().min(1).max(longestMuteMinutes),
  }),
  z.strictObject({ do: z.literal('warn') }),
  z.strictObject({ do: z.literal('dismiss') }),
]);
export type Decision = z.infer<typeof Decision>;

export const DecideReportInput = z.strictObject({
  requestId: RequestId,
  reportId: z.uuid(),
  decision: Decision,
  reason: typedReason,
});
export type DecideReportInput = z.infer<typeof DecideReportInput>;

export const EndMuteInput = z.strictObject({ requestId: RequestId, sanctionId: z.uuid(), reason: typedReason });
export type EndMuteInput = z.infer<typeof EndMuteInput>;
export const NotePlayerInput = z.strictObject({ requestId: RequestId, accountId: AccountId, text: typedReason });
export type NotePlayerInput = z.infer<typeof NotePlayerInput>;

/** Sets how long players wait between two lines; null returns to the usual wait. */
export const SetSlowInput = z.strictObject({
  requestId: RequestId,
  channel: OpenChannel,
  seconds: z.int().min(0).max(300).nullable(),
  reason: typedReason,
});
export type SetSlowInput = z.infer<typeof SetSlowInput>;

/** Requests open reports, oldest first, or the latest decided ones; `after` is the last report of the page before. */
export const ReportsInput = z.strictObject({ box: z.enum(['open', 'decided']), after: z.uuid().nullable() });
export type ReportsInput = z.infer<typeof ReportsInput>;

export const SanctionView = z.object({
  id: z.uuid(),
  kind: z.enum(['mute', 'warning']),
  channel: MuteChannel.nullable(),
  reason: z.string(),
  at: z.date(),
  until: z.date().nullable(),
  isRunning: z.boolean(),
});
export type SanctionView = z.infer<typeof SanctionView>;

/** A name is null for a character whose account was erased. */
const Name = z.string().nullable();

export const EvidenceLineView = z.object({
  messageId: z.string(),
  name: Name,
  at: z.date(),
  text: z.string(),
  style: LineStyle,
});
export type EvidenceLineView = z.infer<typeof EvidenceLineView>;

/** A time in which a character was in the call; `until` is null for one who was still in it. */
export const CallerView = z.object({ name: Name, from: z.date(), until: z.date().nullable() });
export type CallerView = z.infer<typeof CallerView>;

export const ReportView = z.object({
  id: z.uuid(),
  messageId: z.string(),
  accused: z.object({ accountId: AccountId, name: Name }),
  channel: ReportedIn,
  /** The line, or the subject of a letter; empty for a call, of which nothing is kept but who was in it. */
  text: z.string(),
  saidAt: z.date(),
  reportedAt: z.date(),
  evidence: z.array(EvidenceLineView),
  /** Who was in the call with the accused player; empty for a line. */
  callers: z.array(CallerView),
  voices: z.array(z.object({ name: Name, reason: ReportReason, words: z.string(), at: z.date() })),
  /** What the accused player was warned of and muted for before, newest first. */
  sanctions: z.array(SanctionView),
  notes: z.array(z.object({ id: z.uuid(), text: z.string(), authorId: AccountId, at: z.date() })),
  outcome: ReportOutcome.nullable(),
  decidedBy: AccountId.nullable(),
  decidedAt: z.date().nullable(),
  reason: z.string().nullable(),
  /** Whether the caller is accused or reported it, and so may not decide it. */
  isOwn: z.boolean(),
});
export type ReportView = z.infer<typeof ReportView>;

export const ReportsView = z.object({ reports: z.array(ReportView), next: z.uuid().nullable(), open: z.int() });
export type ReportsView = z.infer<typeof ReportsView>;

/** The mutes that run now, and how slow the channels are that everyone hears. */
export const WatchView = z.object({
  mutes: z.array(SanctionView.extend({ accountId: AccountId, names: z.array(z.string()) })),
  slow: z.array(z.object({ channel: OpenChannel, seconds: z.int(), isUsual: z.boolean() })),
});
export type WatchView = z.infer<typeof WatchView>;
