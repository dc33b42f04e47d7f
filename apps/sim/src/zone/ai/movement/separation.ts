import { moveWithCollision, type Ground } from '@necp/shared/zone/movement';

/** The entities that must not overlap, with the radius of each. */
export interface Crowd {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly radiusOf: (entityIndex: number) => number;
}

/** An entity is pushed at most this far in one tick, so that a crowd does not jump. */
const strongestPushTiles = 0.08;
const widestTiles = 1.2;
/** Multiples of this angle do not repeat soon. */
const goldenAngle = 2.4;

/**
 * Moves overlapping entities apart, along walls. It sweeps along x, so that only neighbours are compared.
 * @param entityIndices sorted in place by x
 */
export function easeApart(ground: Ground, crowd: Crowd, entityIndices: number[]): void {
  const { x, y, radiusOf } = crowd;
  sortByX(entityIndices, x);
  for (let first = 0; first < entityIndices.length; first++) {
    const one = entityIndices[first] ?? 0;
    const reach = radiusOf(one) + widestTiles;
    for (let second = first + 1; second < entityIndices.length; second++) {
      const other = entityIndices[second] ?? 0;
      const dx = (x[other] ?? 0) - (x[one] ?? 0);
      if (dx > reach) break;
      const dy = (y[other] ?? 0) - (y[one] ?? 0);
      const least = radiusOf(one) + radiusOf(other);
      const squared = dx * dx + dy * dy;
      if (squared >= least * least) continue;
      const distance = Math.sqrt(squared);
      const push = Math.min(strongestPushTiles, (least - distance) / 2);
      // Two entities in the very same spot have no direction apart, so the entity index gives one.
      const wayX = distance > 1e-4 ? dx / distance : Math.cos(one * goldenAngle);
      const wayY = distance > 1e-4 ? dy / distance : Math.sin(one * goldenAngle);
      shift(ground, crowd, { entityIndex: one, byX: -wayX * push, byY: -wayY * push });
      shift(ground, crowd, { entityIndex: other, byX: wayX * push, byY: wayY * push });
    }
  }
}

function shift(
  ground: Ground,
  { x, y }: Crowd,
  { entityIndex, byX, byY }: { readonly entityIndex: number; readonly byX: number; readonly byY: number },
): void {
  const to = moveWithCollision(ground, { x: x[entityIndex] ?? 0, y: y[entityIndex] ?? 0 }, { x: byX, y: byY });
  x[entityIndex] = to.x;
  y[entityIndex] = to.y;
}

/** Insertion sort is fast here, because the order hardly changes from tick to tick. */
function sortByX(entityIndices: number[], x: Float32Array): void {
  for (let index = 1; index < entityIndices.length; index++) {
    const entityIndex = entityIndices[index] ?? 0;
    const at = x[entityIndex] ?? 0;
    let place = index - 1;
    while (place >= 0 && (x[entityIndices[place] ?? 0] ?? 0) > at) {
      entityIndices[place + 1] = entityIndices[place] ?? 0;
      place--;
    }
    entityIndices[place + 1] = entityIndex;
  }
}
