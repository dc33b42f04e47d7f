import type { NumberList } from './number-list';
import { inMargin, type VisibleEntities } from './snapshot-frame';

/**
 * Of the frame being written, by row: 0 out of sight or known already, else its wait beside `inSight`. Empty between
 * two frames: writers take turns, so they share it.
 */
export const marks = { byEntity: new Uint8Array(0) };
const inSight = 0x80;
/** Of a turn: the wait stands above the lowest bits of the row. */
export const waitShift = 3;
const waitBits = 7;

/** Notes for each row in sight how long it waits. */
export function markVisible({ count, entityIndices, waits }: VisibleEntities, entityCount: number): void {
  if (marks.byEntity.length < entityCount) marks.byEntity = new Uint8Array(entityCount);
  const { byEntity } = marks;
  for (let index = 0; index < count; index++) byEntity[entityIndices[index] ?? 0] = inSight | (waits[index] ?? 0);
}

/** When a row is told of that was marked so: in ticks that have none of the bits of its wait, added to the turn. */
export function turnOf(entityIndex: number, mark: number): number {
  return ((mark & waitBits) << waitShift) | (entityIndex & waitBits);
}

/** Whoever is still marked is not known yet, and stays marked until it is admitted; nobody enters in the margin. */
export function listNewcomers({ count, entityIndices }: VisibleEntities, into: NumberList): void {
  const { byEntity } = marks;
  for (let index = 0; index < count; index++) {
    const entityIndex = entityIndices[index] ?? 0;
    const mark = byEntity[entityIndex] ?? 0;
    if (mark === 0) continue;
    if ((mark & inMargin) === 0) into.push(entityIndex);
    else byEntity[entityIndex] = 0;
  }
}
