// The bank: tabs that can be bought, and a stash that all characters of an account share; used at a terminal.
export { bankView } from './queries';
