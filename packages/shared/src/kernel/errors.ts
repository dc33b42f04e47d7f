import type { MessageParams, Refusal } from './verdict';

/** The seven ways in which a request can fail; any other error is a bug and is shown as `kernel.fault`. */
export const errorKinds = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'throttled',
  'unavailable',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** The HTTP status of each kind, for the REST interface. */
export const httpStatusOf: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  throttled: 429,
  unavailable: 503,
};

/** The part of an error that a client receives; `code` is a key of the messages in both languages. */
export interface ErrorView {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: MessageParams;
}

/** A refusal for the player: services throw it, and each boundary (tRPC, REST, zone) translates it. */
export class GameError extends Error {
  override readonly name = 'GameError';

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly params: MessageParams = {},
  ) {
    super(code);
  }

  /** Returns the part of the error that clients may see. */
  view(): ErrorView {
    return { kind: this.kind, code: this.code, params: this.params };
  }
}

/**
 * Turns a refusal into an error.
 * @throws GameError of the given kind when the verdict is a refusal.
 */
export function assertAllowed(verdict: { ok: true } | Refusal, kind: ErrorKind = 'invalid'): void {
  if (!verdict.ok) throw new GameError(kind, verdict.code, verdict.params);
}
