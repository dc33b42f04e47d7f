import { minuteMs, secondMs } from '../kernel/time';

/** How long an access token is valid. */
export const accessLifeMs = 10 * minuteMs;
/** How long a ticket to the simulation is valid. */
export const ticketLifeMs = 30 * secondMs;
/** How far the clocks of two processes may differ. */
export const clockSkewMs = 5 * secondMs;
/** How long a client that lost the answer to a refresh may ask for it again. */
export const repeatMs = minuteMs;
