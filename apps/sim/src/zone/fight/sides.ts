import type { ZoneState } from '../state';
import type { Fighter } from './fighter';
import type { Duel } from './shapes';

/** Whether these two may harm one another: other sides, or the two of a duel (and what is theirs) while it is fought. */
export function areFoes(state: ZoneState, one: Fighter, other: Fighter): boolean {
  if (one === other || one.side === 'none' || other.side === 'none') return false;
  if (one.side !== other.side) return true;
  return duelBetween(state, one, other) !== null;
}

/** Who helps whom: the same side, and no duel between them. */
export function areFriends(state: ZoneState, one: Fighter, other: Fighter): boolean {
  return one === other || (one.side === other.side && one.side !== 'none' && !areFoes(state, one, other));
}

/** Whose deeds these are: a machine's are its owner's. */
export function ownerOf(fighter: Fighter): number {
  return fighter.owner === 0 ? fighter.id : fighter.owner;
}

/** The duel a fighter is in or asked to; null without. */
export function duelOf(state: ZoneState, fighter: Fighter): Duel | null {
  const id = ownerOf(fighter);
  return state.duels.find(({ challenger, challenged }) => challenger === id || challenged === id) ?? null;
}

/** The duel that is fought between these two; null when there is none. */
export function duelBetween(state: ZoneState, one: Fighter, other: Fighter): Duel | null {
  if (state.duels.length === 0) return null;
  const duel = duelOf(state, one);
  return duel !== null && duel.phase === 'fight' && duel === duelOf(state, other) && ownerOf(one) !== ownerOf(other) ? duel : null;
}

