import { inTx, type Ctx } from '@necp/domain/kernel';
import { relayOnce, type BusTransport } from '@necp/domain/kernel/worker';
import type { BusEvent } from '@necp/shared/kernel';
import { listenersByRoom } from '../../worker/rooms';

/** Delivers events to the listening rooms at once, as the worker does. */
export async function deliverEvents(ctx: Ctx): Promise<void> {
  const brought: BusEvent[] = [];
  const transport: Pick<BusTransport, 'publish'> = {
    publish: async (messages, after) => {
      brought.push(...messages.map(({ event }) => event));
      return { isLost: false, lastEntryId: after };
    },
  };
  while ((await relayOnce(ctx, transport as BusTransport)).did === 'sent') {
    for (const event of brought.splice(0)) {
      for (const listener of Object.values(listenersByRoom)
        .flat()
        .filter(({ hears }) => hears === event.name))
        await inTx(ctx, (tx) => listener.run(tx, event));
    }
  }
}
