import type { TileSpot } from '@necp/shared/kernel';
import { tileAt, type ZoneState } from '../state';
import type { Combatant } from './combatant';
import { combatants } from './entity';
import type { CombatantCells } from './slice';
import { combatSlice } from './slice';

const cellTiles = 8;
const columns = 256;
/** More than any entity runs in the ticks a shot may be rewound and in the tick since the cells were filled. */
const widenTiles = 2.5;

/** Returns every combatant that may touch a box, by cells; callers measure the exact distance. */
export function combatantsIn(
  state: ZoneState,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): Combatant[] {
  const index = cellsOf(state);
  const found: Combatant[] = [];
  const right = Math.floor((box.right + widenTiles) / cellTiles);
  const bottom = Math.floor((box.bottom + widenTiles) / cellTiles);
  for (let line = Math.floor((box.top - widenTiles) / cellTiles); line <= bottom; line++) {
    for (let column = Math.floor((box.left - widenTiles) / cellTiles); column <= right; column++) {
      const here = index.cells.get(line * columns + column);
      if (here !== undefined) for (const combatant of here) found.push(combatant);
    }
  }
  index.looks += found.length;
  return found;
}

/** Returns every combatant that may stand within a circle. */
export function combatantsAround(state: ZoneState, spot: TileSpot, radiusTiles: number): Combatant[] {
  return combatantsIn(state, {
    left: spot.x - radiusTiles,
    right: spot.x + radiusTiles,
    top: spot.y - radiusTiles,
    bottom: spot.y + radiusTiles,
  });
}

function cellsOf(state: ZoneState): CombatantCells {
  const { cells: index } = combatSlice(state);
  if (index.builtTick === state.tick) return index;
  index.builtTick = state.tick;
  index.cells.clear();
  for (const combatant of combatants(state)) {
    if (combatant.life !== 'up') continue;
    const cell =
      Math.floor(tileAt(state.y, combatant.entityIndex) / cellTiles) * columns +
      Math.floor(tileAt(state.x, combatant.entityIndex) / cellTiles);
    const here = index.cells.get(cell);
    if (here === undefined) index.cells.set(cell, [combatant]);
    else here.push(combatant);
  }
  return index;
}
