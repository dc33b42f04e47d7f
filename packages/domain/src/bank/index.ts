// The bank: tabs one buys, a stash that all of an account's characters share, and the deliveries that a full bag sent
// on; reached at a terminal.
export { bankView } from './queries';
