import type { CloseReason } from './messages';

/** Reasons after which trying again by itself would be wrong or useless: the player decides. */
const finalReasons: ReadonlySet<CloseReason> = new Set([
  'taken_over',
  'signed_out',
  'afk',
  'bad_message',
  'flooding',
  'version',
]);

/** Whether a client whose line was closed for this reason does not come back by itself. */
export function isFinal(reason: CloseReason): boolean {
  return finalReasons.has(reason);
}

const firstDelayMs = 400;
const mostDelayMs = 4_000;
/**
 * A server that was restarted is back within a few seconds: whoever doubled the wait would miss it for as long again.
 */
const growth = 4 / 3;
/** Whoever waits in the line before a full zone keeps the place by asking that often. */
const fullDelayMs = 8_000;

/**
 * How long to wait before an attempt (from 1): a third longer each time, up to four seconds, spread by a third either
 * way, so that a
 * restarted server is not met by everybody at once. A full zone is asked in an even beat.
 */
export function retryDelayMs(attempt: number, chance: number, reason: CloseReason | null): number {
  const base =
    reason === 'full' ? fullDelayMs : Math.min(mostDelayMs, firstDelayMs * growth ** Math.max(0, attempt - 1));
  return Math.round(base * (0.67 + chance * 0.66));
}
