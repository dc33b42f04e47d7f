// Instance: private channels of a zone for one to four players, and their members.
export { openInstanceChannel } from './steps';
export { personal } from './personal';
export { retention } from './retention';
