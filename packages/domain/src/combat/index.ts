// Combat: the lasting results of encounters. Rewards, defeats and their price, and the log that players can read
// afterwards.
export type { Defeat, Gain } from './defeats';
export { personal } from './personal';
export { retention } from './retention';
