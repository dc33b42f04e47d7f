// Realm: the whole game world, how full it is, and how players enter it.
export { realmStatus } from './queries';
