import type { TileSpot } from '@necp/shared/kernel';
import type { Route } from './paths';

/** Where a character walks and how. */
export interface Walk {
  route: Route;
  /** Index of the corner it is heading for. */
  corner: number;
  /** The goal of the route, and the tick of the path search. */
  goal: TileSpot | null;
  searchedTick: number;
  pace: 'walk' | 'run';
  /** A sidestep or slow circling: tiles per tick until a tick; it takes precedence over the route. */
  asideX: number;
  asideY: number;
  asideUntilTick: number;
  /** Consecutive ticks without progress. */
  stuckTicks: number;
}

/** Returns the state of a character that stands still. */
export function newWalk(): Walk {
  return {
    route: [],
    corner: 0,
    goal: null,
    searchedTick: -1000,
    pace: 'walk',
    asideX: 0,
    asideY: 0,
    asideUntilTick: 0,
    stuckTicks: 0,
  };
}
