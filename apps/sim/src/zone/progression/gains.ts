import { emitAt } from '../combat/combat-events';
import type { ZoneInput } from '../inputs';
import { at, type Player, type ZoneState } from '../state';

/** Shows all players near by that a player reached a level. */
export function showLevelUp(state: ZoneState, { entityIndex }: Player, level: number): void {
  emitAt(state, { kind: 'level_up', target: at(state.ids, entityIndex), level }, entityIndex);
}

/** Shows the levels that players reached by their share in a defeat. */
export function takeGained(state: ZoneState, { gains }: ZoneInput<'gained'>): void {
  for (const { characterId, level, levelsGained } of gains) {
    const player = state.players.get(characterId);
    if (player !== undefined && levelsGained > 0) showLevelUp(state, player, level);
  }
}
