// Reputation: what each faction thinks of a character, and why.
export { changeReputation, changeReputationOfMany, type ChangeReputationInput } from './steps';
export { reputationOf } from './reputation-of';
export { reputationPart } from './sheet-part';
export { personal } from './personal';
