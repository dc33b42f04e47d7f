/** How long a zone stays leased to a process that no longer renews the lease. */
export const leaseMs = 4_000;
/** How long such a process counts as alive: less, so that no process leaves the zones to it once they are free. */
export const lifeMs = 2_500;
/** How often a process renews its leases. */
export const renewMs = 1_000;
/** How often a process surveys the other processes and the free zones. */
export const surveyMs = 500;
