import type { TileSpot } from '@necp/shared/kernel';
import type { Route } from './paths';

/** Where somebody walks and how. */
export interface Walk {
  route: Route;
  /** The corner it is heading for. */
  corner: number;
  /** Where the route was to lead, and when it was looked for. */
  goal: TileSpot | null;
  searchedTick: number;
  pace: 'walk' | 'run';
  /** A quick step aside, or slow circling: tiles per tick until a tick; goes before the route. */
  asideX: number;
  asideY: number;
  asideUntilTick: number;
  /** Ticks in a row without getting on. */
  stuckTicks: number;
}

/** Standing. */
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
