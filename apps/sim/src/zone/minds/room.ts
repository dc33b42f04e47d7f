import type { ZoneState } from '../state';

/** Rows that stay free for what must not be refused: drops and things. */
const reservedRows = 64;

/** Whether there is room for one more who is not played: every player who may still come has a row, and things have some. */
export function hasRoom(state: ZoneState): boolean {
  return state.freeRows.length > state.capacity - state.players.size + reservedRows;
}
