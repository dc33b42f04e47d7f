import type { GoalView } from '../combat-types';

/** A goal: marked over a head when it is in view, at the edge of the screen when it is not. */
export interface Pointer extends GoalView {
  readonly mark: Exclude<GoalView['mark'], 'enemy'>;
  readonly liftTiles: number;
}

/** Goals nearer to each other than this are shown as one. */
const sameObjectTiles = 4;

/**
 * Keeps one of several goals that are next to each other, preferably a marked person: two overlapping arrows cannot be
 * read.
 */
export function withoutDoubles(pointers: readonly Pointer[]): Pointer[] {
  const isPlace = ({ mark, liftTiles }: Pointer) => mark === 'goal' && liftTiles < 1;
  const isBeside = (one: Pointer, other: Pointer) => Math.hypot(one.x - other.x, one.y - other.y) < sameObjectTiles;
  return pointers.filter(
    (one, index) =>
      !isPlace(one) ||
      !pointers.some(
        (other, at) =>
          other !== one &&
          (other.mark === 'goal' || other.mark === 'turn_in') &&
          isBeside(one, other) &&
          (!isPlace(other) || at < index),
      ),
  );
}
