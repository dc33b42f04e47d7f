// Privacy: a copy of everything kept of a player, the deletion of an account, and how long everything is kept.
export type { OwnerIds } from './rows';
