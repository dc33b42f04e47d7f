import type { TileSpot, Vec2 } from '@necp/shared/kernel';
import type { GoalView } from '../combat-types';

/** A goal: marked over a head when it is in view, at the edge of the screen when it is not. */
export interface Pointer extends GoalView {
  readonly mark: Exclude<GoalView['mark'], 'enemy'>;
  readonly liftTiles: number;
  /** The direction in which the player walks there, of length 1; null when the walk is unknown. */
  readonly heading: Vec2 | null;
}

/** The walk to a goal ends within this distance of it. */
const endTiles = 3;
/** An arrow points to where the walk leads after this distance, so that it turns before the corner. */
const aheadTiles = 2.5;

/** Returns the direction in which a walk leads from where the player is; null when it does not lead to the goal. */
export function headingOn(way: readonly TileSpot[], self: TileSpot, goal: TileSpot): Vec2 | null {
  const end = way.at(-1);
  if (!end || Math.hypot(end.x - goal.x, end.y - goal.y) > endTiles) return null;
  const { x, y } = alongWay(way, self);
  const [dx, dy] = [x - self.x, y - self.y];
  const long = Math.hypot(dx, dy);
  return long === 0 ? null : { x: dx / long, y: dy / long };
}

/** Returns the spot that is `aheadTiles` farther along a walk, or its end. */
function alongWay(way: readonly TileSpot[], self: TileSpot): TileSpot {
  let from = self;
  let left = aheadTiles;
  for (const corner of way) {
    const far = Math.hypot(corner.x - from.x, corner.y - from.y);
    if (far >= left)
      return { x: from.x + ((corner.x - from.x) * left) / far, y: from.y + ((corner.y - from.y) * left) / far };
    left -= far;
    from = corner;
  }
  return from;
}

/** Within this distance of a goal the player has it at hand, even where a window covers it. */
const atHandTiles = 3;

/** Checks whether a goal that is not in view needs an arrow to it. */
export function needsArrow({ distanceTiles }: Pick<Pointer, 'distanceTiles'>): boolean {
  return distanceTiles > atHandTiles;
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
