import { GameError, type ErrorKind } from '@necp/shared/kernel';

/** The refusal that a player receives for a violated constraint of the database. */
export interface ConstraintMeaning {
  readonly kind: ErrorKind;
  readonly code: string;
}

const meanings = new Map<string, ConstraintMeaning>();

/**
 * Registers what a violated constraint, by its name in the database, means to a player. Call it at the top of a room's
 * steps.
 */
export function explainConstraints(table: Readonly<Record<string, ConstraintMeaning>>): void {
  for (const [name, meaning] of Object.entries(table)) meanings.set(name, meaning);
}

interface DbFault {
  readonly sqlState: string | null;
  readonly prismaCode: string | null;
  readonly constraint: string | null;
}

/** Returns the error of the database, whatever path it took through the mapper. */
export function dbFaultOf(error: unknown): DbFault | null {
  if (!(error instanceof Error)) return null;
  const { code, meta } = error as Error & {
    code?: unknown;
    meta?: { driverAdapterError?: { cause?: Record<string, unknown> } };
  };
  const cause =
    meta?.driverAdapterError?.cause ?? ((error as { cause?: unknown }).cause as Record<string, unknown> | undefined);
  const isPrisma = typeof code === 'string' && /^P\d{4}$/.test(code);
  const sqlState = typeof cause?.originalCode === 'string' ? cause.originalCode : null;
  if (!isPrisma && sqlState === null) return null;
  const notified = typeof cause?.originalMessage === 'string' ? cause.originalMessage : '';
  return {
    sqlState,
    prismaCode: isPrisma ? code : null,
    constraint: /(?:constraint|rule) "([^"]+)"/.exec(notified)?.[1] ?? null,
  };
}

/** Checks whether the same transaction may succeed when it is simply run again. */
export function isConflict(error: unknown): boolean {
  const fault = dbFaultOf(error);
  return fault !== null && (fault.sqlState === '40001' || fault.sqlState === '40P01' || fault.prismaCode === 'P2034');
}

/**
 * Returns what a query answers, or throws its error as `toGameError` converts it.
 * @throws GameError unavailable `kernel.unavailable` or `kernel.busy` while the database is away
 */
export function explained<T>(query: Promise<T>): Promise<T> {
  return query.catch((error: unknown) => {
    throw toGameError(error);
  });
}

/**
 * Converts an error of the database into one that a client may see; any other error is returned unchanged. Violated
 * constraints become the refusal their room registered; timeouts and a lost database become unavailable.
 */
export function toGameError(error: unknown): unknown {
  if (error instanceof GameError) return error;
  const fault = dbFaultOf(error);
  if (isPoolExhausted(error)) return withCause(new GameError('unavailable', 'kernel.busy'), error);
  if (fault === null) return isLostConnection(error) ? new GameError('unavailable', 'kernel.unavailable') : error;
  const meaning = fault.constraint === null ? undefined : meanings.get(fault.constraint);
  if (meaning !== undefined) return new GameError(meaning.kind, meaning.code);
  if (fault.sqlState?.startsWith('23')) return withCause(new GameError('conflict', 'kernel.conflict'), error);
  if (isConflict(error)) return new GameError('unavailable', 'kernel.busy');
  if (
    fault.sqlState === '55P03' ||
    fault.sqlState === '57014' ||
    fault.prismaCode === 'P2028' ||
    fault.prismaCode === 'P2024'
  ) {
    return withCause(new GameError('unavailable', 'kernel.busy'), error);
  }
  const isAway =
    fault.prismaCode === 'P1001' ||
    fault.prismaCode === 'P1017' ||
    fault.prismaCode === 'P1008' ||
    (fault.sqlState?.startsWith('57P') ?? false) ||
    (fault.sqlState?.startsWith('08') ?? false) ||
    // A raw query that reached no server has the code of all raw queries, and no state of the database.
    (fault.sqlState === null && isLostConnection(error));
  return isAway ? withCause(new GameError('unavailable', 'kernel.unavailable'), error) : error;
}

/** No connection of the pool became free in time; the database itself may be well. */
function isPoolExhausted(error: unknown): boolean {
  return error instanceof Error && error.message.includes('timeout exceeded when trying to connect');
}

function isLostConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    /not queryable|Connection terminated|when trying to connect|Can't reach database|ECONNREFUSED|ECONNRESET/.test(
      error.message,
    )
  );
}

/** Attaches the cause for the log; clients do not see it. */
function withCause(shown: GameError, cause: unknown): GameError {
  shown.cause = cause;
  return shown;
}
