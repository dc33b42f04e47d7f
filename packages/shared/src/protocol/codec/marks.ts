import type { NumberList } from './number-list';
import { inMargin, type VisibleRows } from './snapshot-frame';

/**
 * Of the frame being written, by row: 0 out of sight or known already, else its wait beside `inSight`. Empty between
 * two frames: writers take turns, so they share it.
 */
export const marks = { byRow: new Uint8Array(0) };
const inSight = 0x80;
/** Of a turn: the wait stands above the lowest bits of the row. */
export const waitShift = 3;
const waitBits = 7;

/** Notes for each row in sight how long it waits. */
export function markVisible({ count, rows, waits }: VisibleRows, rowCount: number): void {
  if (marks.byRow.length < rowCount) marks.byRow = new Uint8Array(rowCount);
  const { byRow } = marks;
  for (let index = 0; index < count; index++) byRow[rows[index] ?? 0] = inSight | (waits[index] ?? 0);
}

/** When a row is told of that was marked so: in ticks that have none of the bits of its wait, added to the turn. */
export function turnOf(row: number, mark: number): number {
  return ((mark & waitBits) << waitShift) | (row & waitBits);
}

/** Whoever is still marked is not known yet, and stays marked until it is admitted; nobody enters in the margin. */
export function listNewcomers({ count, rows }: VisibleRows, into: NumberList): void {
  const { byRow } = marks;
  for (let index = 0; index < count; index++) {
    const row = rows[index] ?? 0;
    const mark = byRow[row] ?? 0;
    if (mark === 0) continue;
    if ((mark & inMargin) === 0) into.push(row);
    else byRow[row] = 0;
  }
}
