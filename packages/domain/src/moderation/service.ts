import type { Prisma } from '@necp/db/types';
import { canGiveReason } from '@necp/shared/audit-log/rules';
import { type AccountId, assertAllowed, GameError, hourMs } from '@necp/shared/kernel';
import { playerSanctioned, reportDecided } from '@necp/shared/moderation/events';
import { canDecide, mainReason, mostReportsAnHour } from '@necp/shared/moderation/rules';
import type {
  DecideReportInput,
  EndMuteInput,
  ModeratedView,
  NotePlayerInput,
  ReportLetterInput,
  ReportLineInput,
  ReportOutcome,
  ReportReason,
  ReportTradeInput,
  ReportVoiceInput,
  ReadLetterInput,
  ReadLetterView,
  SetSlowInput,
} from '@necp/shared/moderation/schema';
import type { Permission } from '@necp/shared/role/permissions';
import { lockAccount, rolesOf } from '../account';
import { noteAct } from '../audit-log';
import { personNamed } from '../character';
import {
  endMute as endRunningMute,
  mutePlayer,
  type ReportedLine,
  reportedLine,
  setSlowMode,
  warnPlayer,
} from '../chat';
import { actOnce, type Ctx, emit, inTx, newId, nowOf, once, type Playing, requirePermission, type Tx } from '../kernel';
import { holdPermission, requireProof } from '../session';
import { reportedLetter } from '../mail';
import { reportedTrade } from '../trade';
import { reportedCall } from '../voice';

const done: ModeratedView = { done: true };

/**
 * Reports a line with those around it as they are now. Reports of the same line are one, with a voice of each player.
 * @throws GameError not_found `chat.no_line`; invalid `moderation.own_line`; conflict `moderation.reported`; throttled
 * `moderation.too_many`
 */
export function reportLine(ctx: Ctx, input: ReportLineInput): Promise<ModeratedView> {
  return actOnce(ctx, { verb: 'moderation.report_line', input }, async (tx, who) => {
    const line = await reportedLine(tx, who, input.messageId);
    if (line.accountId === who.accountId) throw new GameError('invalid', 'moderation.own_line');
    await fileReport(tx, { who, input, said: { ...line, evidence: line.evidence.map((one) => ({ ...one })) } });
    return done;
  });
}

/**
 * Reports what a player said in a call that the caller was in too. Nothing that is said is recorded: moderators read
 * who was in the call and when. Reports of the same stay in a call are one.
 * @throws GameError not_found `moderation.no_call`; invalid `moderation.own_voice`; conflict `moderation.reported`;
 * throttled `moderation.too_many`
 */
export function reportVoice(ctx: Ctx, input: ReportVoiceInput): Promise<ModeratedView> {
  return actOnce(ctx, { verb: 'moderation.report_voice', input }, async (tx, who) => {
    const other = await personNamed(tx, input.name);
    if (other === null) throw new GameError('not_found', 'moderation.no_call');
    if (other.accountId === who.accountId) throw new GameError('invalid', 'moderation.own_voice');
    const { stayId, at, callers } = await reportedCall(tx, who, other.characterId);
    const { accountId, characterId } = other;
    const evidence = callers.map((one) => ({ ...one }));
    const said = { messageId: `voice ${stayId}`, channel: 'voice', text: '', at, accountId, characterId, evidence };
    await fileReport(tx, { who, input, said });
    return done;
  });
}

/**
 * Reports a finished trade: moderators see what each side gave. Reports of the same trade are one, with a voice of each
 * player.
 * @throws GameError not_found `trade.gone`; conflict `moderation.reported`; throttled `moderation.too_many`
 */
export function reportTrade(ctx: Ctx, input: ReportTradeInput): Promise<ModeratedView> {
  return actOnce(ctx, { verb: 'moderation.report_trade', input }, async (tx, who) => {
    const { accountId, characterId, at, gave } = await reportedTrade(tx, who, input.tradeId);
    const evidence = gave.map((side, place) => ({
      ...{ messageId: `trade.${input.tradeId}.${place}`, characterId: side.characterId },
      ...{ atMs: at.getTime(), text: side.text, style: 'plain' },
    }));
    const theirs = evidence.find((side) => side.characterId === characterId);
    const { messageId, text } = theirs ?? { messageId: `trade.${input.tradeId}`, text: '—' };
    const said = { messageId, channel: 'trade', text, at, accountId, characterId, evidence };
    await fileReport(tx, { who, input, said });
    return done;
  });
}

/**
 * Reports a letter that the caller's character got, as it is now. Moderators see its subject in the list, and read the
 * rest by an act of its own.
 * @throws GameError not_found `mail.gone`; conflict `moderation.reported`; throttled `moderation.too_many`
 */
export function reportLetter(ctx: Ctx, input: ReportLetterInput): Promise<ModeratedView> {
  return actOnce(ctx, { verb: 'moderation.report_letter', input }, async (tx, who) => {
    const { accountId, characterId, at, subject, text, inside } = await reportedLetter(tx, who, input.letterId);
    const line = (part: string, said: string) => ({
      ...{ messageId: `mail ${input.letterId} ${part}`, characterId, atMs: at.getTime(), text: said, style: 'plain' },
    });
    const evidence = [line('text', text), ...inside.map((one, place) => line(String(place), one))];
    const said = {
      messageId: `mail ${input.letterId}`,
      channel: 'mail',
      text: subject,
      at,
      accountId,
      characterId,
      evidence,
    };
    await fileReport(tx, { who, input, said });
    return done;
  });
}

/**
 * Returns what a reported letter says and what was inside. The audit log keeps who read it.
 * @throws GameError forbidden `kernel.not_permitted`, `session.proof_required`; not_found `moderation.no_report`
 */
export async function readLetter(ctx: Ctx, input: ReadLetterInput): Promise<ReadLetterView> {
  const { accountId } = requirePermission(ctx, 'moderation.view');
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId: input.requestId, verb: 'moderation.read_letter', input }, async () => {
      await holdPermission(tx, 'moderation.view');
      await requireProof(tx);
      const report = await tx.moderationReport.findUnique({ where: { id: input.reportId } });
      if (report?.channel !== 'mail') throw new GameError('not_found', 'moderation.no_report');
      const [words, ...inside] = report.evidence as unknown as readonly { readonly text: string }[];
      noteAct(tx, {
        act: 'moderation.letter_read',
        subjectId: report.accusedId as AccountId,
        details: { report: report.id },
      });
      return { subject: report.text, text: words?.text ?? '', inside: inside.map(({ text }) => text) };
    }),
  );
}

interface Filed {
  readonly who: Playing;
  readonly input: Pick<ReportLineInput, 'reason' | 'words'>;
  /** What is reported, and what is kept of it. */
  readonly said: Omit<ReportedLine, 'evidence'> & { readonly evidence: Prisma.InputJsonObject[] };
}

/** Adds the voice of a player to the report of something; the first one makes the report. */
async function fileReport(tx: Tx, { who, input: { reason, words }, said }: Filed): Promise<void> {
  await demandFewReports(tx, who);
  const reportedAt = nowOf(tx);
  const { messageId, channel, text, evidence } = said;
  await tx.moderationReport.createMany({
    data: [
      {
        id: newId<string>(),
        ...{ messageId, channel, text, saidAt: said.at, reportedAt, evidence },
        accusedId: said.accountId,
        accusedCharacterId: said.characterId,
      },
    ],
    skipDuplicates: true,
  });
  const { id: reportId } = await tx.moderationReport.findUniqueOrThrow({ where: { messageId } });
  const { count } = await tx.moderationVoice.createMany({
    data: [{ reportId, ...who, reason, words: words.trim(), at: reportedAt }],
    skipDuplicates: true,
  });
  if (count === 0) throw new GameError('conflict', 'moderation.reported');
}

/** Reports of an account come one after the other, so that none of them is the eleventh. */
async function demandFewReports(tx: Tx, { accountId }: Playing): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`reports of ${accountId}`}))`;
  const since = new Date(nowOf(tx).getTime() - hourMs);
  if ((await tx.moderationVoice.count({ where: { accountId, at: { gt: since } } })) >= mostReportsAnHour)
    throw new GameError('throttled', 'moderation.too_many', { most: mostReportsAnHour });
}

interface Act {
  readonly permission: Permission;
  readonly verb: string;
  readonly input: { readonly requestId: DecideReportInput['requestId'] };
  /** The reason or the note, which the audit log keeps for ever. */
  readonly reason: string;
}

/** Runs an act of a moderator once, while the permission is held; asks for a proof, as every act of staff does. */
async function moderate(
  ctx: Ctx,
  { permission, verb, input, reason }: Act,
  act: (tx: Tx, by: { readonly accountId: AccountId; readonly reason: string }) => Promise<void>,
): Promise<ModeratedView> {
  const { accountId } = requirePermission(ctx, permission);
  assertAllowed(canGiveReason(reason));
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId: input.requestId, verb, input }, async () => {
      await holdPermission(tx, permission);
      await requireProof(tx);
      await act(tx, { accountId, reason: reason.trim() });
      return done;
    }),
  );
}

/**
 * Decides a report: mutes the player who said the line, warns them, or dismisses it. Staff are judged by
 * administrators only, and no moderator decides a report about themselves or one of their own.
 * @throws GameError forbidden `kernel.not_permitted`, `session.proof_required`; invalid `audit-log.reason_*`;
 * not_found `moderation.no_report`; conflict `moderation.decided`, `moderation.own_case`
 */
export function decideReport(ctx: Ctx, input: DecideReportInput): Promise<ModeratedView> {
  const { reportId, decision } = input;
  const act = { permission: 'moderation.decide', verb: 'moderation.decide', input, reason: input.reason } as const;
  return moderate(ctx, act, async (tx, { accountId: decidedBy, reason }) => {
    await tx.$queryRaw`SELECT 1 FROM moderation_reports WHERE id = ${reportId}::uuid FOR UPDATE`;
    const report = await tx.moderationReport.findUnique({
      where: { id: reportId },
      include: { voices: { orderBy: { at: 'asc' } } },
    });
    if (report === null) throw new GameError('not_found', 'moderation.no_report');
    const accusedId = report.accusedId as AccountId;
    const isOwn = accusedId === decidedBy || report.voices.some(({ accountId }) => accountId === decidedBy);
    assertAllowed(canDecide({ isDecided: report.outcome !== null, isOwn }), 'conflict');
    const given = { accountId: accusedId, givenBy: decidedBy, reason };
    if (decision.do !== 'dismiss') await demandMayJudge(tx, accusedId);
    const until = decision.do === 'mute' ? await mutePlayer(tx, { ...given, ...muteOf(decision) }) : null;
    if (decision.do === 'warn') await warnPlayer(tx, given);
    const outcome = outcomes[decision.do];
    await tx.moderationReport.update({
      where: { id: reportId },
      data: { outcome, decidedBy, decidedAt: nowOf(tx), reason },
    });
    noteAct(tx, {
      act: `moderation.${outcome}`,
      subjectId: accusedId,
      details: { report: reportId, reason, ...(decision.do === 'mute' ? muteOf(decision) : {}) },
    });
    const voices = report.voices.map((voice) => ({
      accountId: voice.accountId as AccountId,
      reason: voice.reason as ReportReason,
    }));
    await announce(tx, { report: { reportId, accusedId, voices }, decision, until });
  });
}

interface Voice {
  readonly accountId: AccountId;
  readonly reason: ReportReason;
}

interface Decided {
  readonly report: { readonly reportId: string; readonly accusedId: AccountId; readonly voices: readonly Voice[] };
  readonly decision: DecideReportInput['decision'];
  /** When the mute ends; null without one. */
  readonly until: Date | null;
}

/** Notes what was decided for the player who was judged and for those who reported. */
async function announce(tx: Tx, { report, decision, until }: Decided): Promise<void> {
  const { reportId, accusedId, voices } = report;
  if (decision.do !== 'dismiss')
    await emit(tx, playerSanctioned, {
      accountId: accusedId,
      reportId,
      sanction: decision.do === 'mute' ? 'mute' : 'warning',
      channel: decision.do === 'mute' ? decision.channel : null,
      untilMs: until?.getTime() ?? null,
      reason: mainReason(voices.map(({ reason }) => reason)),
    });
  const outcome: ReportOutcome = outcomes[decision.do];
  for (const { accountId, reason } of voices) await emit(tx, reportDecided, { accountId, reportId, reason, outcome });
}

const outcomes = { mute: 'muted', warn: 'warned', dismiss: 'dismissed' } as const;
const muteOf = ({ channel, minutes }: Extract<DecideReportInput['decision'], { do: 'mute' }>) => ({ channel, minutes });

/** @throws GameError forbidden `kernel.not_permitted` for staff, who are judged by administrators */
async function demandMayJudge(tx: Tx, accountId: AccountId): Promise<void> {
  const account = await lockAccount(tx, accountId);
  if (account !== null && rolesOf(account, nowOf(tx)).length > 1) await holdPermission(tx, 'moderation.decide_staff');
}

/**
 * Ends a mute before its time.
 * @throws GameError forbidden `kernel.not_permitted`, `session.proof_required`; invalid `audit-log.reason_*`;
 * not_found `moderation.no_mute`; conflict `moderation.own_case`
 */
export function endMute(ctx: Ctx, input: EndMuteInput): Promise<ModeratedView> {
  const { sanctionId } = input;
  const act = { permission: 'moderation.decide', verb: 'moderation.end_mute', input, reason: input.reason } as const;
  return moderate(ctx, act, async (tx, { accountId: endedBy, reason }) => {
    const ended = await endRunningMute(tx, { sanctionId, endedBy });
    if (ended === null) throw new GameError('not_found', 'moderation.no_mute');
    if (ended.accountId === endedBy) throw new GameError('conflict', 'moderation.own_case');
    const details = { sanction: sanctionId, channel: ended.channel, reason };
    noteAct(tx, { act: 'moderation.mute_ended', subjectId: ended.accountId, details });
  });
}

/**
 * Notes something about a player for other moderators.
 * @throws GameError forbidden `kernel.not_permitted`, `session.proof_required`; invalid `audit-log.reason_*`;
 * not_found `moderation.no_account`
 */
export function notePlayer(ctx: Ctx, input: NotePlayerInput): Promise<ModeratedView> {
  const { accountId } = input;
  const act = { permission: 'moderation.decide', verb: 'moderation.note', input, reason: input.text } as const;
  return moderate(ctx, act, async (tx, { accountId: authorId, reason: text }) => {
    if ((await lockAccount(tx, accountId)) === null) throw new GameError('not_found', 'moderation.no_account');
    const id = newId<string>();
    await tx.moderationNote.create({ data: { id, accountId, authorId, text, at: nowOf(tx) } });
    // The text stays with the note, which is removed with the account.
    noteAct(tx, { act: 'moderation.noted', subjectId: accountId, details: { note: id } });
  });
}

/**
 * Changes how long players wait between two lines of a channel that everyone hears.
 * @throws GameError forbidden `kernel.not_permitted`, `session.proof_required`; invalid `audit-log.reason_*`
 */
export function setSlow(ctx: Ctx, input: SetSlowInput): Promise<ModeratedView> {
  const { channel, seconds } = input;
  const act = { permission: 'moderation.slow', verb: 'moderation.set_slow', input, reason: input.reason } as const;
  return moderate(ctx, act, async (tx, { accountId: setBy, reason }) => {
    await setSlowMode(tx, { channel, seconds, setBy });
    noteAct(tx, { act: 'moderation.slow_set', subjectId: null, details: { channel, seconds, reason } });
  });
}
