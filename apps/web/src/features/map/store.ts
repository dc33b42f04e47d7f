import type { ZoneMap } from '@necp/shared/zone/map';
import { create } from 'zustand';
import type { Radar } from '../../game/types';
import type { CitySpot } from './route';

/** Where the player has set out for. */
export interface Destination extends CitySpot {
  /** The key of the landmark, or null for a bare spot of the map. */
  readonly key: string | null;
}

interface MapState {
  /** The map of the zone the player is in. */
  readonly map: ZoneMap | null;
  readonly self: Radar['self'] | null;
  readonly destination: Destination | null;
  headFor(destination: Destination | null): void;
  sweep(self: Radar['self']): void;
}

/** The destination is reached at this distance. */
const reachedTiles = 3;

/** Where the player is and wants to go. */
export const useMap = create<MapState>((set) => ({
  map: null,
  self: null,
  destination: null,
  headFor: (destination) => set({ destination }),
  sweep: (self) =>
    set(({ map, destination }) => ({
      self,
      destination:
        destination &&
        destination.zone === map?.id &&
        Math.hypot(destination.x - self.x, destination.y - self.y) < reachedTiles
          ? null
          : destination,
    })),
}));
