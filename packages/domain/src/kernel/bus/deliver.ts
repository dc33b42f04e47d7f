import { setTimeout as pause } from 'node:timers/promises';
import { dayMs, GameError, type BusEvent } from '@necp/shared/kernel';
import { v5 } from 'uuid';
import type { Prisma } from '@necp/db/types';
import type { Ctx } from '../context';
import type { Listener } from '../events';
import { inTx, type Tx } from '../tx';
import type { Unreadable } from './transport';

export const triesMax = 5;
const firstPauseMs = 40;

/** Runs inside the transaction of each effect, and stops a process that has lost the lock of its group. */
export type Guard = (tx: Tx) => Promise<void>;

export type Outcome = 'done' | 'known' | 'dead';

/** Runs one listener's effect of one event and records that it ran; a repeat does nothing. */
export function deliverOnce(
  ctx: Ctx,
  listener: Listener,
  work: { readonly event: BusEvent; readonly guard: Guard },
): Promise<'done' | 'known'> {
  const { event, guard } = work;
  return inTx(ctx, async (tx) => {
    await guard(tx);
    const isNew =
      await tx.$executeRaw`INSERT INTO inbox (event_id, consumer) VALUES (${event.id}::uuid, ${listener.consumer})
        ON CONFLICT DO NOTHING`;
    if (isNew === 0) return 'known';
    await listener.run(tx, event);
    return 'done';
  });
}

export interface Work {
  readonly event: BusEvent;
  readonly guard: Guard;
  readonly signal: AbortSignal;
  /** Whether a process that is gone received the event before. */
  readonly isClaimed: boolean;
}

/**
 * Delivers like `deliverOnce`, in up to five attempts; then the event is stored as a dead letter and the next ones go
 * on. Waiting for a database that is unavailable or busy does not count as an attempt. Neither does a restart, except
 * of a process that ended in the middle of this very attempt.
 */
export async function deliver(ctx: Ctx, listener: Listener, work: Work): Promise<Outcome> {
  if (!work.isClaimed) return tryToDeliver(ctx, listener, work);
  const mark = `bus:trying:${listener.consumer}:${work.event.id}`;
  const begun = await countBegun(ctx, mark);
  try {
    if (begun <= triesMax) return await tryToDeliver(ctx, listener, work);
    await layAside(ctx, listener, { event: work.event, failure: new Error('ended the process that tried it') });
    return 'dead';
  } finally {
    await ctx.redis.del(mark).catch(() => 0);
  }
}

/** Returns how many attempts at a claimed event have begun, with this one, since one of them last ended. */
async function countBegun(ctx: Ctx, mark: string): Promise<number> {
  const answers = await ctx.redis
    .multi()
    .incr(mark)
    .pexpire(mark, dayMs)
    .exec()
    .catch(() => null);
  return Number(answers?.[0]?.[1] ?? 0);
}

async function tryToDeliver(ctx: Ctx, listener: Listener, { event, guard, signal }: Work): Promise<Outcome> {
  let failure: unknown;
  for (let tries = 1; tries <= triesMax; ) {
    signal.throwIfAborted();
    try {
      return await deliverOnce(ctx, listener, { event, guard });
    } catch (error) {
      if (error instanceof LostTurn) throw error;
      failure = error;
      const isAway = error instanceof GameError && error.kind === 'unavailable';
      ctx.log.warn(
        { err: error, event: event.name, eventId: event.id, consumer: listener.consumer, tries },
        'a listener failed',
      );
      if (!isAway) tries += 1;
      if (tries <= triesMax) await pause(firstPauseMs * 3 ** (isAway ? 2 : tries - 1), undefined, { signal });
    }
  }
  await layAside(ctx, listener, { event, failure });
  return 'dead';
}

/** Thrown by a guard when another process has taken over this group. */
export class LostTurn extends Error {}

async function layAside(
  ctx: Ctx,
  listener: Listener,
  dead: { readonly event: BusEvent; readonly failure: unknown },
): Promise<void> {
  const { event, failure } = dead;
  const error = String(failure instanceof Error ? (failure.stack ?? failure.message) : failure).slice(0, 4_000);
  const { consumer } = listener;
  await inTx(ctx, (tx) =>
    tx.deadLetter.upsert({
      where: { eventId_consumer: { eventId: event.id, consumer } },
      create: { eventId: event.id, consumer, event: event as Prisma.InputJsonObject, error, tries: triesMax },
      update: { error, tries: { increment: triesMax }, replayedAt: null },
    }),
  );
  ctx.log.error({ event: event.name, eventId: event.id, consumer }, 'an event was laid aside as a dead letter');
}

/** Stores an entry of the bus that is no event as a dead letter of the group, so that the group goes on. */
export async function layUnreadableAside(ctx: Ctx, group: string, { entryId, text, error }: Unreadable): Promise<void> {
  // The same entry has the same id, so a group that reads it again stores it once.
  const eventId = v5(`${group} ${entryId}`, v5.URL);
  const consumer = `${group}.unreadable`;
  const event = { name: 'bus.unreadable', entryId, text: text.slice(0, 4_000) };
  await inTx(ctx, (tx) =>
    tx.deadLetter.createMany({ data: [{ eventId, consumer, event, error, tries: 1 }], skipDuplicates: true }),
  );
  ctx.log.error({ eventId, entryId, consumer }, 'an entry of the bus that is no event was laid aside');
}
