import { correlationIdFrom } from '@necp/shared/kernel/correlation';

const length = 12;

/** Returns a new id for a call of this browser; it is found in the log, and shown when the call fails. */
export function newCorrelationId(): string {
  return correlationIdFrom(crypto.getRandomValues(new Uint8Array(length)));
}
