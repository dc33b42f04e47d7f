import type { MessageParams, Refusal } from './verdict';

/** The seven ways in which a request can fail; anything else is a fault of ours and shown as `kernel.fault`. */
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

/** HTTP status of each kind, for the REST door. */
export const httpStatusOf: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  throttled: 429,
  unavailable: 503,
};

/** What a client gets of an error; `code` is a key of the messages in both languages. */
export interface ErrorView {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: MessageParams;
}

/** A refusal on its way to the player: what a service throws and every door translates. */
export class GameError extends Error {
  override readonly name = 'GameError';

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly params: MessageParams = {},
  ) {
    super(code);
  }

  /** The part of the error that clients may see. */
  view(): ErrorView {
    return { kind: this.kind, code: this.code, params: this.params };
  }
}

/**
 * Turns a refused verdict into an error.
 * @throws GameError of the given kind when the verdict is a refusal.
 */
export function assertAllowed(verdict: { ok: true } | Refusal, kind: ErrorKind = 'invalid'): void {
  if (!verdict.ok) throw new GameError(kind, verdict.code, verdict.params);
}
