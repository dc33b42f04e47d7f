import { tileAt, type ZoneState } from '../state';
import type { Fighter } from './combatant';
import type { FighterCells } from './shapes';

const cellTiles = 8;
const columns = 256;
/** More than anybody runs in the ticks a shot may be rewound, and in the tick since the cells were filled. */
const widenTiles = 2.5;

/** Every fighter that may touch a box, near it by cells; callers measure for themselves. */
export function fightersIn(
  state: ZoneState,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): Fighter[] {
  const { cells } = cellsOf(state);
  const found: Fighter[] = [];
  const right = Math.floor((box.right + widenTiles) / cellTiles);
  const bottom = Math.floor((box.bottom + widenTiles) / cellTiles);
  for (let line = Math.floor((box.top - widenTiles) / cellTiles); line <= bottom; line++) {
    for (let column = Math.floor((box.left - widenTiles) / cellTiles); column <= right; column++) {
      const here = cells.get(line * columns + column);
      if (here !== undefined) for (const fighter of here) found.push(fighter);
    }
  }
  state.cells.looks += found.length;
  return found;
}

/** Every fighter that may stand within a circle. */
export function fightersAround(
  state: ZoneState,
  spot: { readonly x: number; readonly y: number },
  radiusTiles: number,
): Fighter[] {
  return fightersIn(state, {
    left: spot.x - radiusTiles,
    right: spot.x + radiusTiles,
    top: spot.y - radiusTiles,
    bottom: spot.y + radiusTiles,
  });
}

function cellsOf(state: ZoneState): FighterCells {
  const index = state.cells;
  if (index.builtTick === state.tick) return index;
  index.builtTick = state.tick;
  index.cells.clear();
  for (const fighter of state.fighters.values()) {
    if (fighter.life !== 'up') continue;
    const cell =
      Math.floor(tileAt(state.y, fighter.row) / cellTiles) * columns +
      Math.floor(tileAt(state.x, fighter.row) / cellTiles);
    const here = index.cells.get(cell);
    if (here === undefined) index.cells.set(cell, [fighter]);
    else here.push(fighter);
  }
  return index;
}
