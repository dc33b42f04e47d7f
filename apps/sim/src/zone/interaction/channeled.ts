import { tickMs } from '@necp/shared/protocol';
import { combatantAt } from '../combat/entity';
import type { Interactable } from '../core/interactable';
import { distanceTo } from '../core/reach';
import { at, type Player, type ZoneState } from '../state';
import { interactionSlice } from './slice';
import { useOf } from './uses';

/** Moving farther than this cancels the interaction. */
export const slackTiles = 0.6;

/** Makes the player hold the key from now on. */
export function startChanneledInteraction(
  state: ZoneState,
  player: Player,
  { interactable, holdMs }: { readonly interactable: Interactable; readonly holdMs: number },
): void {
  const endTick = state.tick + Math.max(1, Math.ceil(holdMs / tickMs));
  const interaction = {
    entityIndex: interactable.entityIndex,
    entityId: interactable.entityId,
    startTick: state.tick,
    endTick,
    x: at(state.x, player.entityIndex),
    y: at(state.y, player.entityIndex),
  };
  interactionSlice(state).channeled.set(player.characterId, interaction);
  sendProgress(state, player, { entityId: interaction.entityId, startTick: interaction.startTick, endTick });
}

/** Cancels the interaction before it is complete. */
export function stopChanneledInteraction(state: ZoneState, player: Player): void {
  if (interactionSlice(state).channeled.delete(player.characterId)) sendProgress(state, player, null);
}

/** Cancels interactions of players who moved, were harmed or lost the object, and completes those held long enough. */
export function advanceChanneledInteractions(state: ZoneState): void {
  const { channeled, interactables } = interactionSlice(state);
  for (const [characterId, interaction] of channeled) {
    const player = state.players.get(characterId);
    const interactable = interactables.get(interaction.entityIndex);
    if (player === undefined) {
      channeled.delete(characterId);
      continue;
    }
    const combatant = combatantAt(state, player.entityIndex);
    const isBroken =
      combatant === undefined || combatant.life !== 'up' || combatant.lastHarmTick > interaction.startTick;
    if (
      interactable?.entityId !== interaction.entityId ||
      isBroken ||
      player.connectionId === null ||
      distanceTo(state, player, interaction) > slackTiles
    ) {
      stopChanneledInteraction(state, player);
    } else if (state.tick >= interaction.endTick) {
      stopChanneledInteraction(state, player);
      useOf(state, interactable).complete(state, player, interactable);
    }
  }
}

function sendProgress(
  state: ZoneState,
  player: Player,
  message: { readonly entityId: number; readonly startTick: number; readonly endTick: number } | null,
): void {
  if (player.connectionId !== null)
    state.outbox.push({ kind: 'send', connectionIds: [player.connectionId], name: 'interact.progress', message });
}
