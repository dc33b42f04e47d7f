/**
 * The header in which a client may name a call, and in which every answer names it: one id leads from the error on a
 * player's screen to the log, the SQL, the events and the audit log.
 */
export const correlationHeader = 'x-request-id';

const correlationShape = /^[A-Za-z0-9._-]{8,64}$/;

/** Returns an id that a client sent when it is plain and short; null for anything else, which is never written. */
export function readCorrelationId(sent: unknown): string | null {
  return typeof sent === 'string' && correlationShape.test(sent) ? sent : null;
}

/** No two of these look alike when they are read aloud. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz';

/**
 * Returns an id that is short enough to be read to support.
 * @param random as many random bytes as the id has letters, twelve at least
 */
export function correlationIdFrom(random: Uint8Array): string {
  return [...random].map((byte) => letters[byte % letters.length]).join('');
}
