/** How long a zone stays leased to a process that no longer renews the lease. */
export const leaseMs = 4_000;
/** How long such a process counts as alive: less, so that no process leaves the zones to it once they are free. */
export const lifeMs = 2_500;
/** How often a process renews its leases. */
export const renewMs = 1_000;
/** How often a process surveys the other processes and the free zones. */
export const surveyMs = 500;
/**
 * The longest waits of a drain, one after the other: the notice to the players, the writes of a zone that is handed
 * over, the claim of its next holder, and the last writes. Together they leave time to end before `mostDrainMs`.
 */
export const drainWaits = { noticeMs: 1_000, handOverMs: 5_000, holderMs: 3_000, writesMs: 4_000 } as const;
/** A process that has not drained by then ends with an error. */
export const mostDrainMs = 14_500;
