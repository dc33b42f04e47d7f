// Party: up to five characters who play together, or up to forty in a raid, wherever in the city each of them is.
export { partyOf, type PartyMembership } from './queries';
export { holdParty } from './steps';
export { partyPart } from './sheet-part';
export { personal } from './personal';
export { retention } from './retention';
