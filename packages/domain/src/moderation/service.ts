import { canGiveReason } from '@necp/shared/audit-log/rules';
import { type AccountId, assertAllowed, GameError, hourMs } from '@necp/shared/kernel';
import { canDecide, mostReportsAnHour } from '@necp/shared/moderation/rules';
import type {
  DecideReportInput,
  EndMuteInput,
  ModeratedView,
  NotePlayerInput,
  ReportLineInput,
  ReportTradeInput,
  SetSlowInput,
} from '@necp/shared/moderation/schema';
import type { Permission } from '@necp/shared/role/permissions';
import { lockAccount, rolesOf } from '../account';
import { noteAct } from '../audit-log';
import { endMute as endRunningMute, mutePlayer, reportedLine, setSlowMode, warnPlayer } from '../chat';
import { actOnce, type Ctx, inTx, newId, nowOf, once, type Playing, requirePermission, type Tx } from '../kernel';
import { holdPermission, requireProof } from '../session';
import { reportedTrade } from '../trade';

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
    await demandFewReports(tx, who);
    const { accountId: accusedId, characterId: accusedCharacterId, messageId, channel, text, evidence, at } = line;
    await store(tx, who, {
      ...input,
      case: { accusedId, accusedCharacterId, messageId, channel, text, evidence, saidAt: at },
    });
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
    const {
      accountId: accusedId,
      characterId: accusedCharacterId,
      at,
      gave,
    } = await reportedTrade(tx, who, input.tradeId);
    await demandFewReports(tx, who);
    const evidence = gave.map(({ characterId, text }, side) => ({
      ...{ messageId: `trade.${input.tradeId}.${side}`, characterId, atMs: at.getTime(), text, style: 'plain' },
    }));
    const theirs = evidence.find(({ characterId }) => characterId === accusedCharacterId);
    const [messageId, text] = [theirs?.messageId ?? `trade.${input.tradeId}`, theirs?.text ?? '—'];
    await store(tx, who, {
      ...input,
      case: { accusedId, accusedCharacterId, messageId, channel: 'trade', text, evidence, saidAt: at },
    });
    return done;
  });
}

/** What is reported, and about which player. */
interface Case {
  readonly accusedId: string;
  readonly accusedCharacterId: string;
  readonly messageId: string;
  readonly channel: string;
  readonly text: string;
  readonly evidence: readonly object[];
  readonly saidAt: Date;
}

/** @throws GameError conflict `moderation.reported` */
async function store(
  tx: Tx,
  who: Playing,
  voice: { readonly case: Case; readonly reason: string; readonly words: string },
): Promise<void> {
  const at = nowOf(tx);
  const { messageId } = voice.case;
  const evidence = voice.case.evidence.map((one) => ({ ...one }));
  await tx.moderationReport.createMany({
    data: [{ id: newId<string>(), ...voice.case, evidence, reportedAt: at }],
    skipDuplicates: true,
  });
  const { id: reportId } = await tx.moderationReport.findUniqueOrThrow({ where: { messageId } });
  const { count } = await tx.moderationVoice.createMany({
    data: [{ reportId, ...who, reason: voice.reason, words: voice.words.trim(), at }],
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
    const report = await tx.moderationReport.findUnique({ where: { id: reportId }, include: { voices: true } });
    if (report === null) throw new GameError('not_found', 'moderation.no_report');
    const accusedId = report.accusedId as AccountId;
    const isOwn = accusedId === decidedBy || report.voices.some(({ accountId }) => accountId === decidedBy);
    assertAllowed(canDecide({ isDecided: report.outcome !== null, isOwn }), 'conflict');
    const given = { accountId: accusedId, givenBy: decidedBy, reason };
    if (decision.do !== 'dismiss') await demandMayJudge(tx, accusedId);
    if (decision.do === 'mute') await mutePlayer(tx, { ...given, ...muteOf(decision) });
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
  });
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
