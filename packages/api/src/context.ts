import type { Actor, Ctx } from '@necp/domain/kernel';
import type { Locale } from '@necp/shared/kernel';

/** Which door a call came through; only the browser's carries cookies. */
export type Transport = 'trpc' | 'rest';

/** What a door knows about a call before any procedure runs. */
export interface ApiContext {
  /** Holds the actor, the address and the correlation id. */
  readonly domain: Ctx;
  readonly actor: Actor | null;
  readonly transport: Transport;
  /** Null where the door vouches that the call is the player's own request, else the foreign origin. */
  readonly foreignOrigin: string | null;
  readonly userAgent: string;
  readonly locale: Locale;
  /** The cookie that marks a browser which signed in before. */
  readonly device: string | null;
  /** Hands the client the new secret of its session; null when it stays as it is. */
  renewSession(token: string | null): Promise<void>;
  /** Receives every finished call, for the metrics. */
  observe(call: CallOutcome): void;
}

export interface CallOutcome {
  readonly path: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly outcome: 'ok' | 'refused' | 'fault';
  readonly seconds: number;
}
