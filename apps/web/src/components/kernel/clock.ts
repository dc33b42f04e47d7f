import type { Clock } from '@necp/shared/kernel';

/** The player's own clock; good for showing time, never for deciding anything. */
export const wallClock: Clock = { nowMs: () => Date.now() };

/** Milliseconds that never jump, for measuring how long something is on screen. */
export const steadyMs = (): number => performance.now();
