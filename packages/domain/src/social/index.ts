// Social: a player's friends and requests, blocked players, players met lately, and what friends see of each other.
export { areFriends, blockBetween, hasBlocked, isBusy, isSilenced, leftWord, type LeftWord } from './steps';
export { noteMeeting, silencedAmong, silencedOf } from './steps';
export { seenPlayers } from './presence';
export { socialPart } from './sheet-part';
export { personal } from './personal';
export { retention } from './retention';
