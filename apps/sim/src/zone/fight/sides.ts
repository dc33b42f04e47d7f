import type { ZoneState } from '../state';
import type { Fighter } from './fighter';

/** Whether these two may harm one another: other sides, or the two of a duel (and what is theirs) while it is fought. */
export function areFoes(state: ZoneState, one: Fighter, other: Fighter): boolean {
  if (one === other || one.side === 'none' || other.side === 'none') return false;
  if (one.side !== other.side) return true;
  return state.duels.length > 0 && areDuelling(state, ownerOf(one), ownerOf(other));
}

/** Who helps whom: the same side, and no duel between them. */
export function areFriends(state: ZoneState, one: Fighter, other: Fighter): boolean {
  return one === other || (one.side === other.side && one.side !== 'none' && !areFoes(state, one, other));
}

/** Whose deeds these are: a machine's are its owner's. */
export function ownerOf(fighter: Fighter): number {
  return fighter.owner === 0 ? fighter.id : fighter.owner;
}

function areDuelling(state: ZoneState, one: number, other: number): boolean {
  return state.duels.some(({ phase, challenger, challenged }) => phase === 'fight' && ((challenger === one && challenged === other) || (challenger === other && challenged === one)));
}
