import { sanctionsChanged, slowChanged } from '@necp/shared/chat/live';
import { slowSecondsOf } from '@necp/shared/chat/rules';
import { canTalkIn, type Mute, type MutedIn } from '@necp/shared/chat/sanctions';
import {
  type ChannelDoneView,
  type ChatOverviewView,
  type HeedWarningInput,
  openChannels,
  type OpenChannel,
} from '@necp/shared/chat/schema';
import { type AccountId, GameError, minuteMs } from '@necp/shared/kernel';
import { charactersOf } from '../character';
import { actOnce, type Ctx, newId, nowOf, pushAfterCommit, type ReadDb, type Tx } from '../kernel';
import { holdPace } from './steps';

/** A mute or a warning, as its row has it. */
export interface Sanction {
  readonly id: string;
  readonly accountId: AccountId;
  readonly kind: 'mute' | 'warning';
  readonly channel: Mute['channel'] | null;
  readonly reason: string;
  readonly at: Date;
  readonly until: Date | null;
  readonly endedAt: Date | null;
}

interface Given {
  readonly accountId: AccountId;
  readonly givenBy: AccountId;
  readonly reason: string;
}

/**
 * Mutes a player: a line that has not been said when this commits is refused, in every process. Lines wait for the
 * pace of their character, so each of them sees the mute or was there before it. Returns when it ends.
 */
export async function mutePlayer(
  tx: Tx,
  { channel, minutes, ...given }: Given & { readonly channel: Mute['channel']; readonly minutes: number },
): Promise<Date> {
  for (const characterId of await charactersOf(tx, [given.accountId])) await holdPace(tx, characterId);
  const at = nowOf(tx);
  const until = new Date(at.getTime() + minutes * minuteMs);
  await tx.chatSanction.create({ data: { ...given, id: newId<string>(), kind: 'mute', channel, at, until } });
  pushAfterCommit(tx, { accountId: given.accountId }, { topic: sanctionsChanged });
  return until;
}

/** Warns a player, who reads it now or after the next entry. */
export async function warnPlayer(tx: Tx, given: Given): Promise<void> {
  await tx.chatSanction.create({ data: { ...given, id: newId<string>(), kind: 'warning', at: nowOf(tx) } });
  pushAfterCommit(tx, { accountId: given.accountId }, { topic: sanctionsChanged });
}

/**
 * Ends a mute that runs; returns the account, and the channel it was muted in.
 * @returns null when no such mute runs
 */
export async function endMute(
  tx: Tx,
  { sanctionId, endedBy }: { readonly sanctionId: string; readonly endedBy: AccountId },
): Promise<Pick<Sanction, 'accountId' | 'channel'> | null> {
  const endedAt = nowOf(tx);
  const [ended] = await tx.chatSanction.updateManyAndReturn({
    where: { id: sanctionId, kind: 'mute', endedAt: null, until: { gt: endedAt } },
    data: { endedAt, endedBy },
  });
  if (ended === undefined) return null;
  const { accountId, channel } = sanctionOf(ended);
  pushAfterCommit(tx, { accountId }, { topic: sanctionsChanged });
  return { accountId, channel };
}

type Row = Omit<Sanction, 'accountId' | 'kind' | 'channel'> & {
  readonly accountId: string;
  readonly kind: string;
  readonly channel: string | null;
};

function sanctionOf({ id, accountId, kind, channel, reason, at, until, endedAt }: Row): Sanction {
  const known = { accountId: accountId as AccountId, kind: kind as 'mute', channel: channel as Mute['channel'] | null };
  return { id, reason, at, until, endedAt, ...known };
}

/** Returns what accounts were warned of and muted for, the newest first. */
export async function sanctionsOf(db: ReadDb | Tx, accountIds: readonly AccountId[]): Promise<Sanction[]> {
  const where = { accountId: { in: [...accountIds] } };
  return (await db.chatSanction.findMany({ where, orderBy: [{ at: 'desc' }, { id: 'desc' }] })).map(sanctionOf);
}

/** Returns the mutes that run now, those that end first at the start. */
export async function runningMutes(db: ReadDb | Tx, now: Date, most: number): Promise<Sanction[]> {
  const where = { kind: 'mute', endedAt: null, until: { gt: now } };
  return (await db.chatSanction.findMany({ where, orderBy: [{ until: 'asc' }, { id: 'asc' }], take: most })).map(
    sanctionOf,
  );
}

/** Returns those of some players who are muted in calls by a moderator. */
export async function mutedInVoice(
  db: ReadDb | Tx,
  accountIds: readonly AccountId[],
  now: Date,
): Promise<ReadonlySet<AccountId>> {
  const channel = { in: ['voice', 'all'] };
  const where = { accountId: { in: [...accountIds] }, kind: 'mute', channel, endedAt: null, until: { gt: now } };
  const rows = await db.chatSanction.findMany({ where, select: { accountId: true } });
  return new Set(rows.map(({ accountId }) => accountId as AccountId));
}

/**
 * Checks whether a player may talk in a channel, or write letters.
 * @throws GameError forbidden `chat.muted`
 */
export async function demandUnmuted(tx: Tx, accountId: AccountId, channel: MutedIn): Promise<void> {
  const now = nowOf(tx);
  const rows = await tx.chatSanction.findMany({
    where: { accountId, kind: 'mute', endedAt: null, until: { gt: now } },
    select: { channel: true, until: true },
  });
  const mutes = rows.map((row) => ({ channel: row.channel as Mute['channel'], untilMs: row.until?.getTime() ?? 0 }));
  const verdict = canTalkIn(mutes, channel, now.getTime());
  if (!verdict.ok) throw new GameError('forbidden', verdict.code, verdict.params);
}

/** Returns the mutes of a player that run, and the warnings that the player has not read yet. */
export async function ownSanctions(
  { db, clock }: Ctx,
  accountId: AccountId,
): Promise<Pick<ChatOverviewView, 'mutes' | 'warnings'>> {
  const rows = await db.chatSanction.findMany({
    where: {
      accountId,
      endedAt: null,
      heededAt: null,
      OR: [{ until: { gt: new Date(clock.nowMs()) } }, { until: null }],
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return {
    mutes: rows.flatMap(({ channel, until, reason }) =>
      until === null ? [] : [{ channel: channel as Mute['channel'], untilMs: until.getTime(), reason }],
    ),
    warnings: rows.flatMap(({ id, kind, reason, at }) =>
      kind === 'warning' ? [{ id, reason, atMs: at.getTime() }] : [],
    ),
  };
}

/**
 * Notes that the player has read a warning.
 * @throws GameError not_found `chat.no_warning`
 */
export function heedWarning(ctx: Ctx, input: HeedWarningInput): Promise<ChannelDoneView> {
  return actOnce(ctx, { verb: 'chat.heed_warning', input }, async (tx, { accountId }) => {
    const { count } = await tx.chatSanction.updateMany({
      where: { id: input.warningId, accountId, kind: 'warning', heededAt: null },
      data: { heededAt: nowOf(tx) },
    });
    if (count === 0) throw new GameError('not_found', 'chat.no_warning');
    pushAfterCommit(tx, { accountId }, { topic: sanctionsChanged });
    return { done: true as const };
  });
}

/** Returns how long players wait between two lines of each channel that everyone hears. */
export async function slowModes(
  db: ReadDb | Tx,
): Promise<{ channel: OpenChannel; seconds: number; isUsual: boolean }[]> {
  const set = new Map((await db.chatSlowMode.findMany()).map(({ channel, seconds }) => [channel, seconds]));
  return openChannels.map((channel) => {
    const seconds = set.get(channel);
    return { channel, seconds: seconds ?? slowSecondsOf[channel] ?? 0, isUsual: seconds === undefined };
  });
}

interface SlowMode {
  readonly channel: OpenChannel;
  /** Null returns to the usual wait. */
  readonly seconds: number | null;
  readonly setBy: AccountId;
}

/** Changes how long players wait between two lines of a channel, and tells everyone. */
export async function setSlowMode(tx: Tx, { channel, seconds, setBy }: SlowMode): Promise<void> {
  const at = nowOf(tx);
  if (seconds === null) await tx.chatSlowMode.deleteMany({ where: { channel } });
  else {
    const row = { seconds, setBy, at };
    await tx.chatSlowMode.upsert({ where: { channel }, create: { channel, ...row }, update: row });
  }
  const shown = seconds ?? slowSecondsOf[channel] ?? 0;
  pushAfterCommit(tx, 'everyone', { topic: slowChanged, channel, seconds: shown, without: [] });
}
