// The bank: tabs that can be bought, a stash that all characters of an account share, and deliveries that did not fit
// into a full bag; used at a terminal.
export { bankView } from './queries';
