import { clientParser, protocolVersion, QueuePlace, type ZoneWelcome } from '@necp/shared/protocol';
import { io, type Socket } from 'socket.io-client';

/** The result of a request for a seat: admitted after some milliseconds, or sent to the queue. */
export type SeatRequest =
  | {
      readonly isIn: true;
      readonly tookMs: number /** Milliseconds until the player was admitted. */;
      readonly connectAttempts: number;
      readonly entityId: number;
      drop(): void;
      leave(): void;
    }
  | { readonly isIn: false; readonly reason: string; readonly place: number | null };

const patienceMs = 45_000;

/** Connects once with a ticket. Messages after admission are read and ignored: admission is what is measured. */
export function connect({
  simUrl,
  ticket,
}: {
  readonly simUrl: string;
  readonly ticket: string;
}): Promise<SeatRequest> {
  const startMs = performance.now();
  const socket: Socket = io(simUrl, {
    transports: ['websocket'],
    parser: clientParser,
    reconnection: false,
    forceNew: true,
    timeout: patienceMs,
    auth: { ticket, version: protocolVersion, locale: 'en' },
  });
  return new Promise((resolve) => {
    const refuse = (reason: string, place: number | null) => {
      socket.close();
      resolve({ isIn: false, reason, place });
    };
    socket.once('zone.welcome', ({ entityId }: ZoneWelcome) =>
      resolve({
        isIn: true,
        tookMs: performance.now() - startMs,
        connectAttempts: 1,
        entityId,
        // Drops the connection like a lost radio signal: neither side closes it.
        drop: () => socket.io.engine.close(),
        leave: () => socket.close(),
      }),
    );
    socket.once('connect_error', (error: Error & { data?: { queue?: unknown } }) =>
      refuse(error.message, QueuePlace.safeParse(error.data?.queue).data?.place ?? null),
    );
    setTimeout(() => refuse('no answer', null), patienceMs).unref();
  });
}
