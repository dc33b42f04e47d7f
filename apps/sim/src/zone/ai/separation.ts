import { moveBody, type Ground } from '@necp/shared/zone/movement';

/** Rows of bodies that must not stand in one another, with how wide each is. */
export interface Crowd {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly radiusOf: (row: number) => number;
}

/** At most so far in one tick, so that a crowd eases apart and does not jump. */
const strongestPushTiles = 0.08;
const widestTiles = 1.2;
/** Turns by this much never meet again soon. */
const goldenAngle = 2.4;

/**
 * Eases bodies apart that stand in one another, along walls. Sweeps along x, so that only neighbours are compared.
 * @param rows sorted in place by x
 */
export function easeApart(ground: Ground, crowd: Crowd, rows: number[]): void {
  const { x, y, radiusOf } = crowd;
  sortByX(rows, x);
  for (let first = 0; first < rows.length; first++) {
    const one = rows[first] ?? 0;
    const reach = radiusOf(one) + widestTiles;
    for (let second = first + 1; second < rows.length; second++) {
      const other = rows[second] ?? 0;
      const dx = (x[other] ?? 0) - (x[one] ?? 0);
      if (dx > reach) break;
      const dy = (y[other] ?? 0) - (y[one] ?? 0);
      const least = radiusOf(one) + radiusOf(other);
      const squared = dx * dx + dy * dy;
      if (squared >= least * least) continue;
      const distance = Math.sqrt(squared);
      const push = Math.min(strongestPushTiles, (least - distance) / 2);
      // In the very same spot there is no way apart: the row gives one.
      const wayX = distance > 1e-4 ? dx / distance : Math.cos(one * goldenAngle);
      const wayY = distance > 1e-4 ? dy / distance : Math.sin(one * goldenAngle);
      shift(ground, crowd, { row: one, byX: -wayX * push, byY: -wayY * push });
      shift(ground, crowd, { row: other, byX: wayX * push, byY: wayY * push });
    }
  }
}

function shift(
  ground: Ground,
  { x, y }: Crowd,
  { row, byX, byY }: { readonly row: number; readonly byX: number; readonly byY: number },
): void {
  const to = moveBody(ground, { x: x[row] ?? 0, y: y[row] ?? 0 }, { x: byX, y: byY });
  x[row] = to.x;
  y[row] = to.y;
}

/** Insertion sort: from tick to tick the order hardly changes. */
function sortByX(rows: number[], x: Float32Array): void {
  for (let index = 1; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    const at = x[row] ?? 0;
    let place = index - 1;
    while (place >= 0 && (x[rows[place] ?? 0] ?? 0) > at) {
      rows[place + 1] = rows[place] ?? 0;
      place--;
    }
    rows[place + 1] = row;
  }
}
