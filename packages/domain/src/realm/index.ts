// Realm: the whole game world, how full it is, and how players enter it.
export { realmStatus } from './queries';
export { guildFounding } from './steps';
export { personal } from './personal';
export { retention } from './retention';
