import type { TileSpot } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import { type Danger, groundPath } from '../../features/map/ground-path';
import type { Way } from '../../features/zone/store';
import type { GoalView } from '../../game/types';

/** A corner is behind the player at this distance. */
const passedTiles = 0.8;
/** The way is found anew when the player leaves it, or the goal moves, by more than this. */
const strayTiles = 1.5;
const movedTiles = 2;

/** Returns the goal that the player follows: the destination chosen on the map, else the first goal of the quests. */
export function followed(goals: readonly GoalView[]): GoalView | null {
  return (
    goals.find(({ mark }) => mark === 'route') ??
    goals.find(({ mark }) => mark === 'goal' || mark === 'turn_in' || mark === 'offer') ??
    null
  );
}

/** Returns the walk to a goal from where the player is now; the same one as long as it still holds. */
export function wayOn(
  before: Way | null,
  around: {
    readonly map: ZoneMap;
    readonly self: TileSpot;
    readonly goal: TileSpot;
    readonly dangers?: readonly Danger[];
  },
): Way {
  const { map, self, goal, dangers = [] } = around;
  const kept = before && trimmed(before, self);
  if (kept && far(kept.corners.at(-1) ?? self, goal) <= movedTiles && !hasStrayed(kept, self)) return kept;
  const [from = self, ...corners] = groundPath({ ...map, dangers }, { x: self.x, y: self.y }, { x: goal.x, y: goal.y });
  const [first = goal, ...others] = corners;
  return { from, corners: [first, ...others] };
}

/** Returns the way without the corners that are behind the player. */
function trimmed(way: Way, self: TileSpot): Way {
  const [next, after, ...others] = way.corners;
  if (!after) return way;
  if (far(next, self) > passedTiles && farFromLine(self, next, after) > passedTiles / 2) return way;
  return trimmed({ from: next, corners: [after, ...others] }, self);
}

const hasStrayed = ({ from, corners: [next] }: Way, self: TileSpot): boolean =>
  farFromLine(self, from, next) > strayTiles;

const far = (one: TileSpot, other: TileSpot): number => Math.hypot(one.x - other.x, one.y - other.y);

/** Returns the distance of a spot from the line between two others. */
function farFromLine(spot: TileSpot, from: TileSpot, to: TileSpot): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const long = dx * dx + dy * dy;
  const share = long === 0 ? 0 : Math.max(0, Math.min(1, ((spot.x - from.x) * dx + (spot.y - from.y) * dy) / long));
  return far(spot, { x: from.x + dx * share, y: from.y + dy * share });
}
