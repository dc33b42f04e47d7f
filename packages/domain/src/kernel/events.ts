import type { BusEvent, EventKind } from '@necp/shared/kernel';
import { newId } from './clock';
import type { Ctx } from './context';
import { addEvent, ctxOf, nowOf, type Tx } from './tx';

/**
 * Writes an event into the outbox of this transaction; after the commit the relay sends it to every listener, at least
 * once. Events of one key keep the order of their transactions when those lock the same row first.
 * @throws ZodError when the payload does not match its kind, which is a bug
 */
export async function emit<P>(tx: Tx, kind: EventKind<P>, payload: NoInfer<P>): Promise<void> {
  emitAs(tx, ctxOf(tx), { kind, payload });
}

/** Does the same for a caller who shares the transaction with others; see `gatherActs`. */
export function emitAs<P>(
  tx: Tx,
  { actor, correlationId }: Ctx,
  { kind, payload }: { readonly kind: EventKind<P>; readonly payload: NoInfer<P> },
): void {
  const checked = kind.payload.parse(payload);
  addEvent(tx, {
    id: newId(),
    name: kind.name,
    version: kind.version,
    key: kind.keyOf(checked),
    payload: checked,
    actorId: actor?.accountId ?? null,
    correlationId,
    occurredAt: nowOf(tx),
  });
}

/** "When X, do Y": one entry of a room's `listeners.ts`. */
export interface Listener {
  /** The group that processes its events in order, and the consumer's name in the inbox: `<room>.<effect>`. */
  readonly consumer: `${string}.${string}`;
  readonly hears: string;
  /** Runs in the transaction that also records it, so that a repeat does nothing. */
  readonly run: (tx: Tx, event: BusEvent) => Promise<void>;
}

/** Declares a listener; its payload is checked before `run` sees it. */
export function listen<P>(
  consumer: Listener['consumer'],
  kind: EventKind<P>,
  run: (tx: Tx, payload: P, event: BusEvent) => Promise<void>,
): Listener {
  return { consumer, hears: kind.name, run: async (tx, event) => run(tx, kind.payload.parse(event.payload), event) };
}
