import type { ZoneState } from '../state';
import type { Combatant } from './combatant';
import type { Duel } from './slice';

/**
 * Checks whether two combatants may harm one another: they are on different sides, or they (or their machines) fight an
 * active duel; an entity that one of them cannot see is excluded.
 */
export function areEnemies(state: ZoneState, one: Combatant, other: Combatant): boolean {
  if (one === other || one.side === 'none' || other.side === 'none') return false;
  if (one.side !== other.side)
    return !isUnseenBy(state, one.entityIndex, other) && !isUnseenBy(state, other.entityIndex, one);
  return duelBetween(state, one, other) !== null;
}

/** Checks whether two combatants may help one another: the same side, and no duel between them. */
export function areFriends(state: ZoneState, one: Combatant, other: Combatant): boolean {
  return one === other || (one.side === other.side && one.side !== 'none' && !areEnemies(state, one, other));
}

/** Checks whether an entity is shown only to players other than the one behind this combatant. */
function isUnseenBy(state: ZoneState, entityIndex: number, viewer: Combatant): boolean {
  if (state.hasVisibilityOverride[entityIndex] !== 1) return false;
  const behind = state.entityIndexOf.get(ownerOf(viewer));
  const player = behind === undefined ? undefined : state.playerOfEntity.get(behind);
  return player !== undefined && state.visibilityOverrides.get(entityIndex)?.has(player.characterId) === false;
}

/** Returns the entity credited for what a combatant does: a machine's owner, else itself. */
export function ownerOf(combatant: Combatant): number {
  return combatant.owner === 0 ? combatant.id : combatant.owner;
}

/** Returns the duel a combatant is in or challenged to; null without one. */
export function duelOf(state: ZoneState, combatant: Combatant): Duel | null {
  const id = ownerOf(combatant);
  return state.duels.find(({ challenger, challenged }) => challenger === id || challenged === id) ?? null;
}

/** Returns the active duel between two combatants; null when there is none. */
export function duelBetween(state: ZoneState, one: Combatant, other: Combatant): Duel | null {
  if (state.duels.length === 0) return null;
  const duel = duelOf(state, one);
  return duel !== null && duel.phase === 'active' && duel === duelOf(state, other) && ownerOf(one) !== ownerOf(other)
    ? duel
    : null;
}
