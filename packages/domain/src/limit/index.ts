// Limit: how often a player, an address or a connection may do something, as operators have set it.
export { personal } from './personal';
