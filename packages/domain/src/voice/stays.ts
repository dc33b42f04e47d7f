import type { VoiceStay } from '@necp/db/types';
import { type AccountId, type CharacterId, dayMs, GameError } from '@necp/shared/kernel';
import { type Ctx, inTx, newId, nowOf, type Playing, type Tx } from '../kernel';
import type { Caller } from './queries';

/** A call can be reported this long after the reporter or the other has left it. */
export const reportableMs = dayMs;

/** Notes that a character is in a call from now on; returns the id of the stay. */
export async function beginStay(tx: Tx, caller: Omit<Caller, 'stayId'>): Promise<string> {
  const { kind, roomId, accountId, characterId } = caller;
  const id = newId<string>();
  await tx.voiceStay.create({ data: { id, kind, roomId, accountId, characterId, fromAt: nowOf(tx) } });
  return id;
}

/** Notes that a character is not in a call any more; does nothing for a stay that has ended. */
export async function endStay(ctx: Ctx, stayId: string): Promise<void> {
  await inTx(ctx, (tx) =>
    tx.voiceStay.updateMany({ where: { id: stayId, untilAt: null }, data: { untilAt: nowOf(tx) } }),
  );
}

/** Ends the stays from before a voice process opened: one that was killed could not say who was in its calls. */
export async function endStaysBefore(ctx: Ctx, openedAt: Date): Promise<void> {
  await inTx(ctx, (tx) =>
    tx.voiceStay.updateMany({ where: { untilAt: null, fromAt: { lt: openedAt } }, data: { untilAt: openedAt } }),
  );
}

/** Who was in a call and when, as a report keeps it: names are looked up when it is read. */
export interface CallerStay {
  readonly characterId: string;
  readonly fromMs: number;
  /** Null for who was still in the call. */
  readonly untilMs: number | null;
}

export interface ReportedCall {
  /** The stay of the other; reports of the same one are one. */
  readonly stayId: string;
  readonly accountId: AccountId;
  /** When the other joined the call. */
  readonly at: Date;
  readonly callers: readonly CallerStay[];
}

/** The most stays that a report keeps: a raid that has joined again several times. */
const mostCallers = 200;

/**
 * Returns the latest stay of another in which the caller was in the same call, with all who were.
 * @throws GameError not_found `moderation.no_call` when they were in no call together within the last day
 */
export async function reportedCall(tx: Tx, who: Playing, other: CharacterId): Promise<ReportedCall> {
  const since = new Date(nowOf(tx).getTime() - reportableMs);
  const isRecent = { OR: [{ untilAt: null }, { untilAt: { gt: since } }] };
  const [theirs, own] = await Promise.all(
    [other, who.characterId].map((characterId) =>
      tx.voiceStay.findMany({ where: { characterId, ...isRecent }, orderBy: [{ fromAt: 'desc' }, { id: 'desc' }] }),
    ),
  );
  const shared = theirs?.find((one) => own?.some((stay) => stay.roomId === one.roomId && overlap(stay, one)));
  if (shared === undefined) throw new GameError('not_found', 'moderation.no_call');
  const around = await tx.voiceStay.findMany({
    where: {
      ...{ kind: shared.kind, roomId: shared.roomId },
      ...(shared.untilAt === null ? {} : { fromAt: { lt: shared.untilAt } }),
      OR: [{ untilAt: null }, { untilAt: { gt: shared.fromAt } }],
    },
    orderBy: [{ fromAt: 'desc' }, { id: 'desc' }],
    take: mostCallers,
  });
  return {
    stayId: shared.id,
    accountId: shared.accountId as AccountId,
    at: shared.fromAt,
    callers: around.toReversed().map(stayOf),
  };
}

const stayOf = ({ characterId, fromAt, untilAt }: VoiceStay): CallerStay => ({
  characterId,
  fromMs: fromAt.getTime(),
  untilMs: untilAt?.getTime() ?? null,
});

function overlap(a: VoiceStay, b: VoiceStay): boolean {
  const isBefore = (one: VoiceStay, other: VoiceStay) => one.untilAt !== null && one.untilAt <= other.fromAt;
  return a.kind === b.kind && !isBefore(a, b) && !isBefore(b, a);
}
