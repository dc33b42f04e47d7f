import type { BusEvent, FactKind } from '@necp/shared/kernel';
import type { Prisma } from '@necp/db/types';
import { newId } from './clock';
import { addFact, ctxOf, nowOf, type Tx } from './tx';

/**
 * Writes a fact into the outbox of this transaction; after the commit the relay carries it to every listener, at least
 * once.
 * Facts of one key keep the order of their transactions when those lock the same row first.
 * @throws ZodError when the payload is not what its kind says: a fault of ours
 */
export async function emit<P>(tx: Tx, kind: FactKind<P>, payload: NoInfer<P>): Promise<void> {
  const checked = kind.payload.parse(payload);
  const { actor, correlationId } = ctxOf(tx);
  addFact(tx, {
    id: newId(),
    name: kind.name,
    version: kind.version,
    key: kind.keyOf(checked),
    payload: checked as Prisma.InputJsonValue,
    actorId: actor?.accountId ?? null,
    correlationId,
    occurredAt: nowOf(tx),
  });
}

/** "When X, do Y": one entry of a room's `listeners.ts`. */
export interface Listener {
  /** The group that works its facts off in order, and the consumer's name in the inbox: `<room>.<effect>`. */
  readonly consumer: `${string}.${string}`;
  readonly hears: string;
  /** Runs in one transaction with the note that it ran, so that a repeat does nothing. */
  readonly run: (tx: Tx, event: BusEvent) => Promise<void>;
}

/** Declares a listener; its payload is checked before `run` sees it. */
export function listen<P>(
  consumer: Listener['consumer'],
  kind: FactKind<P>,
  run: (tx: Tx, payload: P, event: BusEvent) => Promise<void>,
): Listener {
  return { consumer, hears: kind.name, run: async (tx, event) => run(tx, kind.payload.parse(event.payload), event) };
}
