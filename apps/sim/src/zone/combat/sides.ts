import type { ZoneState } from '../state';
import type { Combatant } from './combatant';
import type { Duel } from './shapes';

/**
 * Whether these two may harm one another: other sides, or the two of a duel (and what is theirs) while it is fought;
 * who is not there for somebody can do them nothing.
 */
export function areEnemies(state: ZoneState, one: Combatant, other: Combatant): boolean {
  if (one === other || one.side === 'none' || other.side === 'none') return false;
  if (one.side !== other.side) return !isUnseenBy(state, one.row, other) && !isUnseenBy(state, other.row, one);
  return duelBetween(state, one, other) !== null;
}

/** Who helps whom: the same side, and no duel between them. */
export function areFriends(state: ZoneState, one: Combatant, other: Combatant): boolean {
  return one === other || (one.side === other.side && one.side !== 'none' && !areEnemies(state, one, other));
}

/** Whether a body is shown to others than the player behind this fighter. */
function isUnseenBy(state: ZoneState, row: number, viewer: Combatant): boolean {
  if (state.veiled[row] !== 1) return false;
  const behind = state.rowOf.get(ownerOf(viewer));
  const player = behind === undefined ? undefined : state.playerOfRow.get(behind);
  return player !== undefined && state.onlyFor.get(row)?.has(player.characterId) === false;
}

/** Whose deeds these are: a machine's are its owner's. */
export function ownerOf(combatant: Combatant): number {
  return combatant.owner === 0 ? combatant.id : combatant.owner;
}

/** The duel a fighter is in or asked to; null without. */
export function duelOf(state: ZoneState, combatant: Combatant): Duel | null {
  const id = ownerOf(combatant);
  return state.duels.find(({ challenger, challenged }) => challenger === id || challenged === id) ?? null;
}

/** The duel that is fought between these two; null when there is none. */
export function duelBetween(state: ZoneState, one: Combatant, other: Combatant): Duel | null {
  if (state.duels.length === 0) return null;
  const duel = duelOf(state, one);
  return duel !== null && duel.phase === 'active' && duel === duelOf(state, other) && ownerOf(one) !== ownerOf(other)
    ? duel
    : null;
}
