import type {
  AppliedSnapshot,
  clientEvents,
  CloseReason,
  Intent,
  QueuePlace,
  ServerEvents,
} from '@necp/shared/protocol';
import type * as z from 'zod';

/** The place before the entrance of a full zone or, with the number of waiting players, of the full city. */
export type EntryQueue = QueuePlace & { readonly waiting?: number };

/** The character of the account that is in the city, and the device on which it is played. */
export interface OtherOnline {
  readonly name: string;
  readonly device: string;
}

/** Whether a character of the account that is in the city keeps its place, or leaves it to this one. */
export type Claim = 'ask' | 'take_over';

export type ConnectionState =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'online' }
  /** Published once per second while waiting; `retryInMs` is 0 during an attempt. */
  | {
      readonly phase: 'lost';
      readonly attempt: number;
      readonly retryInMs: number;
      /** The position in the queue of a full zone, or of the full city, which says how many wait. */
      readonly queue: EntryQueue | null;
    }
  /** The players are out of the city until a maintenance is over; published like `lost`. */
  | { readonly phase: 'maintenance'; readonly retryInMs: number }
  /** Another character of the account is in the city: the player decides whether to take over. */
  | ({ readonly phase: 'occupied' } & OtherOnline)
  /** Final: the connection does not try again until `connect()` is called. */
  | { readonly phase: 'closed'; readonly reason: CloseReason };

/** The events to which features and the engine subscribe: those of the server, and the state of the connection. */
export type RealtimeEvents = { readonly [K in keyof ServerEvents]: Parameters<ServerEvents[K]>[0] } & {
  readonly 'connection.changed': ConnectionState;
};

type ClientEventName = keyof typeof clientEvents;
type ClientBody<K extends ClientEventName> = z.input<(typeof clientEvents)[K]>;

/** The connection as features see it. */
export interface Realtime {
  /** Calls a handler with every event of a name; returns a function that ends this. It outlives reconnects. */
  on<K extends keyof RealtimeEvents>(name: K, handle: (event: RealtimeEvents[K]) => void): () => void;
  /** Sends a message; returns false when there is no connection. Nothing is kept for later. */
  send<K extends ClientEventName>(name: K, body: ClientBody<K>): boolean;
}

/** The connection as the engine sees it. */
export interface RealtimeFrames extends Realtime {
  readonly connected: boolean;
  /** Sends the input of one tick as a binary frame. */
  sendIntent(intent: Intent): void;
  /** Decodes the binary frames for one reader from now on; returns a function that ends this. */
  readSnapshots(read: (snapshot: AppliedSnapshot) => void): () => void;
}
