import type { AccountId, CharacterId, Clock, Rng, SessionId } from '@necp/shared/kernel';
import { GameError } from '@necp/shared/kernel';
import type { LimitBook } from '@necp/shared/limit/book';
import type { Redis } from 'ioredis';
import type { ReadDb } from './read-db';

export const roles = ['player', 'moderator', 'game_master', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** The caller, according to the current row of the session. */
export interface Actor {
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly roles: readonly Role[];
  readonly isGuest: boolean;
  /** The character of the session, once one was chosen. */
  readonly characterId: CharacterId | null;
}

/** A random source that cannot be predicted; simulation zones use their own seeded `Rng`. */
export interface SecureRng extends Rng {
  /** Returns a secret of this many random bytes, as base64url text. */
  secret(lengthBytes: number): string;
}

/** The part of pino that the domain uses; fields first, then a constant message. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: Record<string, unknown>): Logger;
}

/** A provider of sign-in, as far as rooms need to know it. */
export interface SignInProvider {
  readonly id: string;
  /** The name that players read. */
  readonly name: string;
  /** Whether it asks for the password again when a visit demands it, and says when it did. */
  readonly asksAgain: boolean;
}

/** A server that speaks LibreTranslate's API. */
export interface TranslationService {
  /** Without a slash at the end; `/translate` is added. */
  readonly url: string;
  readonly key: string | null;
}

/** What rooms need to know about their process; each process fills it from its environment. */
export interface DomainConfig {
  /** Address of the web app as players see it, without a slash at the end. */
  readonly publicUrl: string;
  /** Address of the simulation's socket as browsers reach it. */
  readonly simPublicUrl: string;
  /** Whether pages for developers exist, e.g. the local mailbox. */
  readonly devPages: boolean;
  /** Where emails go; null keeps them in the local mailbox. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /**
   * What the keys are derived from that seal secrets in tables: the first seals, all of them open. None in processes
   * that check no codes and sign nothing.
   */
  readonly factorSecrets: readonly string[];
  /** The providers of sign-in that players may choose; none in processes that sign no player in. */
  readonly signInProviders: readonly SignInProvider[];
  /**
   * Whether the only administrator may change roles without a second one, on an installation of one person. Two are
   * needed when it is left out.
   */
  readonly loneAdministrator?: boolean;
  /** Whether a session has roles of staff only once its owner has shown a second factor; not when it is left out. */
  readonly staffNeedFactor?: boolean;
  /** Names the country of a network address by ISO 3166, or null; left out where the operator has no database. */
  readonly countryOf?: ((address: string) => string | null) | undefined;
  /** The service that translates lines of chat; null or left out where the operator has none. */
  readonly translation?: TranslationService | null;
  /** Whether push services on this computer may be called, which only tests do. */
  readonly allowLocalPush?: boolean;
}

/** Everything that one request, intent or job may use. Services and queries take it as the first argument. */
export interface Ctx {
  /** A client that only reads; writes need a `Tx` from `inTx`. */
  readonly db: ReadDb;
  readonly clock: Clock;
  readonly rng: SecureRng;
  /**
   * For cache entries and live messages, never for durable data; every call may fail, and callers must allow for that.
   */
  readonly redis: Redis;
  /** The limits as they are set now. */
  readonly limits: LimitBook;
  readonly log: Logger;
  readonly config: DomainConfig;
  readonly actor: Actor | null;
  /** Identifies one click through browser, procedure, SQL (as a comment), jobs and events. */
  readonly correlationId: string;
  /** Network address of the caller; null for the system itself. */
  readonly address: string | null;
}

/**
 * Returns the actor of a call that requires one.
 * @throws GameError unauthenticated `kernel.signed_out`
 */
export function requireActor(ctx: Ctx): Actor {
  if (ctx.actor === null) throw new GameError('unauthenticated', 'kernel.signed_out');
  return ctx.actor;
}
