import type { ErrorKind, ErrorView } from '@necp/shared/kernel';
import { GameError } from '@necp/shared/kernel';
import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';

const trpcCodeOf = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  throttled: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<ErrorKind, TRPCError['code']>;

/** Refusals that come from tRPC itself before a procedure is reached. */
const viewOfTrpcCode: Partial<Record<TRPCError['code'], ErrorView>> = {
  NOT_FOUND: { kind: 'not_found', code: 'kernel.no_such_call', params: {} },
  METHOD_NOT_SUPPORTED: { kind: 'invalid', code: 'kernel.wrong_method', params: {} },
  PARSE_ERROR: { kind: 'invalid', code: 'kernel.bad_input', params: { field: '' } },
  BAD_REQUEST: { kind: 'invalid', code: 'kernel.bad_input', params: { field: '' } },
  UNSUPPORTED_MEDIA_TYPE: { kind: 'invalid', code: 'kernel.bad_input', params: { field: 'content-type' } },
  PAYLOAD_TOO_LARGE: { kind: 'invalid', code: 'kernel.too_large', params: {} },
};

/** Converts a refusal into an error of tRPC. */
export function asTrpcError(error: GameError): TRPCError {
  return new TRPCError({ code: trpcCodeOf[error.kind], message: error.code, cause: error });
}

/**
 * Returns what clients may see of an error: refusals unchanged, invalid input by its first wrong field, and anything
 * else as an internal error.
 */
export function viewOf(error: TRPCError): ErrorView {
  const { cause } = error;
  if (cause instanceof GameError) return cause.view();
  if (cause instanceof ZodError) {
    return { kind: 'invalid', code: 'kernel.bad_input', params: { field: cause.issues[0]?.path.join('.') ?? '' } };
  }
  return viewOfTrpcCode[error.code] ?? { kind: 'unavailable', code: 'kernel.fault', params: {} };
}

/** Returns the headers of an answer to a batch of calls: when to try again, if one of them says so. */
export function headersOf(errors: readonly TRPCError[]): Headers {
  const headers = new Headers([['cache-control', 'no-store']]);
  const [retryAfter] = errors.flatMap((error) => retryAfterOf(viewOf(error)) ?? []);
  if (retryAfter !== undefined) headers.set('retry-after', retryAfter);
  return headers;
}

/** Returns the value of `Retry-After` for a refusal that says when to try again; null for any other. */
export function retryAfterOf({ kind, params }: ErrorView): string | null {
  const seconds = params.retrySeconds ?? (kind === 'throttled' ? (params.seconds ?? 1) : undefined);
  return seconds === undefined ? null : String(seconds);
}

/** Checks whether the error is a bug of ours and not of the caller. */
export function isFault(error: TRPCError): boolean {
  return viewOf(error).code === 'kernel.fault';
}
