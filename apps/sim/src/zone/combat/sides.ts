import type { ZoneState } from '../state';
import type { Combatant, Match } from './combatant';
import { combatSlice } from './slice';

/**
 * Checks whether two combatants may harm one another: they are on different sides, or they (or their machines) fight a
 * match; an entity that one of them cannot see is excluded.
 */
export function areEnemies(state: ZoneState, one: Combatant, other: Combatant): boolean {
  if (one === other || one.side === 'none' || other.side === 'none') return false;
  if (one.side !== other.side)
    return !isUnseenBy(state, one.entityIndex, other) && !isUnseenBy(state, other.entityIndex, one);
  return matchBetween(state, one, other) !== null;
}

/** Checks whether two combatants may help one another: the same side, and no match between them. */
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

/** Returns the match in which two combatants, or their machines, fight one another; null when there is none. */
export function matchBetween(state: ZoneState, one: Combatant, other: Combatant): Match | null {
  const { matches } = combatSlice(state);
  if (matches.length === 0) return null;
  const id = ownerOf(one);
  const otherId = ownerOf(other);
  return (
    matches.find(
      ({ challenger, challenged }) =>
        (challenger === id && challenged === otherId) || (challenger === otherId && challenged === id),
    ) ?? null
  );
}

/** Checks whether a combatant fights a match now. */
export function hasMatch(state: ZoneState, { id }: Combatant): boolean {
  return combatSlice(state).matches.some(({ challenger, challenged }) => challenger === id || challenged === id);
}

/** Checks whether any players of one side fight one another now. */
export function hasMatches(state: ZoneState): boolean {
  return combatSlice(state).matches.length > 0;
}

/** Lets two players of one side harm one another until the match is closed. */
export function openMatch(state: ZoneState, match: Match): void {
  combatSlice(state).matches.push(match);
}

export function closeMatch(state: ZoneState, match: Match): void {
  const { matches } = combatSlice(state);
  const index = matches.indexOf(match);
  if (index >= 0) matches.splice(index, 1);
}
