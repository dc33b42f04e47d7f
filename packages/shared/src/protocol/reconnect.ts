import type { CloseReason } from './messages';

/** Close reasons after which an automatic retry would be wrong or useless, so the player decides. */
const finalReasons: ReadonlySet<CloseReason> = new Set([
  'taken_over',
  'signed_out',
  'afk',
  'other_character',
  'bad_message',
  'flooding',
  'version',
]);

/** Checks whether a client does not reconnect by itself after this close reason. */
export function isFinal(reason: CloseReason): boolean {
  return finalReasons.has(reason);
}

export const retryDelays = {
  firstMs: 400,
  mostMs: 4_000,
  /** A restarted server is back within seconds; a client that doubled its wait would waste as much time again. */
  growth: 4 / 3,
  /** A client in the queue of a full zone keeps its position by asking at this interval. */
  fullMs: 8_000,
  /** A maintenance takes minutes, and everyone waits for its end: clients ask seldom, each at another moment. */
  maintenanceMs: 15_000,
} as const;

/**
 * Returns the delay before an attempt (from 1) in milliseconds: a third longer each time, up to four seconds, varied by
 * a third either way, so that clients do not all reconnect to a restarted server at once. A full zone
 * and a city under maintenance are asked at fixed intervals.
 */
export function retryDelayMs(attempt: number, chance: number, reason: CloseReason | null): number {
  const fixed = reason === 'full' ? retryDelays.fullMs : reason === 'maintenance' ? retryDelays.maintenanceMs : null;
  const base =
    fixed ?? Math.min(retryDelays.mostMs, retryDelays.firstMs * retryDelays.growth ** Math.max(0, attempt - 1));
  return Math.round(base * (0.67 + chance * 0.66));
}
