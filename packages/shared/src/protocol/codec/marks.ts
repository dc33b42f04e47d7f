import type { NumberList } from './number-list';
import { inMargin, type VisibleEntities } from './snapshot-frame';

/**
 * Marks of the frame being written, by entity index: 0 for entities out of sight or known already, else the wait beside
 * `inSight`. The array is empty between two frames; writers take turns, so they share it.
 */
export const marks = { byEntity: new Uint8Array(0) };
const inSight = 0x80;
/** In a turn, the wait is stored above the lowest bits of the entity index. */
export const waitShift = 3;
const waitBits = 7;

/** Marks each visible entity with its wait. */
export function markVisible({ count, entityIndices, waits }: VisibleEntities, entityCount: number): void {
  if (marks.byEntity.length < entityCount) marks.byEntity = new Uint8Array(entityCount);
  const { byEntity } = marks;
  for (let index = 0; index < count; index++) byEntity[entityIndices[index] ?? 0] = inSight | (waits[index] ?? 0);
}

/** Returns when a marked entity is updated: in ticks that have none of the bits of its wait, added to the turn. */
export function turnOf(entityIndex: number, mark: number): number {
  return ((mark & waitBits) << waitShift) | (entityIndex & waitBits);
}

/**
 * Lists the visible entities the client does not know yet; they stay marked until they are admitted, and none enters in
 * the margin.
 */
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
