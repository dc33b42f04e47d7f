import { randomUUID } from 'node:crypto';
import { type BusEvent, busNameOf, type EventKind } from '@necp/shared/kernel';
import { type Ctx, inTx, type Listener } from '../kernel';

/** Returns an event as the bus delivers it. */
export function busEventOf<P>(
  kind: EventKind<P>,
  payload: NoInfer<P>,
  { id = randomUUID(), at = new Date() }: { readonly id?: string; readonly at?: Date } = {},
): BusEvent {
  return {
    ...{ id, name: kind.name, busName: busNameOf(kind.name), version: kind.version, at: at.toISOString() },
    ...{ key: kind.keyOf(payload), actorId: null, correlationId: 'test', payload },
  };
}

/** Delivers an event to those of the listeners that hear it, each in a transaction of its own. */
export async function deliverTo(listeners: readonly Listener[], ctx: Ctx, event: BusEvent): Promise<void> {
  for (const { hears, run } of listeners) if (hears === event.name) await inTx(ctx, (tx) => run(tx, event));
}
