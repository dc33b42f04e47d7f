import { GameError } from '@necp/shared/kernel';
import { ExponentialBackoff, noJitterGenerator } from 'cockatiel';

/** The waits between attempts while the domain is unavailable: a quarter of a second, doubled up to five seconds. */
export const awayBackoff = new ExponentialBackoff({ generator: noJitterGenerator, initialDelay: 250, maxDelay: 5_000 });

/** An error that is neither a refusal nor an outage is a bug of this server; a request is tried this often with it. */
export const mostFaults = 4;

/** Checks whether a later attempt may succeed. */
export const isAway = (error: unknown): boolean =>
  error instanceof GameError && error.kind === 'unavailable' && error.code.startsWith('kernel.');

/** Checks whether the database refused the request by a rule that no room has explained. */
export const isUnexplained = (error: unknown): boolean =>
  error instanceof GameError && error.code === 'kernel.conflict';
