import { combatantAt } from '../combat/entity';
import { isLineClear } from '../core/line-of-sight';
import { roomsOf } from '../core/room';
import { isNear } from '../places';
import { distanceTo, reachingKind } from '../core/reach';
import { reject } from '../core/reject';
import type { Reached } from '../core/room';
import { isVisibleTo } from '../core/visibility';
import { at, type Player, type ZoneState } from '../state';
import { startChanneledInteraction, stopChanneledInteraction } from './channeled';
import { interactionSlice } from './slice';
import { useOf } from './uses';

/** How near a player has to stand, in addition to the radius of the object. */
const reachTiles = 2;
const radiusTiles = 0.5;
/** An entity may move this far while the client's message is under way. */
const lateTiles = 0.4;
export const mostReachTiles = reachTiles + radiusTiles + lateTiles;
const what = 'npc.interact';

/** Interacts with what the player reaches for: a room that knows its kind of entity, or an object to be used. */
export function interact(state: ZoneState, player: Player, { entityId }: { readonly entityId: number }): void {
  const entityIndex = reach(state, player, { entityId, what });
  if (entityIndex === null) return;
  if (player.isInTransfer) return reject(state, player, { what, code: 'zone.busy' });
  if (combatantAt(state, player.entityIndex)?.life !== 'up') return reject(state, player, { what, code: 'zone.down' });
  stopChanneledInteraction(state, player);
  const kind = state.appearances[entityIndex]?.kind;
  for (const { reached } of roomsOf(state)) {
    const handle = kind === undefined ? undefined : reached?.[kind];
    if (handle !== undefined) return handle(state, player, { entityId, entityIndex });
  }
  reject(state, player, { what, code: 'zone.gone', kind: 'lag' });
}

/** Begins to use a world object, if it has something for the player. */
export function useInteractable(state: ZoneState, player: Player, { entityIndex }: Reached): void {
  const interactable = interactionSlice(state).interactables.get(entityIndex);
  const holdMs = interactable === undefined ? null : useOf(state, interactable).holdMs(state, player, interactable);
  if (interactable === undefined || holdMs === null)
    return reject(state, player, { what, code: 'zone.gone', kind: 'lag' });
  for (const { beginUse } of roomsOf(state)) beginUse?.(state, player);
  startChanneledInteraction(state, player, { interactable, holdMs });
}

/**
 * Returns the entity index of what the player reaches for; null when it was refused because it is gone, shown to others
 * only, too far or behind a wall.
 */
export function reach(
  state: ZoneState,
  player: Player,
  { entityId, what: event }: { readonly entityId: number; readonly what: string },
): number | null {
  const entityIndex = state.entityIndexOf.get(entityId);
  if (entityIndex === undefined || entityIndex === player.entityIndex) {
    reject(state, player, { what: event, code: 'zone.gone', kind: entityIndex === undefined ? 'lag' : 'cheat' });
    return null;
  }
  if (at(state.hasVisibilityOverride, entityIndex) === 1 && !isVisibleTo(state, player, entityIndex)) {
    // The answer is that for an entity that never was, so that it tells nothing about what others see.
    reject(state, player, { what: event, code: 'zone.gone', kind: 'cheat' });
    return null;
  }
  const spot = { x: at(state.x, entityIndex), y: at(state.y, entityIndex) };
  const over = distanceTo(state, player, spot) - mostReachTiles;
  if (over > 0) {
    reject(state, player, { what: event, code: 'zone.too_far', kind: reachingKind(over) });
    return null;
  }
  const { widthTiles, heightTiles, opaque } = state.map;
  if (
    !isLineClear(
      { widthTiles, heightTiles, marked: opaque },
      { x: at(state.x, player.entityIndex), y: at(state.y, player.entityIndex) },
      spot,
    )
  ) {
    reject(state, player, { what: event, code: 'zone.hidden', kind: 'lag' });
    return null;
  }
  return entityIndex;
}

/** Returns the smallest place an entity stands in; empty outside all places. */
export function placeAt(state: ZoneState, entityIndex: number): string {
  let found: { readonly id: string; readonly radiusTiles: number } | null = null;
  for (const place of state.places.values()) {
    if (
      isNear(place, { x: at(state.x, entityIndex), y: at(state.y, entityIndex) }, 1) &&
      (found === null || place.radiusTiles < found.radiusTiles)
    )
      found = place;
  }
  return found?.id ?? '';
}
