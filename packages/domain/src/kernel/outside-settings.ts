/** How far an outside service may hold up its callers. */
export interface OutsideSettings {
  /** A call without an answer after this time has failed. */
  readonly timeoutMs: number;
  /** An answer after this time reaches its caller, and counts as a failure all the same. */
  readonly slowMs?: number;
  /** The calls that may be under way at once. */
  readonly mostAtOnce: number;
  /** The calls that may wait for one of those to end; more are refused. */
  readonly mostWaiting: number;
  /** The breaker opens when more than half of this many calls in a row have failed. */
  readonly lastCalls: number;
  /** An open breaker refuses every call for this long; then one call tries, and the breaker closes or stays open. */
  readonly opensForMs: number;
}

/** The settings of every outside service that the programs call; `docs/runbooks/outside-services.md` explains them. */
export const outsideSettings = {
  /** Cache, counts of limits and live messages: quick, or not at all. */
  redis: { timeoutMs: 500, slowMs: 200, mostAtOnce: 4_000, mostWaiting: 0, lastCalls: 10, opensForMs: 2_000 },
  /** Emails wait in the job queue, so the server may take its time; nodemailer gives up earlier by itself. */
  mail: { timeoutMs: 40_000, mostAtOnce: 2, mostWaiting: 20, lastCalls: 4, opensForMs: 30_000 },
  /** One step of a visit to a provider of sign-in, which may be several requests; each provider has its own guard. */
  provider: { timeoutMs: 8_000, mostAtOnce: 20, mostWaiting: 0, lastCalls: 6, opensForMs: 15_000 },
  /** One message to a push service; each service has its own guard, and messages wait in the job queue. */
  push: { timeoutMs: 10_000, mostAtOnce: 8, mostWaiting: 40, lastCalls: 6, opensForMs: 30_000 },
  /** One line of chat in another language; a reader waits for it, and the original stays in sight. */
  translation: { timeoutMs: 6_000, slowMs: 4_000, mostAtOnce: 8, mostWaiting: 24, lastCalls: 6, opensForMs: 15_000 },
  /** The keys that the simulation checks tickets with; it fetches them once at a time and keeps the last ones. */
  keys: { timeoutMs: 3_000, mostAtOnce: 1, mostWaiting: 0, lastCalls: 4, opensForMs: 2_000 },
} as const satisfies Readonly<Record<string, OutsideSettings>>;
