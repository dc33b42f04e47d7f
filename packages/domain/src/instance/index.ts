// Instance: private channels of a zone for one to four players, and their members.
export { admit, decline, dismiss, reinstate, type PartyRun, runOf, runWithoutParty } from './runs';
export { locksOf } from './locks';
export { instancePart } from './sheet-part';
export { openInstanceChannel, type OpenedInstance, type OpenInstanceInput } from './steps';
export { personal } from './personal';
export { retention } from './retention';
