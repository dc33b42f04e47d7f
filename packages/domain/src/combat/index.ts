// Combat: what a fight leaves behind. Who won what, who went down and what it cost, and the log one can read
// afterwards.
export type { Defeat, Gain } from './defeats';
