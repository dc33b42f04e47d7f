import type { Clock } from '@necp/shared/kernel';

/** The clock of the browser; suitable for showing time, never for deciding anything. */
export const wallClock: Clock = { nowMs: () => Date.now() };

/** Returns milliseconds that never jump, for measuring how long something is on screen. */
export const steadyMs = (): number => performance.now();

/** Formats seconds as minutes and seconds: 1:05. */
export const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
