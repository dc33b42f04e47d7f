import { isLineClear } from '../ai/line-of-sight';
import type { ZoneOutput } from '../outputs';
import { isNear } from '../places';
import { at, type Player, type ZoneState } from '../state';
import { isVisibleTo } from '../systems/visibility';
import { pickUp } from './drops';
import { interactionMsOf, startChanneledInteraction, stopChanneledInteraction } from './channeled-interaction';
import { distanceTo, reachingKind, refuse } from './refusing';
import { endConversation, startConversation } from './conversation';

/** How near one has to stand, beside the radius of what one reaches for. */
const reachTiles = 2;
const radiusTiles = 0.5;
/** A body moves while the wish is on its way. */
const lateTiles = 0.4;
const what = 'npc.interact';

/** Talks to somebody, or begins to use something. */
export function interact(
  state: ZoneState,
  player: Player,
  { entityId, out }: { readonly entityId: number; readonly out: ZoneOutput[] },
): void {
  const row = reach(state, player, { entityId, what, out });
  if (row === null) return;
  const appearance = state.appearances[row];
  const thing = state.rooms.things.get(row);
  const combatant = state.combatants.get(player.row);
  if (state.rooms.transfer.has(player.characterId))
    return refuse(player, { what, code: 'zone.busy', refusal: 'normal' }, out);
  if (combatant?.life !== 'up') return refuse(player, { what, code: 'zone.down', refusal: 'normal' }, out);
  stopChanneledInteraction(state, player, out);
  if (appearance?.kind === 'drop') return pickUp(state, player, { row, out });
  if (appearance?.kind === 'npc') {
    if (combatant.inCombat) return refuse(player, { what, code: 'zone.in_fight', refusal: 'normal' }, out);
    endConversation(state, player, out);
    return startConversation(state, player, {
      entityId,
      npcId: appearance.content,
      object: null,
      place: placeAt(state, row),
      out,
    });
  }
  const holdMs = thing === undefined ? null : interactionMsOf(state, player, thing);
  if (thing === undefined || holdMs === null) return refuse(player, { what, code: 'zone.gone', refusal: 'lag' }, out);
  endConversation(state, player, out);
  startChanneledInteraction(state, player, { thing, holdMs, out });
}

/**
 * The row of what somebody reaches for, or null when that was refused: it is gone, hidden, too far or behind a wall.
 */
export function reach(
  state: ZoneState,
  player: Player,
  { entityId, what: wish, out }: { readonly entityId: number; readonly what: string; readonly out: ZoneOutput[] },
): number | null {
  const row = state.rowOf.get(entityId);
  if (row === undefined || row === player.row) {
    refuse(player, { what: wish, code: 'zone.gone', refusal: row === undefined ? 'lag' : 'cheat' }, out);
    return null;
  }
  if (at(state.veiled, row) === 1 && !isVisibleTo(state, player, row)) {
    refuse(player, { what: wish, code: 'zone.hidden', refusal: 'cheat' }, out);
    return null;
  }
  const spot = { x: at(state.x, row), y: at(state.y, row) };
  const over = distanceTo(state, player, spot) - (reachTiles + radiusTiles + lateTiles);
  if (over > 0) {
    refuse(player, { what: wish, code: 'zone.too_far', refusal: reachingKind(over) }, out);
    return null;
  }
  const { widthTiles, heightTiles, opaque } = state.map;
  if (
    !isLineClear(
      { widthTiles, heightTiles, marked: opaque },
      { x: at(state.x, player.row), y: at(state.y, player.row) },
      spot,
    )
  ) {
    refuse(player, { what: wish, code: 'zone.hidden', refusal: 'lag' }, out);
    return null;
  }
  return row;
}

/** The smallest place a body stands in; empty outside of all. */
export function placeAt(state: ZoneState, row: number): string {
  let found: { readonly id: string; readonly radiusTiles: number } | null = null;
  for (const place of state.rooms.places.values()) {
    if (
      isNear(place, { x: at(state.x, row), y: at(state.y, row) }, 1) &&
      (found === null || place.radiusTiles < found.radiusTiles)
    )
      found = place;
  }
  return found?.id ?? '';
}
