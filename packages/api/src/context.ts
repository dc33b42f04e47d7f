import type { Actor, Ctx } from '@necp/domain/kernel';
import type { Locale } from '@necp/shared/kernel';

/** The protocol of a call; only tRPC calls from the browser carry cookies. */
export type Transport = 'trpc' | 'rest';

/** What is known about a call before any procedure runs. */
export interface ApiContext {
  /** Contains the actor, the address and the correlation id. */
  readonly domain: Ctx;
  readonly actor: Actor | null;
  readonly transport: Transport;
  /** Null when the call is certainly the player's own request, else the foreign origin. */
  readonly foreignOrigin: string | null;
  /** Whether the caller is at this machine itself, with nothing in between. */
  readonly isLocal: boolean;
  readonly userAgent: string;
  readonly locale: Locale;
  /** The cookie that marks a browser which signed in before. */
  readonly device: string | null;
  /** The cookie that challenges of passkeys are bound to while a browser is not signed in. */
  readonly ceremony: string | null;
  /** Lets the browser keep the secret that its next challenge is bound to. */
  keepCeremony(ceremony: string): void;
  /** Gives the client the new secret of its session; null when it stays the same. */
  renewSession(token: string | null): Promise<void>;
  /** Receives every finished call, for the metrics. */
  observe(call: CallOutcome): void;
}

export interface CallOutcome {
  readonly path: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly outcome: 'ok' | 'refused' | 'fault';
  /** The code of a refusal or fault; null for an answer. */
  readonly code: string | null;
  readonly seconds: number;
}
