import { staleParts } from '@necp/shared/zone/sheet-versions';
import { applySheet } from '../combat/player/spawn-combatant';
import type { Face, ZoneInput } from '../inputs';
import type { Player, ZoneState } from '../state';

/** Applies a sheet of a character; one with an older part, or one of a character that left, has no effect. */
export function takeSheet(state: ZoneState, { characterId, sheet, face }: ZoneInput<'sheet'>): void {
  const player = state.players.get(characterId);
  if (player === undefined || staleParts(sheet.versions, player.sheet.versions).length > 0) return;
  applySheet(state, player, { sheet, vitals: null });
  if (face !== undefined) changeFace(state, player, face);
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
