import type { Player, ZoneState } from '../state';

/** Whether this player is shown what stands in a row: own drops, presence for some only. Asked only of veiled rows. */
export function isVisibleTo(state: ZoneState, viewer: Player, row: number): boolean {
  return state.onlyFor.get(row)?.has(viewer.characterId) ?? true;
}

/** Shows a row to these characters only. */
export function veil(state: ZoneState, row: number, characters: ReadonlySet<Player['characterId']>): void {
  state.veiled[row] = 1;
  state.onlyFor.set(row, characters);
}

/** Shows a row to everybody in sight again. */
export function unveil(state: ZoneState, row: number): void {
  state.veiled[row] = 0;
  state.onlyFor.delete(row);
}
