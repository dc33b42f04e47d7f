import { GameError, type ErrorKind } from '@necp/shared/kernel';

/** The refusal that a player gets for a broken rule of the database. */
export interface ConstraintMeaning {
  readonly kind: ErrorKind;
  readonly code: string;
}

const meanings = new Map<string, ConstraintMeaning>();

/**
 * Says what it means to a player when a constraint (by its name in the database) refuses a write. Call it at the top of
 * a room's steps.
 */
export function explainConstraints(table: Readonly<Record<string, ConstraintMeaning>>): void {
  for (const [name, meaning] of Object.entries(table)) meanings.set(name, meaning);
}

interface DbFault {
  readonly sqlState: string | null;
  readonly prismaCode: string | null;
  readonly constraint: string | null;
}

/** What the database said, whatever path the error took through the mapper. */
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

/** Whether the same transaction may succeed when it is simply run again. */
export function isConflict(error: unknown): boolean {
  const fault = dbFaultOf(error);
  return fault !== null && (fault.sqlState === '40001' || fault.sqlState === '40P01' || fault.prismaCode === 'P2034');
}

/**
 * The error a door may show for an error of the database; anything else comes back as it is.
 * Broken rules become what their room said, waits that took too long and a lost database become unavailable.
 */
export function toGameError(error: unknown): unknown {
  if (error instanceof GameError) return error;
  const fault = dbFaultOf(error);
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
    (fault.sqlState?.startsWith('08') ?? false);
  return isAway ? withCause(new GameError('unavailable', 'kernel.unavailable'), error) : error;
}

function isLostConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    /not queryable|Connection terminated|timeout exceeded when trying to connect|ECONNREFUSED|ECONNRESET/.test(
      error.message,
    )
  );
}

/** The log has the cause; the view that clients get does not. */
function withCause(shown: GameError, cause: unknown): GameError {
  shown.cause = cause;
  return shown;
}
