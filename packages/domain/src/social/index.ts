// Social: a player's friends and requests, blocked players, players met lately, and what friends see of each other.
export { isSilenced, noteMeeting, silencedAmong } from './steps';
export { personal } from './personal';
export { retention } from './retention';
