import {
  clientParser,
  encodeResync,
  protocolVersion,
  sendIntent,
  snapshotEvent,
  SnapshotReader,
  type ZoneWelcome,
} from '@necp/shared/protocol';
import { io } from 'socket.io-client';
import type { Way } from './city';

/**
 * What a player sees of a transfer; `shown` is the first snapshot after a welcome, `stays` the message that the
 * transfer was refused.
 */
export type Sight =
  | { readonly kind: 'begun' | 'stays' | 'lost'; readonly atMs: number }
  | { readonly kind: 'shown'; readonly atMs: number; readonly zoneId: string }
  | { readonly kind: 'moved'; readonly atMs: number; readonly way: Way }
  | { readonly kind: 'elsewhere'; readonly atMs: number; readonly simUrl: string };

/** One connection, recorded as a list of what it received. */
export interface Connection {
  /** Returns the next sight; null when none comes in time. */
  next(withinMs: number): Promise<Sight | null>;
  cross(): void;
  close(): void;
}

/** Connects as a browser does. */
export function openConnection({ simUrl, ticket }: Way): Connection {
  const socket = io(simUrl, {
    transports: ['websocket'],
    parser: clientParser,
    reconnection: false,
    forceNew: true,
    auth: { ticket, version: protocolVersion, locale: 'en' },
  });
  const sights: Sight[] = [];
  let wake: (() => void) | null = null;
  let reader = new SnapshotReader();
  let welcomed: string | null = null;
  const see = (sight: Sight) => {
    sights.push(sight);
    wake?.();
  };
  socket.on('connect_error', (error: Error & { data?: { simUrl?: string } }) => {
    const to = error.data?.simUrl;
    see(
      to === undefined
        ? { kind: 'lost', atMs: performance.now() }
        : { kind: 'elsewhere', atMs: performance.now(), simUrl: to },
    );
  });
  socket.on('disconnect', () => see({ kind: 'lost', atMs: performance.now() }));
  socket.on('zone.transfer_begun', () => see({ kind: 'begun', atMs: performance.now() }));
  socket.on('action.rejected', ({ what }: { readonly what: string }) => {
    if (what === 'zone.transfer') see({ kind: 'stays', atMs: performance.now() });
  });
  socket.on('zone.moved', (way: Way) => see({ kind: 'moved', atMs: performance.now(), way }));
  socket.on('zone.welcome', ({ zoneId }: ZoneWelcome) => {
    reader = new SnapshotReader();
    welcomed = zoneId;
  });
  socket.on(snapshotEvent, (bytes: ArrayBuffer) => {
    try {
      reader.apply(bytes);
    } catch {
      return sendIntent(socket, encodeResync());
    }
    if (welcomed !== null) see({ kind: 'shown', atMs: performance.now(), zoneId: welcomed });
    welcomed = null;
  });
  return {
    next: async (withinMs) => {
      if (sights.length === 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, withinMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = null;
      }
      return sights.shift() ?? null;
    },
    cross: () => void socket.emit('zone.transfer', {}),
    close: () => {
      socket.removeAllListeners();
      socket.close();
    },
  };
}
