// Realm: the world as a whole, how full it is, and the way into it.
export { realmStatus } from './queries';
