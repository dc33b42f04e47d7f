// Token: what clients that are no browser sign in with, the tickets to the simulation, and the keys that sign both.
export { tokensOf } from './access';
export { type Family, renewFamily } from './steps';
export { readPass, signPass, signTicket } from './tickets';
export { retention } from './retention';
