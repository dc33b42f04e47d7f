import type { Player, ZoneState } from '../state';

/**
 * Checks whether this player sees an entity with a visibility override: own drops, or an entity for some players only.
 */
export function isVisibleTo(state: ZoneState, viewer: Player, entityIndex: number): boolean {
  return state.visibilityOverrides.get(entityIndex)?.has(viewer.characterId) ?? true;
}

/** Shows an entity to these characters only. */
export function setVisibilityOverride(
  state: ZoneState,
  entityIndex: number,
  characters: ReadonlySet<Player['characterId']>,
): void {
  state.hasVisibilityOverride[entityIndex] = 1;
  state.visibilityOverrides.set(entityIndex, characters);
}

/** Shows an entity to all players in sight again. */
export function clearVisibilityOverride(state: ZoneState, entityIndex: number): void {
  state.hasVisibilityOverride[entityIndex] = 0;
  state.visibilityOverrides.delete(entityIndex);
}
