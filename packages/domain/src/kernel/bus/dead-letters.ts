import type { Prisma } from '@necp/db/types';
import { BusEvent } from '@necp/shared/kernel';
import type { Ctx } from '../context';
import type { Listener } from '../events';
import { inTx, nowOf } from '../tx';
import { deliverOnce, type Guard } from './deliver';

const Named = BusEvent.pick({ name: true });

export interface DeadLetterView {
  readonly eventId: string;
  readonly consumer: string;
  readonly name: string;
  readonly tries: number;
  readonly error: string;
  readonly createdAt: Date;
}

/** Returns events that were given up and not replayed yet, oldest first, at most `limit`. */
export async function deadLetters(ctx: Ctx, limit = 100): Promise<DeadLetterView[]> {
  const rows = await ctx.db.deadLetter.findMany({
    where: { replayedAt: null },
    orderBy: { createdAt: 'asc' },
    take: limit,
  });
  return rows.map(({ eventId, consumer, event, tries, error, createdAt }) => ({
    eventId,
    consumer,
    name: Named.parse(event).name,
    tries,
    error: error.split('\n')[0] ?? '',
    createdAt,
  }));
}

export interface Replay {
  readonly done: number;
  readonly failed: readonly { readonly eventId: string; readonly consumer: string; readonly error: string }[];
}

/** Tries the dead letters again, all or one, once each. */
export async function replayDeadLetters(ctx: Ctx, listeners: readonly Listener[], eventId?: string): Promise<Replay> {
  const rows = await ctx.db.deadLetter.findMany({
    where: { replayedAt: null, ...(eventId === undefined ? {} : { eventId }) },
    orderBy: { createdAt: 'asc' },
  });
  const failed: { eventId: string; consumer: string; error: string }[] = [];
  for (const row of rows) {
    const listener = listeners.find((one) => one.consumer === row.consumer);
    try {
      if (listener === undefined) throw new Error('no such consumer any more');
      const { eventId, consumer } = row;
      // Runs in the same transaction as the effect, and also when a second delivery has applied it meanwhile.
      const markReplayed: Guard = async (tx) =>
        void (await tx.deadLetter.update({
          where: { eventId_consumer: { eventId, consumer } },
          data: { replayedAt: nowOf(tx) },
        }));
      await deliverOnce(ctx, listener, { event: BusEvent.parse(row.event), guard: markReplayed });
    } catch (error) {
      failed.push({
        eventId: row.eventId,
        consumer: row.consumer,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return { done: rows.length - failed.length, failed };
}

/** A request of the simulation that failed for a reason no player can cause. */
export interface FailedRequest {
  readonly id: string;
  /** The kind of the request. */
  readonly name: string;
  readonly key: string;
  readonly payload: unknown;
  readonly error: unknown;
  readonly tries: number;
}

/** The consumer under which failed requests of the simulation are listed. */
const simulation = 'simulation';

/** Keeps requests of the simulation among the dead letters; one that is known already is not changed. */
export async function layAside(ctx: Ctx, requests: readonly FailedRequest[]): Promise<void> {
  const { correlationId } = ctx;
  await inTx(ctx, async (tx) => {
    const at = nowOf(tx);
    await tx.deadLetter.createMany({
      data: requests.map(({ id, name, key, payload, error, tries }) => ({
        eventId: id,
        consumer: simulation,
        event: JSON.parse(
          JSON.stringify({
            ...{ id, name: `${simulation}.${name}`, busName: simulation, version: 1, at: at.toISOString() },
            ...{ key, actorId: null, correlationId, payload },
          }),
        ) as Prisma.InputJsonObject,
        error: describeError(error),
        tries,
        createdAt: at,
      })),
      skipDuplicates: true,
    });
  });
}

function describeError(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message.replaceAll(/\s+/g, ' ').trim() : String(cause);
}

/**
 * Takes a dead letter off the list without another try, once an operator has put right what it did not do.
 * @returns the number of letters that were taken off
 */
export async function dismissDeadLetter(ctx: Ctx, eventId: string): Promise<number> {
  return inTx(ctx, async (tx) => {
    const { count } = await tx.deadLetter.updateMany({
      where: { eventId, replayedAt: null },
      data: { replayedAt: nowOf(tx) },
    });
    return count;
  });
}
