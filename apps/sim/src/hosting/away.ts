import { ExponentialBackoff, noJitterGenerator } from 'cockatiel';

/** The waits between attempts while the domain is unavailable: a quarter of a second, doubled up to five seconds. */
export const awayBackoff = new ExponentialBackoff({ generator: noJitterGenerator, initialDelay: 250, maxDelay: 5_000 });
