import { isLineClear } from '../ai/line-of-sight';
import { isNear } from '../places';
import { at, type Player, type ZoneState } from '../state';
import { isVisibleTo } from '../systems/visibility';
import { pickUp } from './drops';
import { interactionMsOf, startChanneledInteraction, stopChanneledInteraction } from './channeled-interaction';
import { reject } from '../reject';
import { distanceTo, reachingKind } from './reach';
import { endConversation, startConversation } from './conversation';

/** How near a player has to stand, in addition to the radius of the object. */
const reachTiles = 2;
const radiusTiles = 0.5;
/** An entity may move this far while the client's message is under way. */
const lateTiles = 0.4;
const what = 'npc.interact';

/** Starts a conversation with a person, or begins to use an object. */
export function interact(state: ZoneState, player: Player, { entityId }: { readonly entityId: number }): void {
  const entityIndex = reach(state, player, { entityId, what });
  if (entityIndex === null) return;
  const appearance = state.appearances[entityIndex];
  const interactable = state.rooms.interactables.get(entityIndex);
  const combatant = state.combatants.get(player.entityIndex);
  if (state.rooms.transfer.has(player.characterId)) return reject(state, player, { what, code: 'zone.busy' });
  if (combatant?.life !== 'up') return reject(state, player, { what, code: 'zone.down' });
  stopChanneledInteraction(state, player);
  if (appearance?.kind === 'drop') return pickUp(state, player, { entityIndex });
  if (appearance?.kind === 'npc') {
    if (combatant.inCombat) return reject(state, player, { what, code: 'zone.in_fight' });
    endConversation(state, player);
    return startConversation(state, player, {
      entityId,
      npcId: appearance.content,
      object: null,
      place: placeAt(state, entityIndex),
    });
  }
  const holdMs = interactable === undefined ? null : interactionMsOf(state, player, interactable);
  if (interactable === undefined || holdMs === null)
    return reject(state, player, { what, code: 'zone.gone', kind: 'lag' });
  endConversation(state, player);
  startChanneledInteraction(state, player, { interactable, holdMs });
}

/**
 * Returns the entity index of what the player reaches for; null when it was refused because it is gone, hidden, too far
 * or behind a wall.
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
    reject(state, player, { what: event, code: 'zone.hidden', kind: 'cheat' });
    return null;
  }
  const spot = { x: at(state.x, entityIndex), y: at(state.y, entityIndex) };
  const over = distanceTo(state, player, spot) - (reachTiles + radiusTiles + lateTiles);
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
