// World events: shared events of the city, and the rewards of each participant.
export { latestEndings } from './queries';
export { personal } from './personal';
export { retention } from './retention';
