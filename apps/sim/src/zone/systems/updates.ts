import { takeAnswer } from '../rooms/dispatch';
import { applySheet } from '../combat/spawn-combatant';
import type { DomainAnswer, Face, ZoneInput } from '../inputs';
import { learnWorld } from '../ai/condition-context';
import type { Player, ZoneState } from '../state';

type ZoneUpdate = DomainAnswer | Extract<ZoneInput, { kind: 'sheet' | 'world' }>;

/** Applies an answer of the domain, in the tick after it arrived; an answer for a player who left has no effect. */
export function applyUpdate(state: ZoneState, update: ZoneUpdate): void {
  if (update.kind === 'sheet') {
    const player = state.players.get(update.characterId);
    if (player === undefined || update.sheet.version < player.sheet.version) return;
    applySheet(state, player, { sheet: update.sheet, vitals: null });
    if (update.face !== undefined) changeFace(state, player, update.face);
  } else if (update.kind === 'world') {
    learnWorld(state, update);
  } else {
    takeAnswer(state, update);
  }
}

/**
 * Changes the appearance of a player. Clients that already see the entity keep the old look, which is acceptable
 * because mirrors stand where no other player looks.
 */
function changeFace(state: ZoneState, player: Player, { name, look }: Face): void {
  const appearance = state.appearances[player.entityIndex];
  if (appearance === undefined) return;
  player.name = name;
  state.appearances[player.entityIndex] = { ...appearance, name: { en: name, ru: name }, look };
}
