import { setTimeout as pause } from 'node:timers/promises';
import { GameError, type BusEvent } from '@necp/shared/kernel';
import type { Prisma } from '@necp/db/types';
import type { Ctx } from '../context';
import type { Listener } from '../events';
import { inTx, type Tx } from '../tx';

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

/**
 * Delivers like `deliverOnce`, in up to five attempts; then the event is stored as a dead letter and the next ones go
 * on. Waiting for a database that is unavailable or busy does not count as an attempt.
 */
export async function deliver(
  ctx: Ctx,
  listener: Listener,
  work: { readonly event: BusEvent; readonly guard: Guard; readonly triesBefore: number; readonly signal: AbortSignal },
): Promise<Outcome> {
  const { event, triesBefore, signal } = work;
  let failure: unknown = new Error('ended the process that tried it');
  for (let tries = triesBefore + 1; tries <= triesMax; ) {
    signal.throwIfAborted();
    try {
      return await deliverOnce(ctx, listener, work);
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
